import {isRootId, layerOf, type StoredDocument} from '../document.ts'
import type {Commit} from '../store.ts'
import {type CachedDocument, DocumentCache} from './documentCache.ts'
import type {Database} from './open.ts'

export interface Referrer {
  sourceId: string
  /** False as soon as one of the source's references to the target is strong. */
  weak: boolean
}

/** Counts as a layer of their own: published documents whose ids anonymous readers may not see. */
export const dottedLayer = '.'

/** How many documents there are: type → layer, or {@link dottedLayer} → count. */
export type TypeCounts = ReadonlyMap<string, ReadonlyMap<string, number>>

interface StoredRow {
  number: number
  body: string
}

/** Of a parsed document with some paragraphs of text. */
const usualBytes = 10_000

const defaultCacheBytes = 256_000_000

/**
 * The documents as they are now. They live in the database; the recently used ones are kept parsed,
 * up to a number of bytes. Documents are shared, never copied: do not change them.
 */
export class DocumentStore {
  /** How many documents of a usual size may be read often without displacing all others. */
  readonly affordableDocuments: number
  readonly #cache: DocumentCache
  readonly #original: {store: DocumentStore; writes: number} | undefined
  #writes = 0
  readonly #versions = new Map<string, number>()
  readonly #counts = new Map<string, Map<string, Map<string, number>>>()
  readonly #selectAll
  readonly #selectAfter
  readonly #selectById
  readonly #selectByNumber
  readonly #selectGroup
  readonly #selectReferrers
  readonly #selectCounts

