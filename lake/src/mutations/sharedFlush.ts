import type {Database} from '../database/open.ts'
import {storageError} from '../database/storageError.ts'
import {LakeError} from '../errors.ts'

/** What a write has come to, told to its caller once all writes are durable. */
type Settle = () => void

interface WaitingWrite {
  attempt: () => Settle
  reject: (error: unknown) => void
}

/**
 * Stores the writes of requests that arrive at the same time in one SQLite transaction, because
 * waiting for the disk costs more than the writes do. Each write keeps its own savepoint: one that
 * fails leaves the others alone. Nobody is answered before the disk has everything.
 *
 * All writes of a flush run in one synchronous stretch, so no reader sees what may still be lost.
 */
export class SharedFlush {
  readonly #database: Database
  readonly #onDurable: () => void
  readonly #onLost: () => void
  #waiting: WaitingWrite[] = []
  #isOpen = false

  /**
   * @param options.onDurable - runs after the flush, before the callers are answered
   * @param options.onLost - runs when nothing of the flush was stored
   */
  constructor(options: {database: Database; onDurable: () => void; onLost: () => void}) {
    this.#database = options.database
    this.#onDurable = options.onDurable
    this.#onLost = options.onLost
  }

  /** Whether the write at hand is part of a flush, and so not durable yet when it returns. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /**
   * @returns what `write` returns, once it is durable; rejects with what it throws
   * @throws LakeError `storage`; then nothing was changed
   */
  run<Result>(write: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const attempt = (): Settle => {
        try {
          const result = write()
          return () => resolve(result)
        } catch (error) {
          return () => reject(error)
        }
      }
      if (this.#waiting.length === 0) setImmediate(() => this.#flush())
      this.#waiting.push({attempt, reject})
    })
  }

  #flush(): void {
    const waiting = this.#waiting
    this.#waiting = []
    let settlements: Settle[]
    try {
      settlements = this.#store(waiting)
    } catch (error) {
      this.#onLost()
      const failure = storageError(error, 'Saving the transaction failed; nothing was changed.')
      for (const {reject} of waiting) reject(failure)
      return
    }
    this.#onDurable()
    for (const settle of settlements) settle()
  }

  #store(waiting: readonly WaitingWrite[]): Settle[] {
    this.#isOpen = true
    try {
      return this.#database
        .transaction(() =>
          waiting.map(({attempt}) => {
            const settle = attempt()
            this.#requireTransaction()
            return settle
          }),
        )
        .immediate()
    } finally {
      this.#isOpen = false
    }
  }

  /** SQLite gives up a whole transaction, savepoints and all, when the disk is full or fails. */
  #requireTransaction(): void {
    if (this.#database.inTransaction) return
    throw new LakeError('storage', {
      message:
        'Saving the transaction failed: the disk is full or failing. Nothing was changed; free some space, then retry.',
    })
  }
}
