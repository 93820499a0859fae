import {createHash} from 'node:crypto'
import type {Context, Hono} from 'hono'
import {LakeError} from '../errors.ts'
import type {LongAnswer, QueryRequest} from '../query/engine.ts'
import {type QueryParams, unsupportedInQuery} from '../query/parseQuery.ts'
import {parsePerspective} from '../query/perspective.ts'
import {compressed} from './compressed.ts'
import type {LakeDeps, LakeEnv} from './context.ts'
import {paramsFromUrl, queryFromUrl} from './queryOptions.ts'
import {requestJson} from './requestJson.ts'

const bodyLimitBytes = 100_000_000

/** `/data/query`. @see Content Lake API reference, section 3 */
export function registerQuery(app: Hono<LakeEnv>, deps: LakeDeps): void {
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

type QueryContext = Context<LakeEnv, '/data/query/:dataset'>

async function answer(
  context: QueryContext,
  {queries, datasets, surroundings}: LakeDeps,
  {query, params}: Question,
): Promise<Response> {
  const {name: dataset} = datasets.require(context.req.param('dataset'))
  refuseUnsupportedOptions(context, query)
  const apiVersion = context.get('apiVersion')
  const perspective = parsePerspective(context.req.queries('perspective') ?? [], apiVersion)
  const caller = context.get('caller')
  const request: QueryRequest = {dataset, query, params, apiVersion, perspective, caller}
  const started = surroundings.now()
  const shared = context.req.query('returnQuery') === 'false' ? {} : {query}
  const explain = context.req.query('explain')
  if (explain === 'only') {
    const plan = queries.explain(request)
    return context.json({...shared, ms: surroundings.now() - started, explain: plan})
  }
  const tailOf = ({plan, syncTags}: {plan: string; syncTags?: string[]}) => ({
    ms: surroundings.now() - started,
    ...(syncTags && {syncTags}),
    ...(explain === 'true' && {explain: plan}),
  })
  const sourceMap = sourceMapOption(context)
  const long = sourceMap ? undefined : queries.runInParts(request)
  if (long) {
    const body = textStream(textsOf(long, {head: shared, tailOf}), long.close)
    return compressed(context, new Response(body, {headers: jsonHeaders}), undefined)
  }
  const {result, ...rest} = await queries.run(request)
  const text = JSON.stringify(result)
  const etag = `W/"${createHash('sha1').update(text).digest('base64url')}"`
  const headers = {...jsonHeaders, etag}
  if (isKnown(context, etag)) return new Response(null, {status: 304, headers})
  const resultSourceMap = sourceMap && (await queries.sourceMap(request, result, sourceMap))
  const tail = {...tailOf(rest), ...(resultSourceMap && {resultSourceMap})}
  const body = joined(shared, `"result":${text}`, tail)
  return compressed(context, new Response(body, {headers}), body.length)
}

const jsonHeaders = {
  'content-type': 'application/json',
  vary: 'accept-encoding, authorization, origin',
}

/** A JSON object from the fields of two others, and a member that is JSON text already, in between. */
function joined(head: object, member: string, tail: object): string {
  const fields = [JSON.stringify(head).slice(1, -1), member, JSON.stringify(tail).slice(1, -1)]
  return `{${fields.filter((text) => text !== '').join(',')}}`
}

function* textsOf(
  {parts, finish}: LongAnswer,
  {head, tailOf}: {head: object; tailOf: (rest: ReturnType<LongAnswer['finish']>) => object},
): Generator<string> {
  let before = `${joined(head, '"result":[', {}).slice(0, -1)}`
  for (const part of parts()) {
    if (part.length === 0) continue
    yield before + JSON.stringify(part).slice(1, -1)
    before = ','
  }
  const end = `],${JSON.stringify(tailOf(finish())).slice(1)}`
  yield before === ',' ? end : before + end
}

const encoder = new TextEncoder()

/**
 * Takes the next text when the reader wants it, and lets others have their turn in between.
 *
 * The first text is taken at once, so that what fails early is answered with an error; what fails
 * later cuts the body off.
 */
function textStream(texts: Generator<string>, close: () => void): ReadableStream<Uint8Array> {
  const take = (): IteratorResult<string> => {
    try {
      const next = texts.next()
      if (next.done) close()
      return next
    } catch (error) {
      close()
      throw error
    }
  }
  let next: IteratorResult<string> | undefined = take()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (!next) await new Promise((resolve) => setImmediate(resolve))
        const {done, value} = next ?? take()
        next = undefined
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      cancel: close,
    },
    {highWaterMark: 1},
  )
}

function isKnown(context: QueryContext, etag: string): boolean {
  const known = context.req.header('if-none-match')
  if (known === undefined || context.req.method !== 'GET') return false
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '')
  return known === '*' || known.split(',').some((tag) => bare(tag) === bare(etag))
}

function sourceMapOption(context: QueryContext): {byKey: boolean} | undefined {
  const option = context.req.query('resultSourceMap') ?? 'false'
  if (option === 'false') return undefined
  return {byKey: option === 'withKeyArraySelector'}
}

function refuseUnsupportedOptions(context: QueryContext, query: string): void {
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
