import {pathNumberOf} from '../../database/attributeIndex.ts'
import {type IndexedValue, indexedValue} from '../../database/attributes.ts'
import type {ValueRange} from '../../database/documentFinder.ts'
import type {WantedWord} from '../../database/documentWords.ts'
import type {StoredDocument} from '../../document.ts'
import {compareIds, type DatasetView} from '../datasetView.ts'
import type {Condition, Key} from './condition.ts'
import {valuesOfKey} from './outerKey.ts'

/** The documents that may pass a filter, and how they were found. */
export interface Candidates {
  /** At most this many documents; some may turn out to be hidden from the query. */
  size: number
  /**
   * Ordered by `_id`, in lists of a moderate length.
   *
   * @param needed - how many the reader hopes to get by with; default: all of them
   */
  parts: (needed?: number) => Iterable<readonly StoredDocument[]>
  /** For people: "index slug.current, 1 document". */
  how: string
}

/** Documents in one part: few enough to hold in memory twice, enough to forget the cost of a part. */
const partSize = 200
/** Up to here documents are read before they are sorted; above, only their ids are. */
const sortedWhenRead = 2_000
const noLimit = Number.MAX_SAFE_INTEGER
/** An index is asked for this many documents at first, then for more; no other is asked after a hit. */
const attempts = [64, 1_024, 16_384, noLimit]

/**
 * Finds the documents that meet a condition, by whatever index proposes the fewest.
 *
 * @param options.keyText - stands for the key that the surrounding value supplies, see outerKey.ts
 * @param options.onlyStamps - whether documents may lack everything else, see stamps.ts
 */
export function candidatesFor(
  condition: Condition | undefined,
  view: DatasetView,
  options: {keyText?: string; onlyStamps?: boolean} = {},
): Candidates {
  const {keyText, onlyStamps = false} = options
  const types = condition && typesOf(condition)
  const lookup = new Lookup(view, types, keyText)
  const available = availableDocuments(view, types)
  for (const limit of attempts) {
    // An index that proposes most of what there is saves nothing and costs the sorting.
    const most = Math.min(limit, Math.ceil(available / 2))
    const found = condition && lookup.find(condition, Math.max(most, 64))
    if (found) return listed(found, view)
    if (limit >= available) break
  }
  const what = types ? `documents of type ${types.join(', ')}` : 'all documents'
  if (onlyStamps && view.isByStoredId) {
    return {
      size: available,
      parts: () => stampsOf(view, types),
      how: `stamps of ${what}, ${available}`,
    }
  }
  return {
    size: available,
    parts: (needed = available) => scanned(view, types, needed),
    how: `scan of ${what}, ${available}`,
  }
}

function stampsOf(
  view: DatasetView,
  types: readonly string[] | undefined,
): Iterable<readonly StoredDocument[]> {
  const {dataset, visibility, finder} = view
  return finder.stamps({dataset, visibility, ...(types && {types})})
}

function* scanned(
  view: DatasetView,
  types: readonly string[] | undefined,
  needed: number,
): Generator<readonly StoredDocument[]> {
  const {dataset, visibility, finder} = view
  for (const numbers of finder.scan({dataset, visibility, ...(types && {types})}, needed)) {
    yield* partsOf(numbers, view, needed)
  }
}

/** How many documents of these types there are, hidden ones included. */
export function availableDocuments(
  view: DatasetView,
  types: readonly string[] | undefined,
): number {
  let count = 0
  for (const [type, layers] of view.store.counts(view.dataset)) {
    if (types && !types.includes(type)) continue
    for (const inLayer of layers.values()) count += inLayer
  }
  return count
}

/** The types that a condition leaves possible; undefined for all. */
export function typesOf(condition: Condition): readonly string[] | undefined {
  switch (condition.kind) {
    case 'type':
      return condition.types
    case 'and': {
      let types: readonly string[] | undefined
      for (const part of condition.parts) {
        const possible = typesOf(part)
        types =
          types && possible ? types.filter((type) => possible.includes(type)) : (types ?? possible)
      }
      return types
    }
    case 'or': {
      const types = new Set<string>()
      for (const part of condition.parts) {
        const possible = typesOf(part)
        if (!possible) return undefined
        for (const type of possible) types.add(type)
      }
      return [...types]
    }
    default:
      return undefined
  }
}

