import react from '@astrojs/react'
import {defineConfig} from 'astro/config'
import {clientScripts} from './clientScripts.ts'
import {headersFile} from './headersFile.ts'
import {ownBuildFolder} from './ownBuildFolder.ts'
import {redirectsRoute} from './redirectsRoute.ts'
import {readEnvironment} from './src/content/environment.ts'
import {searchIndex} from './src/search/searchIndex.ts'

// A build talks to the lake and to nobody else.
process.env.ASTRO_TELEMETRY_DISABLED ??= '1'
// Astro would take a variable of this name for the folder of the site.
delete process.env.BASE_URL

const {siteUrl, apiHost} = readEnvironment(process.env)
const imageOrigin = new URL(apiHost ?? 'https://cdn.sanity.io')

export default defineConfig({
  site: new URL(siteUrl).origin,
  base: new URL(siteUrl).pathname,
  output: 'static',
  trailingSlash: 'always',
  build: {format: 'directory', inlineStylesheets: 'never'},
  image: {
    // The lightest work that still makes AVIF half the size of WebP; more of it takes seconds a picture.
    service: {entrypoint: '/src/pictures/imageService.ts', config: {avif: {effort: 1}}},
    remotePatterns: [
      {
        protocol: imageOrigin.protocol.slice(0, -1),
        hostname: imageOrigin.hostname,
        port: imageOrigin.port,
        pathname: '/images/**',
      },
    ],
  },
  integrations: [
    react(),
    clientScripts(),
    ownBuildFolder(),
    redirectsRoute(),
    headersFile(),
    searchIndex(),
  ],
  // Scripts are files, never part of a page, because the content security policy allows no other.
  // One style sheet serves all pages, because a dozen small ones are a dozen requests.
  vite: {build: {assetsInlineLimit: 0, cssCodeSplit: false}},
  devToolbar: {enabled: false},
})
