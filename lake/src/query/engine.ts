import {type ExprNode, evaluate, evaluateSync} from 'groq-js'
import {type Caller, canRead} from '../access/caller.ts'
import {DocumentFinder} from '../database/documentFinder.ts'
import {DocumentStore} from '../database/documentStore.ts'
import {DocumentWords} from '../database/documentWords.ts'
import type {Database} from '../database/open.ts'
import {openSnapshot} from '../database/snapshot.ts'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {DatasetView, type DocumentSource} from './datasetView.ts'
import {lowerPartially, lowerTree} from './lowerTree.ts'
import {type ParsedQuery, parseQuery, type QueryParams} from './parseQuery.ts'
import {isVersionSince, type Perspective, visibilityOf} from './perspective.ts'
import {isLong, mayBeLong, partsOfRead} from './plan/partialRead.ts'
import {QueryRun, searchTextPrefix} from './plan/queryRun.ts'
import {defaultQueryLimits, type QueryLimitSettings, QueryLimits} from './queryLimits.ts'
import {type SourceMap, sourceMapOf} from './sourceMap.ts'
import {SourceTags} from './sourceTags.ts'
import {tagsOfQuery} from './syncTags.ts'
import {searchTextOf} from './textQuery.ts'

export interface QueryRequest {
  dataset: string
  query: string
  params: QueryParams
  perspective: Perspective
  /** Only documents that this caller may read exist for the query. */
  caller: Caller
  apiVersion: string
}

export interface QueryAnswer {
  /** To be written as JSON; `null` where the query found nothing. */
  result: unknown
  /** Only with API versions from 2021-03-25. */
  syncTags?: string[]
  /** How the documents were found, for people. */
  plan: string
}

/** An answer with so many items that they are computed while they are sent. */
export interface LongAnswer {
  /** Items of the result, all of the dataset at one moment. */
  parts: () => Generator<readonly unknown[]>
  /** What is known once the parts have been read. */
  finish: () => Omit<QueryAnswer, 'result'>
  /** Ends the reading; to be called whether or not all parts were read. */
  close: () => void
}

export interface QueryEngineDeps {
  database: Database
  documents: DocumentStore
  words: DocumentWords
  surroundings: Surroundings
  projectId: string
  aclModeOf: (dataset: string) => 'public' | 'private'
  /** Default: {@link defaultQueryLimits}. */
  limits?: QueryLimitSettings
  /** @see DocumentSource */
  fewDocuments?: number
}

/** What a long answer refers to again and again: careers, authors, tags. */
const snapshotCacheBytes = 64_000_000

/** A dataset without documents. */
const nowhere = ''

export class QueryEngine {
  readonly #deps: QueryEngineDeps
  readonly #source: DocumentSource