/** As {@link candidatesFor}, but only if an index proposes fewer than `limit`. */
export function fewCandidatesFor(
  condition: Condition,
  view: DatasetView,
  limit: number,
): Candidates | undefined {
  const found = new Lookup(view, typesOf(condition), undefined).find(condition, limit)
  return found && listed(found, view)
}

/**
 * All documents that may meet a condition, by number, in no order; undefined if no index knows.
 *
 * @param types - those of the documents that matter
 * @param limit - undefined is given for so many too; default: however many
 */
export function numbersFor(
  condition: Condition,
  view: DatasetView,
  types = typesOf(condition),
  limit = noLimit,
): readonly number[] | undefined {
  return new Lookup(view, types, undefined).find(condition, limit)?.numbers
}

interface Found {
  numbers: readonly number[]
  how: string
}

/** Looks conditions up; undefined stands for "more than the limit" and for "no index knows that". */
class Lookup {
  readonly #view: DatasetView
  readonly #types: readonly string[]
  readonly #keyText: string | undefined

  constructor(
    view: DatasetView,
    types: readonly string[] | undefined,
    keyText: string | undefined,
  ) {
    this.#view = view
    this.#types = types ?? [...view.store.counts(view.dataset).keys()]
    this.#keyText = keyText
  }

  find(condition: Condition, limit: number): Found | undefined {
    const {finder, dataset} = this.#view
    switch (condition.kind) {
      case 'and':
        return this.#findFewest(condition.parts, limit)
      case 'or':
        return this.#findAll(condition.parts, limit)
      case 'type':
        return undefined
      case 'id':
        return this.#findTexts(condition.key, '_id', (id) => this.#numbersOfId(id))
      case 'revision':
        return this.#findTexts(
          condition.key,
          '_rev',
          (revision) => finder.ofRevision(dataset, revision, limit),
          limit,
        )
      case 'group':
        return this.#findTexts(condition.key, 'group of versions', (id) => [
          ...finder.ofGroup(dataset, id),
          ...this.#numbersOfId(id),
        ])
      case 'idPrefix':
        return this.#findIdPrefix(condition, limit)
      case 'value':
        return this.#findValues(condition.path, this.#valuesOf(condition.key), limit)
      case 'range':
        return this.#findRange(condition.path, rangeOf(condition), limit)
      case 'words':
        return this.#findWords(condition.words, limit)
      case 'prefix':
        return this.#findRange(condition.path, prefixRange(condition.prefix), limit)
    }
  }

  #findFewest(parts: readonly Condition[], limit: number): Found | undefined {
    let best: Found | undefined
    for (const part of parts) {
      const found = this.find(part, best ? best.numbers.length : limit)
      if (found && (!best || found.numbers.length < best.numbers.length)) best = found
      if (best && best.numbers.length <= 1) break
    }
    return best
  }

  #findAll(parts: readonly Condition[], limit: number): Found | undefined {
    const numbers = new Set<number>()
    const hows = new Set<string>()
    for (const part of parts) {
      const found = this.find(part, limit)
      if (!found) return undefined
      for (const number of found.numbers) numbers.add(number)
      hows.add(found.how)
      if (numbers.size >= limit) return undefined
    }
    return {numbers: [...numbers], how: [...hows].join(' and ')}
  }

  /** By a column of texts, each of which leads to some numbers. */
  #findTexts(
    key: Key,
    how: string,
    numbersOf: (text: string) => Iterable<number>,
    limit = noLimit,
  ): Found | undefined {
    const values = this.#valuesOf(key)
    if (!values) return undefined
    const numbers = new Set<number>()
    for (const value of values) {
      if (typeof value !== 'string') continue
      for (const number of numbersOf(value)) numbers.add(number)
      if (numbers.size >= limit) return undefined
    }
    return {numbers: [...numbers], how}
  }

  #numbersOfId(id: string): number[] {
    const number = this.#view.numberOf(id)
    return number === undefined ? [] : [number]
  }

  #findIdPrefix(
    {prefix, isStored}: {prefix: string; isStored: boolean},
    limit: number,
  ): Found | undefined {
    const {visibility, finder, dataset} = this.#view
    const areSame = isStored || visibility.isRaw || visibility.layers.length === 0
    if (!areSame || prefix === '') return undefined
    const numbers = finder.betweenIds(dataset, prefix, `${prefix}\u{10FFFF}`, limit)
    return numbers.length < limit ? {numbers, how: 'range of _id'} : undefined
  }

  #findValues(
    path: string,
    values: readonly unknown[] | undefined,
    limit: number,
  ): Found | undefined {
    if (!values) return undefined
    const indexed = new Set<IndexedValue>()
    for (const value of values) {
      // What has no such attribute equals null, and no index knows what a document lacks.
      if (value === null || value === undefined) return undefined
      const known = indexedValue(value)
      if (known !== undefined) indexed.add(known)
    }
    const numbers = new Set<number>()
    for (const type of this.#types) {
      const pathNumber = pathNumberOf(this.#view.dataset, type, path)
      for (const value of indexed) {
        for (const number of this.#view.finder.withValue(pathNumber, value, limit)) {
          numbers.add(number)
        }
        if (numbers.size >= limit) return undefined
      }
    }
    return {numbers: [...numbers], how: path === '->' ? 'references' : `index of ${path}`}
  }

  #findRange(path: string, range: ValueRange | undefined, limit: number): Found | undefined {
    if (!range) return undefined
    const numbers = new Set<number>()
    for (const type of this.#types) {
      const pathNumber = pathNumberOf(this.#view.dataset, type, path)
      for (const number of this.#view.finder.inRange(pathNumber, range, limit)) numbers.add(number)
      if (numbers.size >= limit) return undefined
    }
    return {numbers: [...numbers], how: `range of ${path}`}
  }

  #findWords(words: readonly WantedWord[], limit: number): Found | undefined {
    const {words: index, dataset} = this.#view
    const numbers = limit === noLimit ? index.findAll(words) : index.find(dataset, words, limit)
    return numbers && numbers.length < limit ? {numbers, how: 'index of words'} : undefined
  }

  #valuesOf(key: Key): readonly unknown[] | undefined {
    if ('value' in key) return Array.isArray(key.value) ? key.value : [key.value]
    return this.#keyText === undefined ? undefined : valuesOfKey(this.#keyText)
  }
}

