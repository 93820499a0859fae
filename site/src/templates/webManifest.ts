import type {SiteFrame} from '../loaders/siteFrame.ts'

/**
 * What a device shows of the site when somebody keeps it. Addresses are relative to the manifest, so
 * they hold wherever the site lies.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export function webManifest({name, description}: Pick<SiteFrame, 'name' | 'description'>) {
  return {
    name,
    short_name: name,
    description,
    lang: 'en',
    id: './',
    start_url: './',
    scope: './',
    display: 'browser',
    background_color: '#fbfaf5',
    theme_color: '#1d2826',
    icons: [
      {src: 'favicon.svg', type: 'image/svg+xml', sizes: 'any'},
      {src: 'icon-192.png', type: 'image/png', sizes: '192x192'},
      {src: 'icon-512.png', type: 'image/png', sizes: '512x512'},
      {src: 'icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable'},
    ],
  }
}
