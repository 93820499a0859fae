import {Hono} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import {type ReceiverOptions, receiveDelivery} from './receive/receiver.ts'
import type {EventStreams} from './report/eventStream.ts'
import type {Reporter} from './report/reporter.ts'
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
  live: LiveRelease
  bodies: EncodedBodies
  surroundings: Surroundings
}

/** Everything the publisher answers. */
export function createRoutes(options: RouteOptions): Hono {
  const {receiver, reporter, events, live, bodies, surroundings} = options
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
    const requestId = surroundings.newId()
    surroundings.log.error({err: error, requestId}, 'a request failed')
    return plainText(500, `Something went wrong here. The log has it under ${requestId}.`)
  })
  return app
}
