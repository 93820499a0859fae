import {type ExprNode, evaluate, evaluateSync, toJS} from 'groq-js'
import {type Caller, canRead} from '../access/caller.ts'
import {DocumentFinder, type Visibility} from '../database/documentFinder.ts'
import type {DocumentStore} from '../database/documentStore.ts'
import type {Database} from '../database/open.ts'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {DatasetView} from './datasetView.ts'
import {lowerTree} from './lowerTree.ts'
import {type ParsedQuery, parseQuery, type QueryParams} from './parseQuery.ts'
import {isVersionSince, type Perspective, visibilityOf} from './perspective.ts'
import {QueryRun, searchTextPrefix} from './plan/queryRun.ts'
import {defaultQueryLimits, type QueryLimitSettings, QueryLimits} from './queryLimits.ts'
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
  /** JSON; `null` where the query found nothing. */
  result: unknown
  /** Only with API versions from 2021-03-25. */
  syncTags?: string[]
  /** How the documents were found, for people. */
  plan: string
}

export interface QueryEngineDeps {
  database: Database
  documents: DocumentStore
  surroundings: Surroundings
  projectId: string
  aclModeOf: (dataset: string) => 'public' | 'private'
  /** Default: {@link defaultQueryLimits}. */
  limits?: QueryLimitSettings
}

/** A dataset without documents. */
const nowhere = ''

export class QueryEngine {
  readonly #deps: QueryEngineDeps
  readonly #finder: DocumentFinder

  constructor(deps: QueryEngineDeps) {
    this.#deps = deps
    this.#finder = new DocumentFinder(deps.database)
  }

  /**
   * @throws LakeError `queryParse` for a query that cannot be understood
   * @throws LakeError `unsupported` for one that uses what the lake lacks
   * @throws LakeError `queryTimeout`, `queryTooLarge` for one that goes beyond the limits
   */
  async run(request: QueryRequest): Promise<QueryAnswer> {
    const parsed = parseQuery(request.query, request.params)
    const run = this.#start(this.#viewOf(request), {
      params: request.params,
      identity: request.caller.userId,
    })
    const result = await answer(parsed, request.query, run)
    const reply = {result, plan: planText(run)}
    if (!isVersionSince(request.apiVersion, '2021-03-25')) return reply
    return {...reply, syncTags: tagsOfQuery(parsed.tree, run.readIds)}
  }

  /**
   * Ids of the documents that a query names, for mutations by query: raw perspective, all documents.
   *
   * @throws LakeError `queryParse` as for `run`, `validation` if the result is not documents
   */
  queryIds(dataset: string, query: string, params: QueryParams): string[] {
    const {tree} = parseQuery(query, params)
    const visibility = {isRaw: true, rootOnly: false, hidesVersions: false} as const
    const run = this.#start(this.#view(dataset, visibility), {params})
    const result = run.evaluate(lowerTree(tree, {query, run}))
    if (result === null) return []
    return (Array.isArray(result) ? result : [result]).map((item) => idOf(item, query))
  }

  #start(view: DatasetView, who: {params: QueryParams; identity?: string}): QueryRun {
    const {surroundings, projectId, limits = defaultQueryLimits} = this.#deps
    return new QueryRun(view, new QueryLimits(limits), {
      ...who,
      timestamp: new Date(surroundings.now()),
      sanity: {projectId, dataset: view.dataset},
    })
  }

  #viewOf({dataset, perspective, caller, apiVersion}: QueryRequest): DatasetView {
    const aclMode = this.#deps.aclModeOf(dataset)
    const mayRead = canRead(caller, 'a', aclMode)
    const rootOnly = !canRead(caller, 'a.b', aclMode)
    const visibility = visibilityOf(perspective, {rootOnly, apiVersion})
    return this.#view(mayRead ? dataset : nowhere, visibility)
  }

  #view(dataset: string, visibility: Visibility): DatasetView {
    const {documents: store} = this.#deps
    return new DatasetView({dataset, visibility, store, finder: this.#finder})
  }
}

async function answer(parsed: ParsedQuery, query: string, run: QueryRun): Promise<unknown> {
  return await guard(query, async () => {
    const tree = lowerTree(parsed.tree, {query, run, isSync: !parsed.isAsync})
    if (!parsed.isAsync) return toJS(evaluateSync(tree, run.options))
    return toJS(await (await evaluate(tree, run.options)).asStatic())
  })
}

function planText({notes}: QueryRun): string {
  return notes.length === 0 ? 'reads no documents' : notes.join('\n')
}

/** groq-js reports what it cannot evaluate as plain `Error`; its subclasses are faults of the lake. */
async function guard(query: string, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error) throw error
    throw new LakeError('queryParse', {
      message: `The query could not be evaluated: ${error.message}.`,
      details: {query, start: 0, end: query.length},
      cause: error,
    })
  }
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
