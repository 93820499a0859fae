import {evaluate, toJS} from 'groq-js'
import type {Caller} from '../access/caller.ts'
import {DocumentStore} from '../database/documentStore.ts'
import {DocumentTable, hidesDocument} from '../database/documentTable.ts'
import {DocumentWords} from '../database/documentWords.ts'
import {openDatabase} from '../database/open.ts'
import {isRootId, layerOf, publishedIdOf, type StoredDocument} from '../document.ts'
import {realSurroundings} from '../surroundings.ts'
import {compareIds} from './datasetView.ts'
import {type QueryAnswer, QueryEngine, type QueryRequest} from './engine.ts'
import {lowerTree} from './lowerTree.ts'
import {parseQuery, type QueryParams} from './parseQuery.ts'
import {type Perspective, raw} from './perspective.ts'
import {searchTextPrefix} from './plan/queryRun.ts'
import type {QueryLimitSettings} from './queryLimits.ts'
import type {SourceMap} from './sourceMap.ts'
import {searchTextOf} from './textQuery.ts'

const dataset = 'production'
const callers = {
  me: {userId: 'me', role: 'administrator'},
  anonymous: {userId: 'anonymous', role: 'anonymous'},
} as const satisfies Record<string, Caller>

/** A document that need not have every stamp that the lake gives. */
export type MemoryDocument = Pick<StoredDocument, '_id' | '_type'> & Record<string, unknown>

export interface MemoryQuery {
  query: string
  params?: QueryParams
  perspective?: Perspective
  /** Default: somebody who may read everything. */
  caller?: keyof typeof callers
}

export interface MemoryEngine {
  /** As the lake answers, after a way as JSON. */
  run: (query: MemoryQuery) => Promise<QueryAnswer>
  /** What groq-js makes of the query over a list of the documents: the same, but slowly. */
  runUnplanned: (query: MemoryQuery) => Promise<unknown>
  sourceMap: (query: MemoryQuery, options: {byKey: boolean}) => Promise<SourceMap>
  close: () => void
}

/**
 * The query engine over some documents, without a lake around it: to compare it with groq-js, and
 * with suites of cases.
 *
 * @param documents - stored as they are, whatever is in them
 */
export function memoryEngine(
  documents: readonly MemoryDocument[],
  settings: {limits?: QueryLimitSettings; fewDocuments?: number} = {},
): MemoryEngine {
  const database = openDatabase({directory: ':memory:'})
  database
    .prepare(`INSERT INTO datasets (name, acl_mode, created_at) VALUES (?, 'public', '')`)
    .run(dataset)
  const table = new DocumentTable(database)
  database.transaction(() => {
    for (const document of documents) {
      const after = {_rev: '', _createdAt: '', _updatedAt: '', ...document}
      table.write(dataset, {before: null, after, body: JSON.stringify(document)})
    }
  })()
  const surroundings = realSurroundings('silent')
  const engine = new QueryEngine({
    database,
    documents: new DocumentStore(database),
    words: new DocumentWords(database),
    surroundings: {...surroundings, now: () => Date.UTC(2026, 0, 1)},
    projectId: 'p',
    aclModeOf: () => 'public',
    ...settings,
  })
  return {
    sourceMap: async (query, options) => {
      const request = requestFor(query)
      return engine.sourceMap(request, (await engine.run(request)).result, options)
    },
    run: async (query) => {
      const answer = await engine.run(requestFor(query))
      return {...answer, result: JSON.parse(JSON.stringify(answer.result))}
    },
    // The stamps that are missing in the list are missing in the database's bodies too.
    runUnplanned: (query) => evaluateUnplanned(documents as readonly StoredDocument[], query),
    close: () => database.close(),
  }
}

function requestFor(asked: MemoryQuery): QueryRequest {
  const {query, params = {}, perspective = raw, caller = 'me'} = asked
  return {
    dataset,
    query,
    params,
    perspective,
    caller: callers[caller],
    apiVersion: '2025-02-19',
  }
}

async function evaluateUnplanned(
  documents: readonly StoredDocument[],
  {query, params = {}, perspective = raw, caller = 'me'}: MemoryQuery,
): Promise<unknown> {
  const readable =
    caller === 'me' ? documents : documents.filter((document) => isRootId(document._id))
  const seen = applyPerspective(readable, perspective)
  const byId = new Map(seen.map((document) => [document._id, document]))
  const value = await evaluate(lowerTree(parseQuery(query, params).tree, {query}), {
    dataset: seen,
    params,
    identity: callers[caller].userId,
    timestamp: new Date(Date.UTC(2026, 0, 1)),
    sanity: {projectId: 'p', dataset},
    dereference: ({_ref: id}) => {
      if (!id.startsWith(searchTextPrefix)) return byId.get(id)
      const document = byId.get(id.slice(searchTextPrefix.length))
      return document && {text: searchTextOf(document)}
    },
  })
  return toJS(await value.asStatic())
}

/** The documents of a perspective, ordered by `_id`, found by looking at them all. */
function applyPerspective(
  documents: readonly StoredDocument[],
  perspective: Perspective,
): StoredDocument[] {
  const ordered = documents.toSorted((a, b) => compareIds(a._id, b._id))
  if (perspective === 'raw') return ordered
  const winners = new Map<string, {rank: number; document: StoredDocument}>()
  for (const document of ordered) {
    const rank = [...perspective.layers, ''].indexOf(layerOf(document._id))
    const winner = winners.get(publishedIdOf(document._id))
    if (rank >= 0 && (!winner || rank < winner.rank)) {
      winners.set(publishedIdOf(document._id), {rank, document})
    }
  }
  return Array.from(winners.values(), ({document}) => document)
    .filter((document) => !hidesDocument(document))
    .map((stored) => ({...stored, _id: publishedIdOf(stored._id), _originalId: stored._id}))
    .sort((a, b) => compareIds(a._id, b._id))
}
