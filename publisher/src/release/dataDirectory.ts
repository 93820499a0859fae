import type {Stats} from 'node:fs'
import {lstat, readdir, readFile, readlink, rename, rm} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {PublisherError, reasonOf, systemCodeOf} from '../errors.ts'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import {sha256} from './fileDigests.ts'
import {acquireLock} from './lock.ts'
import {makeFolder} from './makeFolder.ts'
import {findManifest, type ReleaseManifest} from './manifest.ts'
import {prunePastAssets} from './pastAssets.ts'

/** Releases kept, the live one among them. */
const keptReleases = 5
const keptLogs = 20

export interface Release {
  id: string
  /** Folder of the served files. */
  siteDirectory: string
  manifest: ReleaseManifest
}

/**
 * The publisher's folder on disk.
 *
 *     current -> releases/000007-1f0c…/site   swapped by rename
 *     releases/<id>/site/                     the served files
 *     releases/<id>/manifest.json             their digests and what they were made from
 *     staging/                                builds that are not a release yet
 *     content.bin                             the content that was seen last, see site/src/live/contentMemory.ts
 *     past/                                   assets that releases of the last day had
 *     logs/                                   output of the last builds
 *     deliveries.ndjson                       idempotency keys of the last 24 hours
 *     lock                                    process id of the publisher that uses the folder
 */
export class DataDirectory {
  readonly root: string
  readonly #unlock: () => Promise<void>
  #pinned: string | undefined
  #onComing: (release: Release) => void = () => {}

  private constructor(root: string, unlock: () => Promise<void>) {
    this.root = root
    this.#unlock = unlock
  }

  /**
   * Creates the folder if needed, locks it and removes what an interrupted build left.
   *
   * @throws PublisherError `dataDirectory` if it cannot be written
   * @throws PublisherError `dataDirectoryInUse` if another publisher uses it
   */
  static async open(path: string): Promise<DataDirectory> {
    const root = resolve(path)
    try {
      for (const folder of ['releases', 'staging', 'logs']) {
        makeFolder(join(root, folder))
      }
      const directory = new DataDirectory(root, await acquireLock(join(root, 'lock')))
      await directory.#removeLeftovers()
      return directory
    } catch (error) {
      if (error instanceof PublisherError) throw error
      throw new PublisherError('dataDirectory', {
        message: `The data folder "${root}" cannot be used (${reasonOf(error)}). Give the publisher write access to it, or choose another with --data.`,
        cause: error,
      })
    }
  }

  /** The folder as it is, while a publisher may be using it. For what a single rename does. */
  static async inUse(path: string): Promise<DataDirectory> {
    const root = resolve(path)
    if (!(await isDirectory(join(root, 'releases')))) {
      throw new PublisherError('dataDirectory', {
        message: `There are no releases in "${root}". Name the publisher's data folder with --data.`,
      })
    }
    return new DataDirectory(root, async () => {})
  }

  get releasesDirectory(): string {
    return join(this.root, 'releases')
  }

  get currentLink(): string {
    return join(this.root, 'current')
  }

  get deliveriesFile(): string {
    return join(this.root, 'deliveries.ndjson')
  }

  get pastDirectory(): string {
    return join(this.root, 'past')
  }

  get contentFile(): string {
    return join(this.root, 'content.bin')
  }

  releaseDirectory(id: string): string {
    return join(this.releasesDirectory, id)
  }

  stagingDirectory(name: string): string {
    return join(this.root, 'staging', name)
  }

  /** Removes what a build wrote. What cannot be removed goes with the next start, and hides no error. */
  async discard(path: string): Promise<void> {
    await rm(path, {recursive: true, force: true}).catch(() => {})
  }

  logFile(name: string): string {
    return join(this.root, 'logs', `${name}.log`)
  }

  /** Names of all releases, oldest first. */
  async releaseIds(): Promise<string[]> {
    return (await readdir(this.releasesDirectory)).sort()
  }

  /** All whole releases, newest first. */
  async releases(): Promise<Release[]> {
    const ids = (await this.releaseIds()).reverse()
    const found = await Promise.all(ids.map((id) => this.findRelease(id)))
    return found.filter((release) => release !== undefined)
  }

