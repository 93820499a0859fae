import type {Context} from 'hono'
import {requireSignedIn} from '../access/caller.ts'
import {isLoopbackHost} from '../access/loopback.ts'
import {SignIn} from '../access/signIn.ts'
import {renderRefusalPage, renderSignInPage} from '../access/signInPage.ts'
import {LakeError} from '../errors.ts'
import type {LakeEnv, LakeSettings, RegisterFamily} from './context.ts'
import {requestBytes} from './requestBytes.ts'

const formLimitBytes = 10_000

/** Sign-in, sign-out and who is signed in. @see content-lake API reference 20.3 */
export const registerAuth: RegisterFamily = (app, deps) => {
  const {settings, access} = deps
  const signIn = new SignIn(deps)

  app.get('/auth/providers', (context) =>
    context.json({
      thirdPartyLogin: true,
      providers: [
        {name: 'local', title: 'This machine', url: `${settings.publicUrl()}/auth/local`},
      ],
    }),
  )

  app.get('/auth/local', (context) => {
    const target = studioTarget(context, settings)
    if (typeof target === 'string') return page(context, 403, renderRefusalPage(target), '')
    if (!settings.autoSignIn) {
      const form = renderSignInPage({studioOrigin: target.origin, email: '', problem: ''})
      return page(context, 200, form, target.origin)
    }
    // A name that is not this machine's would mean DNS rebinding or a proxy that opens the lake up.
    if (!isLoopbackHost(new URL(context.req.url).hostname)) {
      const reason = 'Automatic sign-in works only on the machine the lake runs on.'
      return page(context, 403, renderRefusalPage(reason), '')
    }
    return redirect(target, signIn.codeForLocalAdministrator(target.origin))
  })

  app.post('/auth/local', async (context) => {
    const target = studioTarget(context, settings)
    if (typeof target === 'string') return page(context, 403, renderRefusalPage(target), '')
    const form = await formFields(context)
    const outcome = await signIn.codeForPassword(form.email, form.password, target.origin)
    if (typeof outcome === 'object') return redirect(target, outcome.sid)
    const [status, problem] = refusals[outcome]
    const html = renderSignInPage({studioOrigin: target.origin, email: form.email, problem})
    return page(context, status, html, target.origin)
  })

  app.get('/auth/fetch', (context) => {
    const sid = context.req.query('sid')
    if (sid === undefined) {
      throw new LakeError('badRequest', {message: 'The parameter "sid" is missing.'})
    }
    const token = signIn.tokenFromCode(sid, context.req.header('origin') ?? null)
    return context.json({token, label: 'Studio session'}, 200, {'cache-control': 'no-store'})
  })

  app.get('/auth/id', (context) => {
    const token = access.tokenOf(context.req.raw.headers)
    requireSignedIn(context.get('caller'))
    const expiryMs = token?.expiresAt ?? deps.surroundings.now() + yearMs
    return context.json({id: context.get('caller').userId, expiry: Math.floor(expiryMs / 1000)})
  })

  app.post('/auth/logout', (context) => {
    const token = access.tokenOf(context.req.raw.headers)
    if (token !== undefined) signIn.endSession(token)
    return context.json({ok: true})
  })
}

const yearMs = 365 * 24 * 60 * 60 * 1000

const refusals = {
  wrong: [401, 'The address or the password is wrong.'],
  blocked: [429, 'Too many attempts. Wait 15 minutes, then try again.'],
} as const

/** Where to return after signing in, or the reason why not. Only listed origins ever get a code. */
function studioTarget(context: Context<LakeEnv>, settings: LakeSettings): URL | string {
  const origin = context.req.query('origin')
  const url = origin === undefined ? null : URL.parse(origin)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return 'The address to return to is missing or is not a web address. Start from the Studio.'
  }
  if (!settings.corsOrigins.includes(url.origin)) {
    return `${url.origin} is not one of the allowed origins. Start the lake with --cors-origin ${url.origin} if it is your Studio.`
  }
  return url
}

function redirect(target: URL, sid: string): Response {
  const url = new URL(target)
  url.username = ''
  url.password = ''
  url.hash = `sid=${sid}`
  return new Response(null, {
    status: 303,
    headers: {location: url.href, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer'},
  })
}

function page(
  context: Context<LakeEnv>,
  status: 200 | 401 | 403 | 429,
  html: string,
  formTarget: string,
): Response {
  // Chromium applies form-action to the redirect that follows the form, so the Studio is listed too.
  const policy = `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${formTarget}; frame-ancestors 'none'; base-uri 'none'`
  return context.html(html, status, {
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
}

async function formFields(context: Context<LakeEnv>): Promise<{email: string; password: string}> {
  if (context.req.header('sec-fetch-site') === 'cross-site') {
    throw new LakeError('badRequest', {
      message: 'The sign-in form was sent from another site. Open the sign-in page itself.',
    })
  }
  const text = new TextDecoder().decode(await requestBytes(context, formLimitBytes))
  const fields = new URLSearchParams(text)
  return {email: fields.get('email')?.trim() ?? '', password: fields.get('password') ?? ''}
}