  /**
   * @param options.cacheBytes - default: {@link defaultCacheBytes}
   * @param options.original - for a snapshot: the store whose present state it holds, which answers
   *   from its memory until something is written
   */
  constructor(database: Database, options: {cacheBytes?: number; original?: DocumentStore} = {}) {
    const {cacheBytes = defaultCacheBytes, original} = options
    this.#original = original && {store: original, writes: original.#writes}
    this.affordableDocuments = Math.floor(cacheBytes / 2 / usualBytes)
    this.#cache = new DocumentCache(cacheBytes)
    this.#selectAll = database.prepare<[string], {body: string}>(
      'SELECT body FROM documents WHERE dataset = ? ORDER BY id',
    )
    this.#selectAfter = database.prepare<[string, string], {body: string}>(
      'SELECT body FROM documents WHERE dataset = ? AND id > ? ORDER BY id',
    )
    this.#selectById = database.prepare<[string, string], StoredRow>(
      'SELECT number, body FROM documents WHERE dataset = ? AND id = ?',
    )
    this.#selectByNumber = database.prepare<[number], {dataset: string; body: string}>(
      'SELECT dataset, body FROM documents WHERE number = ?',
    )
    this.#selectGroup = database
      .prepare<[string, string], string>(
        'SELECT id FROM documents WHERE dataset = ? AND published_id = ?',
      )
      .pluck()
    this.#selectReferrers = database.prepare<[string, string], {sourceId: string; weak: number}>(
      `SELECT source_id AS sourceId, weak FROM document_references
       WHERE dataset = ? AND target_id = ?`,
    )
    this.#selectCounts = database.prepare<[string], {type: string; layer: string; count: number}>(
      `SELECT type, CASE WHEN layer = '' AND instr(id, '.') > 0 THEN '${dottedLayer}' ELSE layer END
         AS layer, count(*) AS count FROM documents WHERE dataset = ? GROUP BY 2, 1`,
    )
  }

  get(dataset: string, id: string): StoredDocument | undefined {
    return this.#find(dataset, id)?.document
  }

  /** The number under which indexes know a document. */
  numberOf(dataset: string, id: string): number | undefined {
    return this.#find(dataset, id)?.number
  }

  /**
   * @param number - of a document that exists, from an index
   * @param use - `once` leaves the document out of memory afterwards
   */
  getByNumber(number: number, use: 'often' | 'once'): StoredDocument {
    const original = this.#unchangedOriginal()
    if (original) return original.getByNumber(number, use)
    const cached = this.#cache.findByNumber(number)
    if (cached) return cached
    const row = this.#selectByNumber.get(number)
    if (!row) throw new Error(`An index names the document number ${number}, which does not exist.`)
    const document = JSON.parse(row.body) as StoredDocument
    if (use === 'often') this.#cache.add(row.dataset, number, document, row.body.length)
    return document
  }

  /** Every document of a dataset, by id, in the order of ids; read anew, and all in memory at once. */
  all(dataset: string): Map<string, StoredDocument> {
    const documents = new Map<string, StoredDocument>()
    for (const {body} of this.#selectAll.iterate(dataset)) {
      const document = JSON.parse(body) as StoredDocument
      documents.set(document._id, document)
    }
    return documents
  }

  /** The documents with ids behind `lastId`, one after the other; the database must be read by nobody else. */
  *iterate(dataset: string, lastId: string): Generator<StoredDocument> {
    for (const {body} of this.#selectAfter.iterate(dataset, lastId)) {
      yield JSON.parse(body) as StoredDocument
    }
  }

  /** Grows with each commit that changes the dataset; starts again with the process. */
  version(dataset: string): number {
    return this.#versions.get(dataset) ?? 0
  }

  counts(dataset: string): TypeCounts {
    const known = this.#counts.get(dataset)
    if (known) return known
    const counts = new Map<string, Map<string, number>>()
    for (const {type, layer, count} of this.#selectCounts.iterate(dataset)) {
      countLayer(counts, type, layer, count)
    }
    this.#counts.set(dataset, counts)
    return counts
  }

  /** The members of a group that exist: published document, draft and versions, in no promised order. */
  group(dataset: string, publishedId: string): StoredDocument[] {
    const members: StoredDocument[] = []
    for (const id of this.#selectGroup.all(dataset, publishedId)) {
      const document = this.get(dataset, id)
      if (document) members.push(document)
    }
    return members
  }

  /** Documents of the same dataset that reference `id`, which need not exist. */
  referrers(dataset: string, id: string): Referrer[] {
    return this.#selectReferrers
      .all(dataset, id)
      .map(({sourceId, weak}) => ({sourceId, weak: weak === 1}))
  }

  /** Takes over what a commit changed. */
  apply({dataset, changes}: Commit): void {
    const counts = this.#counts.get(dataset)
    for (const {documentId, before, after} of changes) {
      const layer = countedLayerOf(documentId)
      if (counts && before) countLayer(counts, before._type, layer, -1)
      if (counts && after) countLayer(counts, after._type, layer, 1)
      if (after) this.#cache.replace(dataset, after)
      else this.#cache.remove(dataset, documentId)
    }
    this.#countUp(dataset)
  }

  /** Drops the memory of a dataset: what the database says counts again. */
  forget(dataset: string): void {
    this.#cache.removeAll(dataset)
    this.#counts.delete(dataset)
    this.#countUp(dataset)
  }

  #unchangedOriginal(): DocumentStore | undefined {
    const original = this.#original
    return original && original.store.#writes === original.writes ? original.store : undefined
  }

  #countUp(dataset: string): void {
    this.#writes += 1
    this.#versions.set(dataset, this.version(dataset) + 1)
  }

  #find(dataset: string, id: string): Pick<CachedDocument, 'number' | 'document'> | undefined {
    const original = this.#unchangedOriginal()
    if (original) return original.#find(dataset, id)
    const cached = this.#cache.find(dataset, id)
    if (cached) return cached
    const row = this.#selectById.get(dataset, id)
    if (!row) return undefined
    const document = JSON.parse(row.body) as StoredDocument
    this.#cache.add(dataset, row.number, document, row.body.length)
    return {number: row.number, document}
  }
}

function countedLayerOf(documentId: string): string {
  const layer = layerOf(documentId)
  return layer === '' && !isRootId(documentId) ? dottedLayer : layer
}

function countLayer(
  counts: Map<string, Map<string, number>>,
  type: string,
  layer: string,
  difference: number,
): void {
  let layers = counts.get(type)
  if (!layers) {
    layers = new Map()
    counts.set(type, layers)
  }
  const count = (layers.get(layer) ?? 0) + difference
  if (count > 0) layers.set(layer, count)
  else layers.delete(layer)
  if (layers.size === 0) counts.delete(type)
}