  /** Name of the release that `current` points to. */
  async liveId(): Promise<string | undefined> {
    try {
      const target = await readlink(this.currentLink)
      return /^releases\/([^/]+)\/site$/.exec(target)?.[1]
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return undefined
      throw error
    }
  }

  /** The release of that name, if its folder and manifest are whole. */
  async findRelease(id: string): Promise<Release | undefined> {
    const manifest = await findManifest(this.releaseDirectory(id))
    const siteDirectory = join(this.releaseDirectory(id), 'site')
    if (!manifest || !(await isDirectory(siteDirectory))) return undefined
    return {id, siteDirectory, manifest}
  }

  async findLive(): Promise<Release | undefined> {
    const id = await this.liveId()
    return id === undefined ? undefined : this.findRelease(id)
  }

  /** Whether every file of a release is what its manifest says, to the last bit. */
  async isIntact({manifest, siteDirectory}: Release): Promise<boolean> {
    let isIntact = true
    await forEachConcurrently([...manifest.files.entries()], 16, async ([name, {digest}]) => {
      if (!isIntact) return
      if ((await findDigest(join(siteDirectory, name))) !== digest) isIntact = false
    })
    return isIntact
  }

  /** Deletes the releases that are not intact, never the live one. */
  async removeDamaged(): Promise<void> {
    const liveId = await this.liveId()
    for (const id of await this.releaseIds()) {
      if (id === liveId) continue
      const release = await this.findRelease(id)
      if (release && (await this.isIntact(release))) continue
      const grave = this.stagingDirectory(`removed-${id}`)
      await rename(this.releaseDirectory(id), grave)
      await rm(grave, {recursive: true, force: true})
    }
  }

  /**
   * Takes away all but the newest releases, never the live one, and all but the newest logs.
   *
   * @returns where the releases lie that were taken away, the oldest first; deleting them is left to
   *   the caller, who may have a use for one
   */
  async prune(): Promise<{id: string; path: string}[]> {
    const liveId = await this.liveId()
    const ids = await this.releaseIds()
    const others = ids.filter((id) => id !== liveId && id !== this.#pinned)
    const kept = keptReleases - (ids.length - others.length)
    const graves: {id: string; path: string}[] = []
    for (const id of others.slice(0, Math.max(0, others.length - kept))) {
      // Moved out first: a crash half-way must not leave half a release among the whole ones.
      const path = this.stagingDirectory(`removed-${id}`)
      await rename(this.releaseDirectory(id), path)
      graves.push({id, path})
    }
    await prunePastAssets(this.pastDirectory, Date.now())
    await this.#pruneLogs()
    return graves
  }

  /** @param listener - is told of each release just before `current` points to it */
  watchComing(listener: (release: Release) => void): void {
    this.#onComing = listener
  }

  announceComing(release: Release): void {
    this.#onComing(release)
  }

  /** Keeps a release that somebody reads, however old it gets. */
  pin(id: string | undefined): void {
    this.#pinned = id
  }

  async close(): Promise<void> {
    await this.#unlock()
  }

  async #pruneLogs(): Promise<void> {
    const logs = await Promise.all(
      (await readdir(join(this.root, 'logs'))).map(async (name) => {
        const path = join(this.root, 'logs', name)
        return {path, modifiedMs: (await lstat(path)).mtimeMs}
      }),
    )
    logs.sort((a, b) => b.modifiedMs - a.modifiedMs)
    for (const {path} of logs.slice(keptLogs)) await rm(path, {force: true})
  }

  async #removeLeftovers(): Promise<void> {
    for (const name of await readdir(join(this.root, 'staging'))) {
      await rm(this.stagingDirectory(name), {recursive: true, force: true})
    }
    await rm(`${this.currentLink}.next`, {force: true})
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return (await findFacts(path))?.isDirectory() ?? false
}

async function findDigest(path: string): Promise<string | undefined> {
  try {
    return sha256(await readFile(path))
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'EIO'].includes(systemCodeOf(error) ?? '')) return undefined
    throw error
  }
}

async function findFacts(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
