import type {Hono, MiddlewareHandler} from 'hono'
import {requireAdministrator} from '../access/caller.ts'
import {countMessages} from '../database/webhookMessages.ts'
import {parseAddress} from './address.ts'
import type {LakeDeps, LakeEnv} from './context.ts'
import type {RequestMetrics} from './requestMetrics.ts'

/** Counts every request, and writes one line about it to the log: never queries, tokens or bodies. */
export function watchRequests(
  {surroundings}: LakeDeps,
  metrics: RequestMetrics,
): MiddlewareHandler<LakeEnv> {
  return async (context, next) => {
    const started = performance.now()
    await next()
    const ms = performance.now() - started
    const {routePath} = parseAddress(new URL(context.req.url).pathname)
    const {status} = context.res
    metrics.count(routePath, status, ms)
    surroundings.log.info(
      {
        requestId: context.get('requestId'),
        method: context.req.method,
        path: routePath,
        status,
        ms: Math.round(ms * 10) / 10,
        userId: context.get('caller')?.userId,
      },
      'request',
    )
  }
}

/** `/metrics` in the Prometheus text format, for administrators. */
export function registerMetrics(
  app: Hono<LakeEnv>,
  {database, datasets, history, listenHub, liveHub}: LakeDeps,
  metrics: RequestMetrics,
): void {
  app.get('/metrics', (context) => {
    requireAdministrator(context.get('caller'))
    const lines = [
      ...metrics.lines(),
      ...gauge('lake_open_listeners', 'Open listener streams.', [['', listenHub.openListeners]]),
      ...gauge('lake_open_live_streams', 'Open live event streams.', [['', liveHub.openStreams]]),
      ...gauge(
        'lake_last_transaction',
        'Sequence of the newest transaction.',
        datasets.list().map(({name}) => [`dataset="${name}"`, history.lastSequence(name)]),
      ),
      ...gauge(
        'lake_webhook_messages',
        'Deliveries of the last 30 days.',
        countMessages(database).map(({status, count}) => [`status="${status}"`, count]),
      ),
      ...gauge('process_resident_memory_bytes', 'Resident memory.', [
        ['', process.memoryUsage.rss()],
      ]),
      ...gauge('process_uptime_seconds', 'Time since the start.', [['', process.uptime()]]),
    ]
    return context.text(`${lines.join('\n')}\n`, 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
}

function gauge(
  name: string,
  help: string,
  samples: readonly (readonly [labels: string, value: number])[],
): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
  ]
}