  constructor(deps: QueryEngineDeps) {
    this.#deps = deps
    const {database, documents, words, fewDocuments} = deps
    this.#source = {
      finder: new DocumentFinder(database),
      store: documents,
      words,
      ...(fewDocuments !== undefined && {fewDocuments}),
    }
  }

  /**
   * @throws LakeError `queryParse` for a query that cannot be understood
   * @throws LakeError `unsupported` for one that uses what the lake lacks
   * @throws LakeError `queryTimeout`, `queryTooLarge` for one that goes beyond the limits
   */
  async run(request: QueryRequest): Promise<QueryAnswer> {
    const parsed = parseQuery(request.query, request.params)
    const run = this.#start(this.#viewOf(request, this.#source), whoAsks(request))
    const result = await answer(parsed, request.query, run)
    return {result, ...finish(parsed, run, request)}
  }

  /**
   * Which texts of an answer come from where, told by asking the query again of tagged copies.
   *
   * @param result - of `run` for the same request
   */
  async sourceMap(
    request: QueryRequest,
    result: unknown,
    {byKey}: {byKey: boolean},
  ): Promise<SourceMap> {
    const parsed = parseQuery(request.query, request.params)
    const tags = new SourceTags()
    const run = this.#start(this.#viewOf(request, this.#source), {...whoAsks(request), tags})
    const tagged = await answer(parsed, request.query, run)
    return sourceMapOf(toPlain(result), toPlain(tagged), {tags, byKey})
  }

  /**
   * The answer in parts, read from a snapshot of the dataset, if it has many items; undefined for
   * other answers, and for those that need all documents at once. Throws as `run`; so do the parts.
   */
  runInParts(request: QueryRequest): LongAnswer | undefined {
    const {query} = request
    const parsed = parseQuery(query, request.params)
    const {affordableDocuments} = this.#source.store
    if (parsed.isAsync || !mayBeLong(parsed.tree, affordableDocuments)) return undefined
    const trial = this.#start(this.#viewOf(request, this.#source), whoAsks(request))
    const tried = lowerPartially(parsed.tree, {query, run: trial})
    if (!tried || !isLong(tried, trial)) return undefined
    const snapshot = openSnapshot(this.#deps.database)
    if (!snapshot) return undefined
    const source = {
      finder: new DocumentFinder(snapshot.database),
      store: new DocumentStore(snapshot.database, {
        cacheBytes: snapshotCacheBytes,
        original: this.#deps.documents,
      }),
      words: new DocumentWords(snapshot.database),
    }
    const run = this.#start(this.#viewOf(request, source), whoAsks(request))
    const read = lowerPartially(parsed.tree, {query, run}) ?? tried
    return {
      parts: () => guarded(query, partsOfRead(read, run)),
      finish: () => finish(parsed, run, request),
      close: snapshot.close,
    }
  }

  /** How a query would find its documents. Throws as `run`, as far as that shows before it runs. */
  explain(request: QueryRequest): string {
    const {query} = request
    const parsed = parseQuery(query, request.params)
    const run = this.#start(this.#viewOf(request, this.#source), whoAsks(request))
    lowerTree(parsed.tree, {query, run, isSync: !parsed.isAsync})
    return planText(run.describePlans())
  }

  /**
   * Ids of the documents that a query names, for mutations by query: raw perspective, all documents.
   *
   * @throws LakeError `queryParse` as for `run`, `validation` if the result is not documents
   */
  queryIds(dataset: string, query: string, params: QueryParams): string[] {
    const {tree} = parseQuery(query, params)
    const visibility = {isRaw: true, rootOnly: false, hidesVersions: false} as const
    const run = this.#start(new DatasetView({dataset, visibility, ...this.#source}), {params})
    const result = run.evaluate(lowerTree(tree, {query, run}))
    if (result === null) return []
    return (Array.isArray(result) ? result : [result]).map((item) => idOf(item, query))
  }

  #start(
    view: DatasetView,
    who: {params: QueryParams; identity?: string; tags?: SourceTags},
  ): QueryRun {
    const {surroundings, projectId, limits = defaultQueryLimits} = this.#deps
    return new QueryRun(view, new QueryLimits(limits), {
      ...who,
      timestamp: new Date(surroundings.now()),
      sanity: {projectId, dataset: view.dataset},
    })
  }

  #viewOf(
    {dataset, perspective, caller, apiVersion}: QueryRequest,
    source: DocumentSource,
  ): DatasetView {
    const aclMode = this.#deps.aclModeOf(dataset)
    const mayRead = canRead(caller, 'a', aclMode)
    const rootOnly = !canRead(caller, 'a.b', aclMode)
    const visibility = visibilityOf(perspective, {rootOnly, apiVersion})
    return new DatasetView({dataset: mayRead ? dataset : nowhere, visibility, ...source})
  }
}

function whoAsks({params, caller}: QueryRequest): {params: QueryParams; identity: string} {
  return {params, identity: caller.userId}
}

function finish(
  parsed: ParsedQuery,
  run: QueryRun,
  {apiVersion}: QueryRequest,
): Omit<QueryAnswer, 'result'> {
  const plan = planText(run.notes)
  if (!isVersionSince(apiVersion, '2021-03-25')) return {plan}
  return {plan, syncTags: tagsOfQuery(parsed.tree, run.readIds)}
}

/** Dates and paths as the texts that they are written as. */
function toPlain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data))
}

function planText(lines: readonly string[]): string {
  return lines.length === 0 ? 'reads no documents' : lines.join('\n')
}

async function answer(parsed: ParsedQuery, query: string, run: QueryRun): Promise<unknown> {
  return await guard(query, async () => {
    const tree = lowerTree(parsed.tree, {query, run, isSync: !parsed.isAsync})
    if (!parsed.isAsync) return run.evaluate(tree)
    return (await (await evaluate(tree, run.options)).asStatic()).data
  })
}

async function guard(query: string, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    throw asQueryError(error, query)
  }
}

function* guarded<Part>(query: string, parts: Generator<Part>): Generator<Part> {
  try {
    yield* parts
  } catch (error) {
    throw asQueryError(error, query)
  }
}

/** groq-js reports what it cannot evaluate as plain `Error`; its subclasses are faults of the lake. */
function asQueryError(error: unknown, query: string): unknown {
  if (!(error instanceof Error) || error.constructor !== Error) return error
  return new LakeError('queryParse', {
    message: `The query could not be evaluated: ${error.message}.`,
    details: {query, start: 0, end: query.length},
    cause: error,
  })
}

function idOf(item: unknown, query: string): string {
  if (typeof item === 'object' && item !== null && '_id' in item && typeof item._id === 'string')
    return item._id
  throw new LakeError('validation', {
    message: `The query of a mutation must return documents or objects with an "_id": ${query}`,
  })
}

/**
 * A predicate over single documents, for listeners: each document is matched as the only one of
 * its dataset, so `->` and sub-queries inside the filter see nothing else.
 */
export function compileFilter(
  filter: ExprNode,
  query: string,
  identity: string,
): (document: StoredDocument) => boolean {
  const tree = lowerTree(filter, {query})
  return (document) => {
    const result: unknown = evaluateSync(tree, {
      dataset: [document],
      identity,
      dereference: ({_ref: id}) => {
        if (id === document._id) return document
        return id === `${searchTextPrefix}${document._id}`
          ? {text: searchTextOf(document)}
          : undefined
      },
    }).data
    return Array.isArray(result) && result.length > 0
  }
}
