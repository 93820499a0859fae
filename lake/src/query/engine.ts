import {type ExprNode, evaluate, evaluateSync, toJS} from 'groq-js'
import {type Caller, canRead} from '../access/caller.ts'
import type {DocumentStore} from '../database/documentStore.ts'
import {isVersionId, type StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {compareIds, DatasetView} from './datasetView.ts'
import {dereferenceIn} from './dereference.ts'
import {lowerTree} from './lowerTree.ts'
import {parseQuery, type QueryParams} from './parseQuery.ts'
import {
  applyPerspective,
  isVersionSince,
  type Perspective,
  perspectiveKey,
  raw,
} from './perspective.ts'
import {tagsOfQuery} from './syncTags.ts'

export interface QueryRequest {
  dataset: string
  query: string
  params: QueryParams
  perspective: Perspective
  /** Only documents that this caller may read exist for the query. */
  caller: Caller
  apiVersion: string
}

export interface QueryReply {
  /** JSON; `null` where the query found nothing. */
  result: unknown
  /** Only with API versions from 2021-03-25. */
  syncTags?: string[]
}

export interface QueryEngineDeps {
  documents: DocumentStore
  surroundings: Surroundings
  projectId: string
  aclModeOf: (dataset: string) => 'public' | 'private'
}

interface CachedView {
  /** A dataset that was deleted and created again has another map, and its versions start again. */
  source: ReadonlyMap<string, StoredDocument>
  version: number
  view: DatasetView
}

const cachedViews = 16

export class QueryEngine {
  readonly #deps: QueryEngineDeps
  readonly #views = new Map<string, CachedView>()

  constructor(deps: QueryEngineDeps) {
    this.#deps = deps
  }

  /**
   * @throws LakeError `queryParse` for a query that cannot be understood
   * @throws LakeError `unsupported` for one that uses what the lake lacks
   */
  async run(request: QueryRequest): Promise<QueryReply> {
    const parsed = parseQuery(request.query, request.params)
    const view = this.#viewOf(request)
    const readIds = new Set<string>()
    const tree = lowerTree(parsed.tree, request.query, view)
    const options = {
      dataset: view.documents,
      params: request.params,
      identity: request.caller.userId,
      timestamp: new Date(this.#deps.surroundings.now()),
      sanity: {projectId: this.#deps.projectId, dataset: request.dataset},
      dereference: dereferenceIn(view, (id) => readIds.add(id)),
    }
    const result = await guard(request.query, async () => {
      if (!parsed.isAsync) return toJS(evaluateSync(tree, options))
      return toJS(await (await evaluate(tree, options)).asStatic())
    })
    if (!isVersionSince(request.apiVersion, '2021-03-25')) return {result}
    return {result, syncTags: tagsOfQuery(parsed.tree, readIds)}
  }

  /**
   * Ids of the documents that a query names, for mutations by query: raw perspective, all documents.
   *
   * @throws LakeError `queryParse` as for `run`, `validation` if the result is not documents
   */
  queryIds(dataset: string, query: string, params: QueryParams): string[] {
    const parsed = parseQuery(query, params)
    const view = this.#rawView(dataset)
    const tree = lowerTree(parsed.tree, query, view)
    const result: unknown = toJS(
      evaluateSync(tree, {
        dataset: view.documents,
        params,
        timestamp: new Date(this.#deps.surroundings.now()),
        dereference: dereferenceIn(view, () => {}),
      }),
    )
    if (result === null) return []
    return (Array.isArray(result) ? result : [result]).map((item) => idOf(item, query))
  }

  #rawView(dataset: string): DatasetView {
    return this.#cached(`${dataset} all`, dataset, () => this.#ordered(dataset))
  }

  #viewOf({dataset, perspective, caller, apiVersion}: QueryRequest): DatasetView {
    const aclMode = this.#deps.aclModeOf(dataset)
    const hidesVersions = perspective === raw && !isVersionSince(apiVersion, '2025-02-19')
    const key = [dataset, aclMode, caller.role, hidesVersions, perspectiveKey(perspective)].join(
      ' ',
    )
    return this.#cached(key, dataset, () => {
      const readable = this.#ordered(dataset).filter(
        ({_id}) => canRead(caller, _id, aclMode) && !(hidesVersions && isVersionId(_id)),
      )
      return applyPerspective(readable, perspective)
    })
  }

  #ordered(dataset: string): StoredDocument[] {
    return [...this.#deps.documents.all(dataset).values()].sort((a, b) => compareIds(a._id, b._id))
  }

  #cached(key: string, dataset: string, read: () => readonly StoredDocument[]): DatasetView {
    const source = this.#deps.documents.all(dataset)
    const version = this.#deps.documents.version(dataset)
    const known = this.#views.get(key)
    this.#views.delete(key)
    const isFresh = known?.source === source && known.version === version
    const entry = isFresh ? known : {source, version, view: new DatasetView(read())}
    this.#views.set(key, entry)
    const oldest = this.#views.keys().next()
    if (this.#views.size > cachedViews && !oldest.done) this.#views.delete(oldest.value)
    return entry.view
  }
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
  return (document) => {
    const view = new DatasetView([document])
    const result: unknown = evaluateSync(lowerTree(filter, query, view), {
      dataset: view.documents,
      identity,
      dereference: dereferenceIn(view, () => {}),
    }).data
    return Array.isArray(result) && result.length > 0
  }
}
