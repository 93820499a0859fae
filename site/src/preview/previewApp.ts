import {join} from 'node:path'
import {serveStatic} from '@hono/node-server/serve-static'
import {validatePreviewUrl} from '@sanity/preview-url-secret'
import {type Context, Hono} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import {streamSSE} from 'hono/streaming'
import {isRecord} from '../content/normalise.ts'
import type {Document} from '../live/compileQuery.ts'
import {contentSecurityPolicy} from './contentSecurityPolicy.ts'
import type {Drafts} from './drafts.ts'
import type {PreviewEnvironment} from './environment.ts'
import {
  expiredSession,
  explanationPage,
  noContent,
  noSession,
  wrongSecret,
  wrongSession,
} from './explanation.ts'
import type {LivePages} from './livePages.ts'
import {type Perspective, parsePerspective} from './perspective.ts'
import type {PreviewPages} from './previewPages.ts'
import {cookieHeader, type Session, Sessions, sessionMs} from './session.ts'

export interface PreviewParts {
  environment: PreviewEnvironment
  drafts: Drafts
  pages: PreviewPages
  livePages: LivePages
  /** Folder of the built templates and overlays. */
  build: string
  now: () => number
}

/** How the Studio names the perspective in addresses. */
const perspectiveParameter = 'sanity-preview-perspective'

/** Far more than a document has. */
const longestDocumentBytes = 4 * 1024 * 1024

/** Files of every page, which say nothing of the content. */
const publicFiles = ['/favicon.svg', '/favicon.ico', '/apple-touch-icon.png', '/og.png']

const explanations = {none: noSession, wrong: wrongSession, expired: expiredSession}

/** Everything that the preview answers. */
export function previewApp({
  environment,
  drafts,
  pages,
  livePages,
  build,
  now,
}: PreviewParts): Hono {
  const sessions = new Sessions(environment.token)
  const policy = contentSecurityPolicy(environment)
  const app = new Hono()

  app.use(async (context, next) => {
    await next()
    context.header('Content-Security-Policy', policy)
    context.header('Referrer-Policy', 'no-referrer')
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('X-Robots-Tag', 'noindex, nofollow')
    context.header('Cache-Control', 'no-store')
  })

  app.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /\n'))
  app.get('/_astro/*', serveStatic({root: join(build, 'client')}))
  for (const name of publicFiles) app.get(name, serveStatic({root: join(build, 'client')}))
  app.get(
    '/_preview/overlays/*',
    serveStatic({root: build, rewriteRequestPath: (path) => path.replace('/_preview', '')}),
  )

  app.get('/_preview/enable', async (context) => {
    const secret = await validatePreviewUrl(drafts.client, context.req.url).catch(String)
    if (typeof secret === 'string') {
      return context.html(explanationPage(noContent(secret)), 503)
    }
    if (!secret.isValid) return context.html(explanationPage(wrongSecret), 401)
    const perspective = parsePerspective(secret.studioPreviewPerspective).join()
    keep(context, {perspective, until: now() + sessionMs})
    const {pathname, search, hash} = new URL(secret.redirectTo ?? '/', 'http://localhost')
    return context.redirect(`${pathname}${search}${hash}`, 307)
  })

  app.get('/_preview/disable', (context) => {
    context.header('Set-Cookie', cookieHeader('', {isSecure: isSecure(context), maxAgeMs: 0}))
    return context.html(explanationPage(noSession), 401)
  })

  app.post('/_preview/perspective', async (context) => {
    const session = sessionOf(context)
    if (typeof session === 'string') return context.body(null, 401)
    keep(context, {...session, perspective: parsePerspective(await context.req.text()).join()})
    return context.body(null, 204)
  })

  app.post('/_preview/typing', bodyLimit({maxSize: longestDocumentBytes}), async (context) => {
    if (typeof sessionOf(context) === 'string') return context.body(null, 401)
    const document = parseTyped(await context.req.json())
    if (document === undefined) return context.body(null, 400)
    drafts.type(document)
    return context.body(null, 204)
  })

  app.get('/_preview/live', (context) => {
    const session = sessionOf(context)
    if (typeof session === 'string') return context.body(null, 401)
    const pathname = context.req.query('pathname') ?? '/'
    const perspective = perspectiveOf(context, session)
    return streamSSE(context, async (stream) => {
      const ended = new AbortController()
      stream.onAbort(() => ended.abort())
      await livePages.follow({
        render: async () => (await pages.pageAt(pathname, perspective)).html,
        send: (html) => stream.writeSSE({data: JSON.stringify(html)}),
        signal: ended.signal,
      })
    })
  })

  app.get('*', async (context) => {
    const session = sessionOf(context)
    if (typeof session === 'string') {
      return context.html(explanationPage(explanations[session]), 401)
    }
    const {pathname, search} = new URL(context.req.url)
    const perspective = perspectiveOf(context, session)
    if (pathname === '/_image') return pages.imageAt(`${pathname}${search}`)
    if (/\.[a-z0-9]+$/i.test(pathname)) return pages.fileAt(pathname, perspective)
    if (!pathname.endsWith('/')) return context.redirect(`${pathname}/${search}`, 307)
    const {html, status} = await pages.pageAt(pathname, perspective)
    return context.html(html, status)
  })
  return app

  function sessionOf(context: Context): Session | 'none' | 'wrong' | 'expired' {
    return sessions.read(context.req.header('Cookie'), now())
  }

  function keep(context: Context, session: Session): void {
    const options = {isSecure: isSecure(context), maxAgeMs: session.until - now()}
    context.header('Set-Cookie', cookieHeader(sessions.sign(session), options))
  }
}

/** A document as the form holds it; `undefined` for one that is not a draft or version. */
function parseTyped(value: unknown): Document | undefined {
  if (!isRecord(value)) return undefined
  const {_id, _type} = value
  if (typeof _id !== 'string' || typeof _type !== 'string') return undefined
  if (!/^(drafts|versions\.[^.]+)\.[^.]+$/.test(_id)) return undefined
  return {...value, _id, _type, _rev: 'typed'}
}

/** What the address asks for, as the Studio puts it there, or what the session began with. */
function perspectiveOf(context: Context, session: Session): Perspective {
  return parsePerspective(context.req.query(perspectiveParameter) ?? session.perspective)
}

function isSecure(context: Context): boolean {
  return (context.req.header('X-Forwarded-Proto') ?? new URL(context.req.url).protocol).startsWith(
    'https',
  )
}
