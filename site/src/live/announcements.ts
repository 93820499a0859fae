/** Between two messages, in milliseconds: reading a file takes about as long as some are written. */
const pauseMs = 10

/**
 * Tells of many names in few messages. To send one to another process takes longer than to write a
 * small file, so only the first is told of at once, and those that follow soon together.
 */
export class Announcements {
  readonly #send: (names: string[]) => void
  #waiting: string[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(send: (names: string[]) => void) {
    this.#send = send
  }

  add(name: string): void {
    this.#waiting.push(name)
    if (this.#timer === undefined) this.#sendWaiting()
  }

  /** Tells of all that were added. */
  end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#waiting.length > 0) this.#send(this.#waiting)
    this.#waiting = []
  }

  #sendWaiting(): void {
    this.end()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#waiting.length > 0) this.#sendWaiting()
    }, pauseMs)
  }
}
