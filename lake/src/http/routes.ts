import {Hono, type MiddlewareHandler} from 'hono'
import {LakeError} from '../errors.ts'
import {needsVersion, parseAddress} from './address.ts'
import {registerAssets} from './assets.ts'
import {registerAuth} from './auth.ts'
import type {LakeDeps, LakeEnv} from './context.ts'
import {cors} from './cors.ts'
import {registerDoc} from './doc.ts'
import {registerExport} from './export.ts'
import {registerHistory} from './history.ts'
import {registerHooks} from './hooks.ts'
import {registerKeyvalue} from './keyvalue.ts'
import {registerListen} from './listen.ts'
import {registerMetrics, watchRequests} from './metrics.ts'
import {registerMutate} from './mutate.ts'
import {registerPing} from './ping.ts'
import {registerProjects} from './projects.ts'
import {registerQuery} from './query.ts'
import {RequestMetrics} from './requestMetrics.ts'
import {guardBrowsers} from './securityHeaders.ts'
import {registerStudioServices} from './studioServices.ts'
import {registerUsers} from './users.ts'
import {boom, writeError} from './writeError.ts'

/**
 * The whole HTTP API of a lake, as a function from request to response.
 *
 * | family | paths |
 * |---|---|
 * | ping | `/` `/ping` `/data/ping` `/check/cors` `/healthz` |
 * | query, doc | `/data/query` `/data/doc` |
 * | mutate | `/data/mutate` `/data/actions` |
 * | listen | `/data/listen` `/data/live/events` |
 * | history, export | `/data/history` `/data/references` `/data/export` |
 * | assets | `/assets` `/images` `/files` |
 * | auth, users, keyvalue | `/auth` `/users` |
 * | projects, hooks | `/projects` `/datasets` `/hooks` |
 * | metrics | `/metrics` |
 * | studioServices | what the Studio asks of hosted services |
 */
export function createApp(deps: LakeDeps): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>({
    getPath: (request) => parseAddress(new URL(request.url).pathname).routePath,
  })
  const metrics = new RequestMetrics()
  app.use(identifyRequest(deps), watchRequests(deps, metrics))
  app.use(cors(deps.settings.corsOrigins), guardBrowsers)
  app.onError((error, context) => writeError(error, context.get('requestId'), deps.surroundings))
  app.notFound(() => boom(404, 'There is no such endpoint in this Content Lake.'))

  app.use(requireAddress(deps))
  registerPing(app, deps)
  app.use(identifyCaller(deps))

  registerQuery(app, deps)
  registerDoc(app, deps)
  registerMutate(app, deps)
  registerListen(app, deps)
  registerHistory(app, deps)
  registerExport(app, deps)
  registerAssets(app, deps)
  registerAuth(app, deps)
  registerKeyvalue(app, deps)
  registerUsers(app, deps)
  registerProjects(app, deps)
  registerHooks(app, deps)
  registerMetrics(app, deps, metrics)
  registerStudioServices(app, deps)
  return app
}

/** Follows the caller's trace, or starts one; @sanity/client prints the id with errors. */
function identifyRequest({surroundings}: LakeDeps): MiddlewareHandler<LakeEnv> {
  return async (context, next) => {
    const given = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(
      context.req.header('traceparent') ?? '',
    )
    const requestId = given?.[1] ?? surroundings.newId().replaceAll('-', '')
    context.set('requestId', requestId)
    await next()
    context.res.headers.set('traceparent', `00-${requestId}-${requestId.slice(0, 16)}-01`)
  }
}

function requireAddress({settings}: LakeDeps): MiddlewareHandler<LakeEnv> {
  return async (context, next) => {
    const {apiVersion, routePath} = parseAddress(new URL(context.req.url).pathname)
    if (apiVersion === undefined && needsVersion(routePath)) return context.notFound()
    context.set('apiVersion', apiVersion ?? '1')
    const project = context.req.header('x-sanity-project-id') ?? settings.projectId
    if (project === settings.projectId) return next()
    throw new LakeError('notFound', {
      message: `Project "${project}" not found. This Content Lake serves the project "${settings.projectId}".`,
      details: {errorCode: 'SIO-404-PNF'},
    })
  }
}

function identifyCaller({access}: LakeDeps): MiddlewareHandler<LakeEnv> {
  return async (context, next) => {
    context.set('caller', access.callerOf(context.req.raw.headers))
    await next()
  }
}
