import type {MiddlewareHandler} from 'hono'
import type {LakeEnv} from './context.ts'

const methods = 'GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS'
const exposedHeaders = 'ETag, X-Sanity-Deprecated, X-Sanity-Warning, X-Sanity-Shard, traceparent'
const preflightSeconds = '600'

/** True for origins on the list, and for pages that the lake serves itself. */
export function isAllowedOrigin(
  origin: string,
  host: string,
  corsOrigins: readonly string[],
): boolean {
  return corsOrigins.includes(origin) || origin === `http://${host}` || origin === `https://${host}`
}

/**
 * Lets browser applications on listed origins call the lake, with credentials. A refused origin
 * gets an ordinary reply without `Access-Control-Allow-Origin`, which its browser withholds from it.
 *
 * There is no `Timing-Allow-Origin`: with it the Studio would see HTTP/1.1 and warn of an
 * "outdated HTTP protocol".
 */
export function cors(corsOrigins: readonly string[]): MiddlewareHandler<LakeEnv> {
  return async (context, next) => {
    const origin = context.req.header('origin')
    if (origin === undefined) return next()
    const allowed = isAllowedOrigin(origin, new URL(context.req.url).host, corsOrigins)
    if (context.req.method === 'OPTIONS' && context.req.header('access-control-request-method')) {
      const requested = context.req.header('access-control-request-headers')
      context.res = new Response(null, {status: 204})
      if (allowed) {
        context.res.headers.set('Access-Control-Allow-Methods', methods)
        if (requested) context.res.headers.set('Access-Control-Allow-Headers', requested)
        context.res.headers.set('Access-Control-Max-Age', preflightSeconds)
      }
    } else {
      await next()
    }
    const {headers} = context.res
    headers.append('Vary', 'Origin')
    if (!allowed || headers.has('Access-Control-Allow-Origin')) return
    headers.set('Access-Control-Allow-Origin', origin)
    headers.set('Access-Control-Allow-Credentials', 'true')
    headers.set('Access-Control-Expose-Headers', exposedHeaders)
  }
}
