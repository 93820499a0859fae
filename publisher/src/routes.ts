import {Hono} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import {PublisherError} from './errors.ts'
import {bearerToken, isAdministrator, requireAdministrator} from './receive/administrator.ts'
import {type ReceiverOptions, receiveDelivery} from './receive/receiver.ts'
import type {Release} from './release/dataDirectory.ts'
import type {EventStreams} from './report/eventStream.ts'
import {metricsText} from './report/metrics.ts'
import type {ReportCounts} from './report/reportCounts.ts'
import type {Reporter} from './report/reporter.ts'
import {statusPage, statusPolicy} from './report/statusPage.ts'
import type {EncodedBodies} from './serve/encodedBodies.ts'
import {plainText, respondFromRelease} from './serve/respond.ts'
import type {LiveRelease} from './serve/servedRelease.ts'
import type {Surroundings} from './surroundings.ts'

/** A document may be as large as the content store allows, and a webhook may send all of it. */
const largestDeliveryBytes = 32 * 1024 * 1024

export interface RouteOptions {
  receiver: ReceiverOptions
  reporter: Reporter
  events: EventStreams
  counts: ReportCounts
  administration: Administration
  live: LiveRelease
  bodies: EncodedBodies
  surroundings: Surroundings
}

/** What only administrators may ask for. */
export interface Administration {
  token: string | undefined
  rollBack: (id: string | undefined) => Promise<{id: string}>
  /** For whoever may read the drafts with a token of the content store, or for administrators without. */
  plan: (documentIds: readonly string[], token: string | undefined) => Promise<object | undefined>
  requireDrafts: (documentIds: readonly string[], token: string) => Promise<void>
  /** The newest first. */
  releases: () => Promise<Release[]>
}

/** Everything the publisher answers. */
export function createRoutes(options: RouteOptions): Hono {
  const {receiver, reporter, events, live, bodies, surroundings, counts, administration} = options
  const app = new Hono()
  // The Studio, on an address of its own, shows the status; it holds nothing that is not public.
  const anywhere = {'access-control-allow-origin': '*', 'cache-control': 'no-store'}

  app.post(
    '/_publisher/webhook',
    bodyLimit({
      maxSize: largestDeliveryBytes,
      onError: () => plainText(413, 'This delivery is too large.'),
    }),
    (context) => receiveDelivery(context.req.raw, receiver),
  )
  app.get('/_publisher/status', (context) => context.json(reporter.status(), 200, anywhere))
  app.get('/_publisher/events', (context) => {
    if (context.req.raw.method === 'HEAD') {
      return context.body(null, 200, {...anywhere, 'content-type': 'text/event-stream'})
    }
    const stream = events.open()
    if (!stream) return plainText(503, 'Too many listeners.', {'retry-after': '30'})
    return context.body(stream, 200, {...anywhere, 'content-type': 'text/event-stream'})
  })
  app.get('/_publisher/metrics', () =>
    plainText(200, metricsText(reporter.status(), counts).trimEnd()),
  )
  app.get('/_publisher/', async (context) => {
    const releases = await administration.releases()
    return context.html(statusPage(reporter.status(), releases), 200, {
      'cache-control': 'no-store',
      'content-security-policy': statusPolicy,
      'x-content-type-options': 'nosniff',
    })
  })
  app.post('/_publisher/rollback', bodyLimit({maxSize: 10_000}), async (context) => {
    const form = context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')
      ? await context.req.parseBody()
      : {}
    const shown = typeof form.token === 'string' ? form.token : bearerToken(context.req.raw)
    requireAdministrator(administration.token, shown)
    const wanted = typeof form.release === 'string' ? form.release : context.req.query('release')
    const release = await administration.rollBack(wanted)
    if (typeof form.token === 'string') return context.redirect('./', 303)
    return context.json({releaseId: release.id}, 200, {'cache-control': 'no-store'})
  })
  // The Studio asks from an address of its own, with the token by which its editor reads drafts.
  const planning = {...anywhere, 'access-control-allow-headers': 'authorization'}
  app.options('/_publisher/plan', (context) => context.body(null, 204, planning))
  app.get('/_publisher/plan', async (context) => {
    const ids = context.req.queries('id') ?? []
    const shown = bearerToken(context.req.raw)
    if (shown === undefined) requireAdministrator(administration.token, shown)
    const token = isAdministrator(administration.token, shown) ? undefined : shown
    // Before anything waits for it, so that nobody without a token holds up a publish.
    if (token !== undefined) await administration.requireDrafts(ids, token)
    const plan = await administration.plan(ids, token)
    if (plan) return context.json(plan, 200, planning)
    throw new PublisherError('notReady', {
      message: 'The publisher is still reading the site. Ask again in a minute.',
    })
  })
  app.all('/_publisher/*', () => plainText(404, 'The publisher has no such address.'))
  app.get('/healthz', async (context) => {
    const release = await live.find()
    return context.json({releaseId: release?.id ?? null}, release ? 200 : 503, {
      'cache-control': 'no-store',
    })
  })
  app.all('*', async (context) => {
    const release = await live.find()
    if (release) return respondFromRelease(release, bodies, context.req.raw)
    return plainText(503, 'The first release is being made.', {'retry-after': '5'})
  })
  app.onError((error) => {
    if (error instanceof PublisherError) {
      return Response.json(
        {result: error.code, message: error.message},
        {status: statusOf(error), headers: anywhere},
      )
    }
    const requestId = surroundings.newId()
    surroundings.log.error({err: error, requestId}, 'a request failed')
    return plainText(500, `Something went wrong here. The log has it under ${requestId}.`)
  })
  return app
}

function statusOf({code}: PublisherError): number {
  if (code === 'badToken') return 401
  if (code === 'noSuchRelease') return 404
  return 503
}
