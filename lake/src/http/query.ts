import type {Context, Hono} from 'hono'
import {compress} from 'hono/compress'
import {LakeError} from '../errors.ts'
import {type QueryParams, unsupportedInQuery} from '../query/parseQuery.ts'
import {parsePerspective} from '../query/perspective.ts'
import type {LakeDeps, LakeEnv} from './context.ts'
import {paramsFromUrl, queryFromUrl} from './queryOptions.ts'
import {requestJson} from './requestJson.ts'

const bodyLimitBytes = 100_000_000

/** `/data/query`. @see Content Lake API reference, section 3 */
export function registerQuery(app: Hono<LakeEnv>, deps: LakeDeps): void {
  app.use('/data/query/:dataset', compress())
  app.get('/data/query/:dataset', (context) =>
    answer(context, deps, {query: queryFromUrl(context), params: paramsFromUrl(context)}),
  )
  app.post('/data/query/:dataset', async (context) =>
    answer(context, deps, parseBody(await requestJson(context, bodyLimitBytes))),
  )
}

interface Question {
  query: string
  params: QueryParams
}

async function answer(
  context: Context<LakeEnv, '/data/query/:dataset'>,
  {queries, datasets, surroundings}: LakeDeps,
  {query, params}: Question,
): Promise<Response> {
  const {name: dataset} = datasets.require(context.req.param('dataset'))
  refuseUnsupportedOptions(context, query)
  const apiVersion = context.get('apiVersion')
  const started = surroundings.now()
  const {result, syncTags} = await queries.run({
    dataset,
    query,
    params,
    apiVersion,
    perspective: parsePerspective(context.req.queries('perspective') ?? [], apiVersion),
    caller: context.get('caller'),
  })
  const ms = surroundings.now() - started
  const isQueryWanted = context.req.query('returnQuery') !== 'false'
  return context.json({...(isQueryWanted && {query}), result, ms, ...(syncTags && {syncTags})})
}

function refuseUnsupportedOptions(context: Context<LakeEnv>, query: string): void {
  const sourceMap = context.req.query('resultSourceMap')
  if (sourceMap !== undefined && sourceMap !== 'false') {
    throw unsupportedInQuery(query, 'content source maps ("resultSourceMap")', query)
  }
  const explain = context.req.query('explain')
  if (explain !== undefined && explain !== 'false') {
    throw unsupportedInQuery(query, 'query plans ("explain")', query)
  }
  for (const option of ['variant', 'variantCondition']) {
    if (context.req.query(option) !== undefined) {
      throw unsupportedInQuery(query, `variants ("${option}")`, query)
    }
  }
}

function parseBody(body: unknown): Question {
  if (!isRecord(body) || typeof body.query !== 'string') {
    throw new LakeError('badRequest', {
      message:
        'The body of a query must be a JSON object with a "query" text and optional "params".',
    })
  }
  const params = body.params ?? {}
  if (!isRecord(params)) {
    throw new LakeError('badRequest', {
      message: '"params" must be a JSON object of parameter values.',
    })
  }
  return {query: body.query, params}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
