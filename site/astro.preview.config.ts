import react from '@astrojs/react'
import {defineConfig} from 'astro/config'
import {previewAdapter} from './src/preview/adapter.ts'

process.env.ASTRO_TELEMETRY_DISABLED ??= '1'
delete process.env.BASE_URL

/** The same templates rendered on request. Nothing of a machine is built in, so all share one build. */
export default defineConfig({
  srcDir: './src/preview',
  output: 'server',
  trailingSlash: 'ignore',
  build: {inlineStylesheets: 'never'},
  image: {
    service: {entrypoint: '/src/pictures/imageService.ts', config: {avif: {effort: 0}}},
    endpoint: {route: '/_image', entrypoint: 'astro/assets/endpoint/node'},
    // Asked of the content store alone, see src/preview/.
    remotePatterns: [{pathname: '/images/**'}],
  },
  session: false,
  security: {checkOrigin: false},
  adapter: previewAdapter(),
  integrations: [react()],
  vite: {build: {assetsInlineLimit: 0, cssCodeSplit: false}},
  devToolbar: {enabled: false},
})
