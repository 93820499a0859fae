import type {Hono} from 'hono'
import type {LakeDeps, LakeEnv} from './context.ts'
import {isAllowedOrigin} from './cors.ts'

/** Reachability: nothing here needs a credential or reveals content. */
export function registerPing(app: Hono<LakeEnv>, {settings, database, listenHub}: LakeDeps): void {
  // For a person who opens the address that a start prints.
  app.get('/', (context) =>
    context.text(
      `This is the Content Lake of the project "${settings.projectId}". It answers the Sanity HTTP API:
content is written in the Studio, and asked for at /v2025-02-19/data/query/production?query=…
`,
    ),
  )

  app.get('/ping', (context) => context.text('pong'))

  app.get('/data/ping/:dataset', (context) => {
    context.header('X-Sanity-Shard', 'lake')
    return context.text('pong')
  })

  // Asked by browsers whose requests were blocked, so any origin may read the answer.
  app.get('/check/cors', (context) => {
    const origin = context.req.header('origin')
    const host = new URL(context.req.url).host
    const allowed = origin === undefined || isAllowedOrigin(origin, host, settings.corsOrigins)
    context.header('Access-Control-Allow-Origin', '*')
    return context.json({result: {allowed, withCredentials: allowed}})
  })

  app.get('/healthz', (context) => {
    database.prepare('SELECT 1').get()
    return context.json({status: 'ok', openListeners: listenHub.openListeners})
  })
}