const noNumber = -Number.MAX_VALUE
const lastText = '\uD7FF'.repeat(101)

/** The values of one type between two bounds; both absent or of different types give none. */
function rangeOf({low, high}: {low?: unknown; high?: unknown}): ValueRange | undefined {
  const known = low ?? high
  const [from, to] = [indexedValue(low), indexedValue(high)]
  if (typeof known === 'number') {
    return {low: from ?? noNumber, high: to ?? Number.MAX_VALUE}
  }
  if (typeof known === 'string') return {low: from ?? '', high: to ?? lastText}
  return undefined
}

function prefixRange(prefix: string): ValueRange | undefined {
  const low = indexedValue(prefix)
  return typeof low === 'string' ? {low, high: low + lastText} : undefined
}

function listed({numbers, how}: Found, view: DatasetView): Candidates {
  return {
    size: numbers.length,
    how: `${how}, ${numbers.length}`,
    parts: (needed = numbers.length) =>
      numbers.length <= sortedWhenRead
        ? [readSorted(numbers, view)]
        : partsOf(sortedById(numbers, view), view, Math.min(needed, numbers.length)),
  }
}

function readSorted(numbers: readonly number[], view: DatasetView): StoredDocument[] {
  const documents: StoredDocument[] = []
  for (const number of numbers) {
    const document = view.findByNumber(number)
    if (document) documents.push(document)
  }
  return documents.sort((a, b) => compareIds(a._id, b._id))
}

function sortedById(numbers: readonly number[], view: DatasetView): number[] {
  const ids = view.finder.idsOf(numbers)
  const keyed = Array.from(ids, ([number, id]) => ({number, id: view.viewIdOf(id)}))
  return keyed.sort((a, b) => compareIds(a.id, b.id)).map(({number}) => number)
}

/** @param needed - of these and of what the reader asks for in the same breath */
function* partsOf(
  numbers: readonly number[],
  view: DatasetView,
  needed: number,
): Generator<readonly StoredDocument[]> {
  const use = needed <= view.store.affordableDocuments ? 'often' : 'once'
  for (let start = 0; start < numbers.length; start += partSize) {
    const part: StoredDocument[] = []
    for (const number of numbers.slice(start, start + partSize)) {
      const document = view.findByNumber(number, use)
      if (document) part.push(document)
    }
    yield part
  }
}
