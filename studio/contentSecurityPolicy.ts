import type {StudioEnvironment} from './environment.ts'

/**
 * The Content-Security-Policy of the Studio's page: only its own files, its content's host, the
 * publisher of the site and the preview may be loaded or contacted.
 *
 * Written into the page itself, so it holds on any static server. `frame-ancestors` has no effect
 * there and is sent by `serve.ts`.
 */
export function contentSecurityPolicy(environment: StudioEnvironment): string {
  const {api, sockets, assets} = contentHosts(environment)
  const {siteOrigin, previewOrigin} = environment
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    // The check for a newer version reads a data URL, see offline.ts.
    'connect-src': [
      "'self'",
      'data:',
      ...api,
      ...sockets,
      ...assets,
      ...(siteOrigin ? [siteOrigin] : []),
    ],
    'img-src': ["'self'", 'blob:', 'data:', ...assets],
    'media-src': ["'self'", 'blob:', ...assets],
    // styled-components writes style elements while the Studio runs.
    'style-src': ["'self'", "'unsafe-inline'"],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'", ...(previewOrigin ? [previewOrigin] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

function contentHosts({projectId, lakeOrigin}: StudioEnvironment) {
  if (!lakeOrigin) {
    return {
      api: ['https://api.sanity.io', 'https://*.api.sanity.io', 'https://*.apicdn.sanity.io'],
      sockets: ['wss://*.api.sanity.io'],
      assets: ['https://cdn.sanity.io'],
    }
  }
  const {protocol, host} = new URL(lakeOrigin)
  return {
    // The SDK inside the Studio always puts the project id in front of the API host.
    api: [`${protocol}//${projectId}.${host}`],
    sockets: [`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}`],
    assets: [lakeOrigin],
  }
}
