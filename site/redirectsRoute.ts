import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'

/**
 * Writes `_redirects`, which static hosts read. Astro passes over files in `src/pages/` whose names
 * begin with an underscore, so this one address has to be named.
 */
export function redirectsRoute(): AstroIntegration {
  return {
    name: 'redirects-route',
    hooks: {
      'astro:config:setup': ({injectRoute}) => {
        const entrypoint = fileURLToPath(new URL('src/pages/_redirects.ts', import.meta.url))
        injectRoute({pattern: '/_redirects', entrypoint, prerender: true})
      },
    },
  }
}
