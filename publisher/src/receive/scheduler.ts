import type {Surroundings} from '../surroundings.ts'

/** Runs start at least this far apart. */
const shortestSpacingMs = 500
/** While notices keep coming they start this far apart, so that a burst becomes a few releases. */
const burstSpacingMs = 2_500
/** After so long without another notice a burst is over. */
const quietMs = 300
/** A run that takes long, as the next one will, is given this many times as long before that starts. */
const spacingPerRun = 3
/** But no change waits longer than this for a run to start, or to end. */
const longestSpacingMs = 30_000

export interface SchedulerOptions {
  surroundings: Pick<Surroundings, 'now' | 'after'>
  /** One run at a time; must not reject. */
  run: () => Promise<Run>
}

export interface Run {
  /** The next run will render what changed alone, however long this one took. */
  isNextShort: boolean
}

/**
 * Turns notices of change into runs: one running, at most one waiting.
 *
 * A notice starts a run at once if the last one started long enough ago. Everything that arrives
 * before that, or while a run is going, is left to a single next run, which starts as soon as
 * nothing more arrives.
 */
export class Scheduler {
  readonly #options: SchedulerOptions
  #isWaiting = false
  #lastStartAt = Number.NEGATIVE_INFINITY
  #lastNoticeAt = Number.NEGATIVE_INFINITY
  #earliestStartAt = Number.NEGATIVE_INFINITY
  #running: Promise<void> | undefined
  #cancelTimer: (() => void) | undefined
  #isClosed = false

  constructor(options: SchedulerOptions) {
    this.#options = options
  }

  /** Whether a run is going on or waiting. */
  get isBusy(): boolean {
    return this.#running !== undefined || this.#isWaiting
  }

  notify(): void {
    if (this.#isClosed) return
    this.#isWaiting = true
    this.#lastNoticeAt = this.#options.surroundings.now()
    this.#arm()
  }

  /** Drops what waits and resolves when the current run has ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#isWaiting = false
    this.#cancelTimer?.()
    await this.#running
  }

  #arm(): void {
    this.#cancelTimer?.()
    if (this.#running || !this.#isWaiting) return
    const quietAt = Math.min(this.#lastNoticeAt + quietMs, this.#lastStartAt + burstSpacingMs)
    const startAt = Math.max(this.#earliestStartAt, quietAt)
    const delayMs = startAt - this.#options.surroundings.now()
    if (delayMs <= 0) this.#start()
    else this.#cancelTimer = this.#options.surroundings.after(delayMs, () => this.#start())
  }

  #start(): void {
    const {now} = this.#options.surroundings
    const startedAt = now()
    this.#isWaiting = false
    this.#lastStartAt = startedAt
    this.#running = this.#options.run().then(({isNextShort}) => {
      const runMs = isNextShort ? 0 : now() - startedAt
      const spacingMs = Math.max(shortestSpacingMs, spacingPerRun * runMs)
      this.#earliestStartAt = startedAt + Math.min(spacingMs, longestSpacingMs)
      this.#running = undefined
      this.#arm()
    })
  }
}
