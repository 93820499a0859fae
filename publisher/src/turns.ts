/** Lets actions that must not overlap run one after the other, in the order they were asked for. */
export class Turns {
  readonly #waiting: (() => Promise<void>)[] = []
  #isTaken = false
  #free = Promise.withResolvers<void>()

  /** Whether somebody has the turn. */
  get isTaken(): boolean {
    return this.#isTaken
  }

  /** Resolves when nobody has the turn. */
  async free(): Promise<void> {
    while (this.#isTaken) await this.#free.promise
  }

  /** A failure is for whoever asked; the next in turn starts all the same. */
  alone<Result>(action: () => Promise<Result>): Promise<Result> {
    return this.#take(action, (turn) => this.#waiting.push(turn))
  }

  /** Before all that wait. */
  aloneNext<Result>(action: () => Promise<Result>): Promise<Result> {
    return this.#take(action, (turn) => this.#waiting.unshift(turn))
  }

  #take<Result>(
    action: () => Promise<Result>,
    queue: (turn: () => Promise<void>) => void,
  ): Promise<Result> {
    const {promise, resolve, reject} = Promise.withResolvers<Result>()
    queue(() => action().then(resolve, reject))
    void this.#run()
    return promise
  }

  async #run(): Promise<void> {
    if (this.#isTaken) return
    this.#isTaken = true
    // Whoever asked goes on first, and may ask for more.
    await undefined
    for (let turn = this.#waiting.shift(); turn; turn = this.#waiting.shift()) await turn()
    this.#isTaken = false
    this.#free.resolve()
    this.#free = Promise.withResolvers()
  }
}
