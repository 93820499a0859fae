import type {StoredDocument} from '../../document.ts'
import {compareIds} from '../datasetView.ts'
import type {Slot} from './planChain.ts'
import type {QueryRun} from './queryRun.ts'
import type {ScoredChain} from './scoredChain.ts'

interface Scored {
  id: string
  score: number
  items: readonly unknown[]
}

/** How many items are wanted in the order of scores; of equal scores in that of ids. */
export interface Wanted {
  count: number
  /** True if all items are wanted that have the same score as the last one. */
  withEqual: boolean
}

/**
 * Collects what a chain with a score makes of documents, not the documents, and of that only the
 * best, where no more is wanted.
 */
export class ScoredAnswer {
  readonly #chain: ScoredChain
  readonly #slot: Slot
  readonly #run: QueryRun
  readonly #wanted: Wanted | undefined
  #found: Scored[] = []

  /** @param slot - of the chain, in front of its score */
  constructor(chain: ScoredChain, slot: Slot, run: QueryRun, wanted: Wanted | undefined) {
    this.#chain = chain
    this.#slot = slot
    this.#run = run
    this.#wanted = wanted
  }

  add(documents: readonly StoredDocument[]): void {
    this.#run.limits.check()
    this.#slot.value = documents
    // A chain over documents that ends with a score gives documents with one.
    for (const document of this.#run.evaluate(this.#chain.score) as (StoredDocument & {
      _score: number
    })[]) {
      const {_id: id, _score: score} = document
      const items = this.#itemsOf(document)
      if (items.length > 0) this.#found.push({id, score, items})
    }
    const {count} = this.#wanted ?? {}
    if (count !== undefined && this.#found.length > 2 * count) this.#found = this.#best()
  }

  /**
   * Whether what is wanted is found, if all documents that are still missing have at most a score of
   * `most`, and those with exactly that come behind `lastId`.
   */
  isComplete(most: number, lastId: string): boolean {
    if (!this.#wanted) return false
    const {count, withEqual} = this.#wanted
    let settled = 0
    for (const {id, score, items} of this.#found) {
      const isSettled =
        score > most || (!withEqual && score === most && compareIds(id, lastId) <= 0)
      if (isSettled) settled += items.length
      if (settled >= count) return true
    }
    return false
  }

  /** At least the wanted items, if there are so many; what is behind them may lack some. */
  items(): unknown[] {
    return this.#best().flatMap(({items}) => items)
  }

  #itemsOf(document: StoredDocument): unknown[] {
    const {rest} = this.#chain
    if (!rest) return [document]
    rest.slot.value = [document]
    return this.#run.evaluate(rest.node) as unknown[] // a chain gives an array
  }

  #best(): Scored[] {
    const sorted = this.#found.toSorted((a, b) => b.score - a.score || compareIds(a.id, b.id))
    const last = this.#wanted && sorted[this.#wanted.count - 1]
    return last ? sorted.filter(({score}) => score >= last.score) : sorted
  }
}
