import type {StoredDocument} from '../../document.ts'
import {compareIds, type DatasetView} from '../datasetView.ts'
import {availableDocuments, fewCandidatesFor, numbersFor, typesOf} from './candidates.ts'
import {allOf, type Condition} from './condition.ts'
import type {OpenChain} from './planChain.ts'
import type {QueryRun} from './queryRun.ts'
import {type Bound, conditionsOf, mostOf} from './scoreBounds.ts'
import {ScoredAnswer, type Wanted} from './scoredAnswer.ts'
import {conditionOfScored, hasStoredScores, type ScoredChain} from './scoredChain.ts'

/** Conditions are kept as the bits of a number. */
const mostConditions = 31
const mostAtOnce = 200

/** Documents that can have the same score at most: of each type, by number, in the order of ids. */
interface Tier {
  most: number
  lists: readonly (readonly number[])[]
}

/**
 * The best items of a chain with a score, found by reading first the documents that can have the
 * highest score, as far as indexes know, and by stopping when no other can be among them: a search for
 * a word that is everywhere reads few documents, too.
 *
 * Undefined if no index knows what is scored.
 */
export function bestScored(
  {chain, scored, slot}: OpenChain & {scored: ScoredChain},
  wanted: Wanted,
  run: QueryRun,
): unknown[] | undefined {
  const {bound} = scored
  if (!bound || hasStoredScores(chain.condition, run)) return undefined
  const answer = new ScoredAnswer(scored, slot, run, wanted)
  const condition = allOf([chain.condition, conditionOfScored(scored)])
  const few = condition && fewCandidatesFor(condition, run.view, run.view.fewDocuments)
  if (few) {
    for (const part of few.parts()) answer.add(part)
    if (scored.needsScore || answer.isComplete(0, '')) {
      run.notes.push(`best ${wanted.count} by score: ${few.how}`)
      return answer.items()
    }
  }
  const tiers = tiersOf(chain.condition, bound, run.view)
  if (!tiers) return undefined
  const best = new ScoredAnswer(scored, slot, run, wanted)
  const worthwhile = scored.needsScore ? tiers.filter(({most}) => most > 0) : tiers
  const read = readTiers(worthwhile, best, wanted, run)
  const available = availableDocuments(run.view, chain.condition && typesOf(chain.condition))
  run.notes.push(
    `best ${wanted.count} by score: order of what indexes allow, ${read} of ${available}`,
  )
  return best.items()
}

function readTiers(
  tiers: readonly Tier[],
  answer: ScoredAnswer,
  {count}: Wanted,
  run: QueryRun,
): number {
  let read = 0
  let step = Math.min(count, mostAtOnce)
  for (const {most, lists} of tiers) {
    if (answer.isComplete(most, '')) break
    let part: StoredDocument[] = []
    for (const document of inOrderOfIds(lists, run.view)) {
      read += 1
      part.push(document)
      if (part.length < step) continue
      answer.add(part)
      part = []
      step = Math.min(2 * step, mostAtOnce)
      if (answer.isComplete(most, document._id)) return read
    }
    answer.add(part)
  }
  return read
}

/** The documents of a filter by what their score can be at most, the highest first. */
function tiersOf(
  condition: Condition | undefined,
  bound: Bound,
  view: DatasetView,
): Tier[] | undefined {
  const types = (condition && typesOf(condition)) ?? [...view.store.counts(view.dataset).keys()]
  const asked = conditionsOf(bound)
  if (asked.length > mostConditions) return undefined
  const bits = bitsOf(asked, view, types)
  const allowed = condition && numbersFor(condition, view)
  const passes = allowed && new Set(allowed)
  const lists = new Map<number, number[][]>()
  for (const type of types) {
    const most = mostByBits(bound, asked, {type, known: bits.known})
    const ofType = new Map<number, number[]>()
    const {dataset, visibility, finder} = view
    for (const numbers of finder.scan(
      {dataset, visibility, types: [type]},
      Number.MAX_SAFE_INTEGER,
    )) {
      for (const number of numbers) {
        if (passes && !passes.has(number)) continue
        const score = most(bits.byNumber.get(number) ?? 0)
        const list = ofType.get(score)
        if (list) list.push(number)
        else ofType.set(score, [number])
      }
    }
    for (const [score, list] of ofType) lists.set(score, [...(lists.get(score) ?? []), list])
  }
  return Array.from(lists, ([most, lists]) => ({most, lists})).sort((a, b) => b.most - a.most)
}

interface Bits {
  /** For each document the conditions that it may meet, of those that an index knows. */
  byNumber: Map<number, number>
  known: ReadonlySet<Condition>
}

function bitsOf(
  conditions: readonly Condition[],
  view: DatasetView,
  types: readonly string[],
): Bits {
  const byNumber = new Map<number, number>()
  const known = new Set<Condition>()
  for (const [bit, condition] of conditions.entries()) {
    const numbers = numbersFor(condition, view, types)
    if (!numbers) continue
    known.add(condition)
    for (const number of numbers) byNumber.set(number, (byNumber.get(number) ?? 0) | (1 << bit))
  }
  return {byNumber, known}
}

/** The bound of documents of one type, by their bits. */
function mostByBits(
  bound: Bound,
  conditions: readonly Condition[],
  {type, known}: {type: string; known: ReadonlySet<Condition>},
): (bits: number) => number {
  const bitOf = new Map(conditions.map((condition, bit) => [condition, bit]))
  const remembered = new Map<number, number>()
  return (bits) => {
    const before = remembered.get(bits)
    if (before !== undefined) return before
    const most = mostOf(bound, (condition) => {
      if (typesOf(condition)?.includes(type) === false) return false
      return !known.has(condition) || (bits & (1 << (bitOf.get(condition) ?? 0))) !== 0
    })
    remembered.set(bits, most)
    return most
  }
}

/** Several lists, each in the order of ids, as one; documents are read when they are wanted. */
function* inOrderOfIds(
  lists: readonly (readonly number[])[],
  view: DatasetView,
): Generator<StoredDocument> {
  const readers = lists.map((list) => new ListReader(list, view))
  for (;;) {
    let first: ListReader | undefined
    for (const reader of readers) {
      if (!reader.next) continue
      if (!first?.next || compareIds(reader.next._id, first.next._id) < 0) first = reader
    }
    if (!first?.next) return
    yield first.next
    first.advance()
  }
}

class ListReader {
  readonly #numbers: readonly number[]
  readonly #view: DatasetView
  #index = 0
  next: StoredDocument | undefined

  constructor(numbers: readonly number[], view: DatasetView) {
    this.#numbers = numbers
    this.#view = view
    this.advance()
  }

  advance(): void {
    this.next = undefined
    for (; !this.next && this.#index < this.#numbers.length; this.#index += 1) {
      const use = this.#index < this.#view.store.affordableDocuments ? 'often' : 'once'
      this.next = this.#view.findByNumber(this.#numbers[this.#index] ?? 0, use)
    }
  }
}
