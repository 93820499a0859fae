import type {Datasets} from '../database/datasets.ts'
import type {Database} from '../database/open.ts'
import {ReleaseRows} from '../database/releaseRows.ts'
import {isReleaseDocumentId, type StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Committer, StageWrites} from '../mutations/commit.ts'
import {publishRelease, reportFailedPublication} from '../mutations/publishRelease.ts'
import type {Surroundings} from '../surroundings.ts'

export interface ReleaseSchedulerDeps {
  database: Database
  datasets: Datasets
  committer: Committer
  surroundings: Surroundings
}

interface Appointment {
  dataset: string
  release: string
  /** Who made the release, in whose name it is published. */
  author: string
  /** Milliseconds since the epoch. */
  publishAt: number
}

/** How long a changed clock, or a machine that slept, may go unnoticed. */
const longestSleepMs = 1_000
const failed = 'A scheduled release could not be published'

/**
 * Publishes scheduled releases when their time has come. What came due while no lake ran is
 * published at start.
 */
export class ReleaseScheduler {
  readonly #deps: ReleaseSchedulerDeps
  readonly #rows: ReleaseRows
  /** By dataset and document id. */
  readonly #appointments = new Map<string, Appointment>()
  #timer: NodeJS.Timeout | undefined
  #stopListening: (() => void) | undefined

  constructor(deps: ReleaseSchedulerDeps) {
    this.#deps = deps
    this.#rows = new ReleaseRows(deps.database)
  }

  start(): void {
    const {committer, datasets} = this.#deps
    for (const {name} of datasets.list()) {
      for (const release of this.#rows.releases(name)) this.#note(name, release)
    }
    this.#stopListening = committer.onCommit(({dataset, changes}) => {
      for (const {documentId, after} of changes) {
        if (!isReleaseDocumentId(documentId)) continue
        if (after) this.#note(dataset, after)
        else this.#appointments.delete(`${dataset} ${documentId}`)
      }
      this.#wait()
    })
    this.#wait()
  }

  close(): void {
    this.#stopListening?.()
    clearTimeout(this.#timer)
  }

  #note(dataset: string, release: StoredDocument): void {
    const key = `${dataset} ${release._id}`
    const {name, state, userId, publishAt} = release
    if (state !== 'scheduled' || typeof publishAt !== 'string') {
      this.#appointments.delete(key)
      return
    }
    this.#appointments.set(key, {
      dataset,
      release: String(name),
      author: String(userId),
      publishAt: Date.parse(publishAt),
    })
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (this.#appointments.size === 0) return
    const times = Array.from(this.#appointments.values(), ({publishAt}) => publishAt)
    const untilNextMs = Math.min(...times) - this.#deps.surroundings.now()
    this.#timer = setTimeout(
      () => this.#publishDue().catch((err) => this.#deps.surroundings.log.error({err}, failed)),
      Math.min(Math.max(untilNextMs, 0), longestSleepMs),
    ).unref()
  }

  async #publishDue(): Promise<void> {
    for (const [key, appointment] of this.#appointments) {
      if (appointment.publishAt > this.#deps.surroundings.now()) continue
      this.#appointments.delete(key)
      if (this.#deps.datasets.exists(appointment.dataset)) await this.#keep(key, appointment)
    }
    this.#wait()
  }

  async #keep(key: string, appointment: Appointment): Promise<void> {
    const {dataset, release} = appointment
    const {log} = this.#deps.surroundings
    try {
      await this.#publish(appointment)
      log.info({dataset, release}, 'The time of a scheduled release has come')
    } catch (error) {
      if (!(error instanceof LakeError)) throw error
      // Somebody unscheduled it at the last moment.
      if (error.code === 'releaseState') return
      log.warn({dataset, release, err: error}, failed)
      // The release is as it was; the disk may have room again in a moment.
      if (error.code === 'storage') this.#appointments.set(key, appointment)
      else throw error
    }
  }

  /** A release that cannot be published is active again, with the reason for people to read. */
  async #publish({dataset, release, author}: Appointment): Promise<void> {
    const {committer} = this.#deps
    const write = (stage: StageWrites): Promise<void> =>
      committer.batched(() => committer.write({dataset, author, stage}))
    try {
      await write((staging, newKey) =>
        publishRelease(staging, release, {from: 'scheduled', newKey}),
      )
    } catch (error) {
      if (!(error instanceof LakeError)) throw error
      if (error.code === 'releaseState' || error.code === 'storage') throw error
      await write((staging) => reportFailedPublication(staging, release, error.message))
    }
  }
}
