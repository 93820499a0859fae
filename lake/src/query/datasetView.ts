import {type DocumentFinder, isByStoredId, type Visibility} from '../database/documentFinder.ts'
import {type DocumentStore, dottedLayer} from '../database/documentStore.ts'
import {hidesDocument} from '../database/documentTable.ts'
import type {DocumentWords} from '../database/documentWords.ts'
import {isRootId, isVersionId, layerOf, publishedIdOf, type StoredDocument} from '../document.ts'

/** Where documents come from, and how they are found there. */
export interface DocumentSource {
  store: DocumentStore
  finder: DocumentFinder
  words: DocumentWords
  /** Up to so many documents are read without looking for a better way; default: {@link fewDocuments}. */
  fewDocuments?: number
}

/** More than are looked at together. */
const keptPassing = 1_000

/** Reading these takes about as long as finding out how to read fewer. */
const fewDocuments = 500

/**
 * The documents of a dataset as one query sees them: filtered by what the caller may read, and
 * resolved by the perspective. Outside `raw`, `_id` is the published id and `_originalId` the stored
 * one.
 */
export class DatasetView {
  readonly dataset: string
  readonly visibility: Visibility
  readonly store: DocumentStore
  readonly finder: DocumentFinder
  readonly words: DocumentWords
  readonly fewDocuments: number
  /** Those that were read for once and last, by the id that the query knows. */
  readonly #passing = new Map<string, StoredDocument>()

  constructor(options: DocumentSource & {dataset: string; visibility: Visibility}) {
    this.words = options.words
    this.fewDocuments = options.fewDocuments ?? fewDocuments
    this.dataset = options.dataset
    this.store = options.store
    this.finder = options.finder
    this.visibility = withoutEmptyLayers(options.visibility, options)
  }

  find(id: string): StoredDocument | undefined {
    const passing = this.#passing.get(id)
    if (passing) return passing
    for (const storedId of this.#storedIdsOf(id)) {
      const document = this.store.get(this.dataset, storedId)
      if (document) return this.#asSeen(document)
    }
    return undefined
  }

  /** The number of what `find` finds, or of a document that hides it. */
  numberOf(id: string): number | undefined {
    for (const storedId of this.#storedIdsOf(id)) {
      const number = this.store.numberOf(this.dataset, storedId)
      if (number !== undefined) return number
    }
    return undefined
  }

  /**
   * The document with this number as the query sees it; undefined if it does not.
   *
   * @param use - `once` for a document among many, which must not displace others from memory
   */
  findByNumber(number: number, use: 'often' | 'once' = 'often'): StoredDocument | undefined {
    const seen = this.#findByNumber(number, use)
    if (use === 'often' || !seen) return seen
    if (this.#passing.size >= keptPassing) this.#passing.clear()
    this.#passing.set(seen._id, seen)
    return seen
  }

  #findByNumber(number: number, use: 'often' | 'once'): StoredDocument | undefined {
    const document = this.store.getByNumber(number, use)
    const {visibility} = this
    if (visibility.rootOnly && !isRootId(document._id)) return undefined
    if (visibility.isRaw) {
      return visibility.hidesVersions && isVersionId(document._id) ? undefined : document
    }
    const layer = layerOf(document._id)
    for (const better of visibility.layers) {
      if (better === layer) return this.#asSeen(document)
      const rival = idInLayer(better, publishedIdOf(document._id))
      if (this.store.get(this.dataset, rival)) return undefined
    }
    if (layer !== '') return undefined
    return use === 'once' ? copyUnderPublishedId(document) : underPublishedId(document)
  }

  /** Whether the query sees each document by the id that it is stored by, or not at all. */
  get isByStoredId(): boolean {
    return isByStoredId(this.visibility)
  }

  /** How many documents of some types, or of all, the query sees; undefined where groups decide it. */
  countByStatistics(types: readonly string[] | undefined): number | undefined {
    if (!this.isByStoredId) return undefined
    let count = 0
    for (const [type, layers] of this.store.counts(this.dataset)) {
      if (types && !types.includes(type)) continue
      for (const [layer, inLayer] of layers) if (this.#hasLayer(layer)) count += inLayer
    }
    return count
  }

  #hasLayer(layer: string): boolean {
    const {visibility} = this
    if (layer === '') return true
    if (visibility.rootOnly) return false
    if (layer === dottedLayer) return true
    return visibility.isRaw && (!visibility.hidesVersions || layer === 'drafts')
  }

  /** Under which ids the document may be stored that the query knows by this one; the first counts. */
  #storedIdsOf(id: string): readonly string[] {
    const {visibility} = this
    if (visibility.rootOnly && !isRootId(id)) return []
    if (visibility.isRaw) return visibility.hidesVersions && isVersionId(id) ? [] : [id]
    if (layerOf(id) !== '') return []
    if (visibility.layers.length === 0) return [id]
    return [...visibility.layers.map((layer) => idInLayer(layer, id)), id]
  }

  #asSeen(document: StoredDocument): StoredDocument | undefined {
    if (this.visibility.isRaw) return document
    return hidesDocument(document) ? undefined : underPublishedId(document)
  }

  /** The id by which the query knows a stored document, if it sees it. */
  viewIdOf(storedId: string): string {
    return this.visibility.isRaw ? storedId : publishedIdOf(storedId)
  }
}

/** Layers without documents cost a look-up for each document. */
function withoutEmptyLayers(
  visibility: Visibility,
  {store, dataset}: {store: DocumentStore; dataset: string},
): Visibility {
  if (visibility.isRaw || visibility.layers.length === 0) return visibility
  if (visibility.rootOnly) return {...visibility, layers: []}
  const used = new Set<string>()
  for (const layers of store.counts(dataset).values()) {
    for (const layer of layers.keys()) used.add(layer)
  }
  return {...visibility, layers: visibility.layers.filter((layer) => used.has(layer))}
}

function idInLayer(layer: string, publishedId: string): string {
  return layer === 'drafts' ? `drafts.${publishedId}` : `versions.${layer}.${publishedId}`
}

const renamed = new WeakMap<StoredDocument, StoredDocument>()

function underPublishedId(document: StoredDocument): StoredDocument {
  const known = renamed.get(document)
  if (known) return known
  const copy = copyUnderPublishedId(document)
  renamed.set(document, copy)
  return copy
}

function copyUnderPublishedId(document: StoredDocument): StoredDocument {
  return {...document, _id: publishedIdOf(document._id), _originalId: document._id}
}

/** Code unit order. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
