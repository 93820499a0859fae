import type {Surroundings} from '../surroundings.ts'
import type {DocumentWords} from './documentWords.ts'

/** About 30 ms of work, between which others have their turn. */
const documentsAtOnce = 60
const pauseMs = 5
const idleMs = 500

/** Brings the search index up to date in the background. */
export class WordIndexer {
  readonly #words: DocumentWords
  readonly #surroundings: Surroundings
  #timer: NodeJS.Timeout | undefined

  constructor(words: DocumentWords, surroundings: Surroundings) {
    this.#words = words
    this.#surroundings = surroundings
  }

  start(): void {
    this.#schedule(idleMs)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #schedule(afterMs: number): void {
    this.#timer = setTimeout(() => this.#schedule(this.#indexSome() ? pauseMs : idleMs), afterMs)
    this.#timer.unref()
  }

  #indexSome(): boolean {
    try {
      return this.#words.indexSome(documentsAtOnce)
    } catch (error) {
      // Nothing is lost: the documents stay in the queue, and searches go on without the index.
      this.#surroundings.log.warn({err: error}, 'The search index could not be brought up to date')
      return false
    }
  }
}
