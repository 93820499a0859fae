import {rm} from 'node:fs/promises'
import type {Surroundings} from '../surroundings.ts'
import type {Turns} from '../turns.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import {SpareTree} from './spareTree.ts'

export interface HousekeepingOptions {
  directory: DataDirectory
  surroundings: Surroundings
  turns: Turns
  /** The live release, if the next one will be made of it. */
  live: () => Release | undefined
  /** Whether releases are made of the ones before, and so have a use for an old one. */
  isIncremental: boolean
}

/** Makes room after a release, and has the copy ready that the next one is made in. */
export class Housekeeping {
  readonly spare: SpareTree
  readonly #options: HousekeepingOptions
  /** Folders that are to be deleted. */
  readonly #useless: string[] = []
  #running: Promise<void> = Promise.resolve()

  constructor(options: HousekeepingOptions) {
    this.#options = options
    this.spare = new SpareTree(options.directory)
  }

  tidyUp(): void {
    const {surroundings, turns} = this.#options
    const before = this.#running
    // In a turn of its own, so that a run takes no longer and the next one need not lie farther off; but
    // before that, which would have to copy the whole release for want of an old one.
    const pruning = turns.aloneNext(() => this.#prune())
    this.#running = (async () => {
      try {
        await before
        await pruning
        // Deleting a large release takes seconds, for which no publish is to wait.
        for (const path of this.#useless.splice(0)) await rm(path, {recursive: true, force: true})
      } catch (error) {
        // The new release is live; what could not be deleted takes up room until the next start.
        surroundings.log.warn({err: error}, 'old releases could not be deleted')
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
      const isTaken = isIncremental && (await this.spare.recycle(grave))
      if (!isTaken) this.#useless.push(grave.path)
    }
    const live = this.#options.live()
    if (live) await this.spare.prepare(live)
  }
}
