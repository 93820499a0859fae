import type {Surroundings} from './surroundings.ts'

/** How often the release is compared with the content, in case a webhook was lost. */
const periodMs = 10 * 60 * 1000

interface ReconcilerOptions {
  surroundings: Surroundings
  /** Asked each time; a failure is logged, and the next round asks again. */
  isOutOfDate: () => Promise<boolean>
  onOutOfDate: () => void
}

/** Asks again and again whether the live release still shows the content. */
export class Reconciler {
  readonly #options: ReconcilerOptions
  #cancel: (() => void) | undefined
  #isClosed = false

  constructor(options: ReconcilerOptions) {
    this.#options = options
  }

  start(): void {
    if (this.#isClosed) return
    this.#cancel = this.#options.surroundings.after(periodMs, () => {
      void this.#compare().finally(() => this.start())
    })
  }

  close(): void {
    this.#isClosed = true
    this.#cancel?.()
  }

  async #compare(): Promise<void> {
    const {surroundings, isOutOfDate, onOutOfDate} = this.#options
    try {
      if (await isOutOfDate()) onOutOfDate()
    } catch (error) {
      // The next publish asks too; the live release goes on being served.
      surroundings.log.warn({err: error}, 'the release could not be compared')
    }
  }
}
