import {rm} from 'node:fs/promises'
import type {Surroundings} from '../surroundings.ts'
import type {Turns} from '../turns.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import {SpareTrees} from './spareTrees.ts'

export interface HousekeepingOptions {
  directory: DataDirectory
  surroundings: Surroundings
  turns: Turns
  /** The live release, if the next one will be made of it. */
  live: () => Release | undefined
  /** Whether releases are made of the ones before, and so have a use for an old one. */
  isIncremental: boolean
  /** Ends what only the next releases have a use for. */
  signal: AbortSignal
}

/** Makes room after a release, and has copies ready that the next ones are made in. */
export class Housekeeping {
  readonly spares: SpareTrees
  readonly #options: HousekeepingOptions
  /** Folders that are to be deleted. */
  readonly #useless: string[] = []
  #running: Promise<void> = Promise.resolve()

  constructor(options: HousekeepingOptions) {
    this.#options = options
    this.spares = new SpareTrees(options)
  }

  tidyUp(): void {
    const {surroundings, turns} = this.#options
    const before = this.#running
    // In a turn of its own, so that a run takes no longer; but before the next one, which would otherwise
    // not have the old release to begin with.
    const pruning = turns.aloneNext(() => this.#prune())
    this.#running = (async () => {
      try {
        await before
        await pruning
        // Copying and deleting a large release take seconds, for which no publish is to wait.
        await this.spares.prepare(this.#options.live)
        for (const path of this.#useless.splice(0)) await rm(path, {recursive: true, force: true})
      } catch (error) {
        // The new release is live; what could not be deleted takes up room until the next start, and
        // what could not be copied is when it is needed.
        surroundings.log.warn({err: error}, 'old releases could not be tidied up')
      }
    })()
  }

  /** Resolves when nothing of it runs. */
  settled(): Promise<void> {
    return this.#running
  }

  async #prune(): Promise<void> {
    const {directory, isIncremental} = this.#options
    for (const grave of (await directory.prune()).reverse()) {
      const isTaken = isIncremental && (await this.spares.recycle(grave))
      if (!isTaken) this.#useless.push(grave.path)
    }
  }
}
