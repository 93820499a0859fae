import type {MiddlewareHandler} from 'hono'
import type {LakeEnv} from './context.ts'

/** For answers that are data, not pages. Assets and the sign-in page bring policies of their own. */
const defaults = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
}

/** Keeps browsers from taking an answer for a page, a script or a frame. */
export const guardBrowsers: MiddlewareHandler<LakeEnv> = async (context, next) => {
  await next()
  const {headers} = context.res
  for (const [name, value] of Object.entries(defaults)) {
    if (!headers.has(name)) headers.set(name, value)
  }
}
