import type {StoredDocument} from '../../document.ts'
import {compareIds, type DatasetView} from '../datasetView.ts'
import {availableDocuments, fewCandidatesFor, typesOf} from './candidates.ts'
import {allOf} from './condition.ts'
import type {OpenChain} from './planChain.ts'
import type {QueryRun} from './queryRun.ts'
import {ScoredAnswer, type Wanted} from './scoredAnswer.ts'
import {conditionOfScored, hasStoredScores, type ScoredChain} from './scoredChain.ts'
import {guessedTiers, type Tier, tiersOf} from './scoreTiers.ts'

const mostAtOnce = 200

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
  const {fewDocuments} = run.view
  const tries = [
    {tiersFor: guessedTiers, budget: Math.max(fewDocuments, 4 * wanted.count)},
    {tiersFor: tiersOf, budget: Number.POSITIVE_INFINITY},
  ]
  for (const {tiersFor, budget} of tries) {
    const tiers = tiersFor(chain.condition, bound, run.view)
    if (!tiers) return undefined
    const best = new ScoredAnswer(scored, slot, run, wanted)
    const worthwhile = scored.needsScore ? tiers.filter(({most}) => most > 0) : tiers
    const read = readTiers(worthwhile, best, {count: wanted.count, budget}, run.view)
    if (read > budget) continue
    const available = availableDocuments(run.view, chain.condition && typesOf(chain.condition))
    run.notes.push(
      `best ${wanted.count} by score: order of what indexes allow, ${read} of ${available}`,
    )
    return best.items()
  }
  return undefined
}

/** @returns how many documents were read; more than the budget if that was too small */
function readTiers(
  tiers: readonly Tier[],
  answer: ScoredAnswer,
  {count, budget}: {count: number; budget: number},
  view: DatasetView,
): number {
  let read = 0
  let step = Math.min(count, mostAtOnce)
  for (const {most, lists} of tiers) {
    if (answer.isComplete(most, '')) break
    let part: StoredDocument[] = []
    for (const document of inOrderOfIds(lists, view)) {
      read += 1
      if (read > budget) return read
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

/** Several lists, each in the order of ids, as one; documents are read when they are wanted. */
function* inOrderOfIds(
  lists: readonly Iterable<number>[],
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
  readonly #numbers: Iterator<number>
  readonly #view: DatasetView
  #read = 0
  next: StoredDocument | undefined

  constructor(numbers: Iterable<number>, view: DatasetView) {
    this.#numbers = numbers[Symbol.iterator]()
    this.#view = view
    this.advance()
  }

  advance(): void {
    this.next = undefined
    while (!this.next) {
      const {done, value} = this.#numbers.next()
      if (done) return
      this.#read += 1
      const use = this.#read <= this.#view.store.affordableDocuments ? 'often' : 'once'
      this.next = this.#view.findByNumber(value, use)
    }
  }
}
