/** Lets actions that must not overlap run one after the other, in the order they were asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  alone<Result>(action: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(action)
    // A failure is for whoever asked; the next in turn starts all the same.
    this.#last = result.catch(() => {})
    return result
  }
}
