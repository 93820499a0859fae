import type {Surroundings} from '../surroundings.ts'

/** No change for this long ends a burst. */
const quietMs = 3_000
/** A burst that does not end is not waited for longer than this. */
const longestWaitMs = 30_000

export interface SchedulerOptions {
  surroundings: Pick<Surroundings, 'now' | 'after'>
  /** One run at a time; must not reject. */
  run: () => Promise<void>
}

/**
 * Turns notices of change into runs: one running, at most one waiting.
 *
 * The first notice after a quiet period starts a run at once. Everything that arrives within a
 * burst, or while a run is going, is left to a single next run, which starts when the burst has
 * been quiet for 3 seconds, and after 30 seconds at the latest.
 */
export class Scheduler {
  readonly #options: SchedulerOptions
  #waitingSince: number | undefined
  #lastNoticeAt = Number.NEGATIVE_INFINITY
  #running: Promise<void> | undefined
  #cancelTimer: (() => void) | undefined
  #isClosed = false

  constructor(options: SchedulerOptions) {
    this.#options = options
  }

  /** Whether a run is going on or waiting. */
  get isBusy(): boolean {
    return this.#running !== undefined || this.#waitingSince !== undefined
  }

  notify(): void {
    if (this.#isClosed) return
    const now = this.#options.surroundings.now()
    const startsBurst = !this.isBusy && now - this.#lastNoticeAt >= quietMs
    this.#waitingSince ??= now
    this.#lastNoticeAt = now
    if (startsBurst) this.#start()
    else this.#arm()
  }

  /** Drops what waits and resolves when the current run has ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#waitingSince = undefined
    this.#cancelTimer?.()
    await this.#running
  }

  #arm(): void {
    this.#cancelTimer?.()
    if (this.#running || this.#waitingSince === undefined) return
    const dueAt = Math.min(this.#lastNoticeAt + quietMs, this.#waitingSince + longestWaitMs)
    const delayMs = Math.max(0, dueAt - this.#options.surroundings.now())
    this.#cancelTimer = this.#options.surroundings.after(delayMs, () => this.#start())
  }

  #start(): void {
    this.#cancelTimer?.()
    this.#waitingSince = undefined
    this.#running = this.#options.run().finally(() => {
      this.#running = undefined
      this.#arm()
    })
  }
}
