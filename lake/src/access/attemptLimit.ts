/**
 * Slows down password guessing: at most `limit` failures per key in a sliding window. Kept in
 * memory, which is enough for one process; a restart forgives.
 */
export class AttemptLimit {
  readonly #limit: number
  readonly #windowMs: number
  readonly #failures = new Map<string, number[]>()

  constructor(options: {limit: number; windowMs: number}) {
    this.#limit = options.limit
    this.#windowMs = options.windowMs
  }

  isBlocked(key: string, now: number): boolean {
    return this.#recent(key, now).length >= this.#limit
  }

  /** Counted before the password is checked, so that parallel guesses count too. */
  addAttempt(key: string, now: number): void {
    this.#forgetOld(now)
    this.#failures.set(key, [...this.#recent(key, now), now])
  }

  clear(key: string): void {
    this.#failures.delete(key)
  }

  #recent(key: string, now: number): number[] {
    // A clock that was put back leaves failures of a time to come: they would count for as long.
    const isRecent = (time: number): boolean => time > now - this.#windowMs && time <= now
    return (this.#failures.get(key) ?? []).filter(isRecent)
  }

  #forgetOld(now: number): void {
    for (const key of this.#failures.keys()) {
      if (this.#recent(key, now).length === 0) this.#failures.delete(key)
    }
  }
}
