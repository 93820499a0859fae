/**
 * Failures in a row beside a lake that answers others: it is this request that does not get through.
 * Together they last longer than the two seconds that a lake may take to stop.
 */
export const mostFailures = 6
export const betweenFailuresMs = 500
const firstPauseMs = 250
const longestPauseMs = 5000

/** Whether the lake answers at all, asked once for everybody who waits for it. */
export class LakeAbsence {
  readonly #probe: URL
  readonly #listeners = new Set<() => void>()
  #return: Promise<boolean> | undefined
  #isAway = false
  #waitingWrites = 0

  /** @param apiHost - address of the lake */
  constructor(apiHost: string) {
    // Answered to every origin, so that a page that the lake refuses does not take it for absent.
    this.#probe = new URL('/v1/check/cors', apiHost)
  }

  get isAway(): boolean {
    return this.#isAway
  }

  /** Whether something that was typed is still to be stored. */
  get holdsWrites(): boolean {
    return this.#waitingWrites > 0
  }

  /** Calls `listener` whenever the lake goes or comes back. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Waits until the lake answers.
   *
   * @returns whether it was away; false if it answered at once
   */
  returned(): Promise<boolean> {
    this.#return ??= this.#awaitReturn().finally(() => {
      this.#return = undefined
    })
    return this.#return
  }

  /** As `returned`, for a request that stores something. */
  async returnedForWrite(): Promise<boolean> {
    this.#waitingWrites += 1
    try {
      return await this.returned()
    } finally {
      this.#waitingWrites -= 1
    }
  }

  async #awaitReturn(): Promise<boolean> {
    let pauseMs = firstPauseMs
    while (!(await this.#answers())) {
      this.#set(true)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
    const wasAway = this.#isAway
    this.#set(false)
    return wasAway
  }

  async #answers(): Promise<boolean> {
    try {
      const {ok} = await fetch(this.#probe, {credentials: 'omit', cache: 'no-store'})
      return ok
    } catch {
      // A browser does not say why a request failed; nobody answered.
      return false
    }
  }

  #set(isAway: boolean): void {
    if (this.#isAway === isAway) return
    this.#isAway = isAway
    for (const listener of this.#listeners) listener()
  }
}
