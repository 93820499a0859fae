import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {reasonOf} from './errors.ts'
import {forEachConcurrently} from './forEachConcurrently.ts'
import {commitChanges} from './release/commitChanges.ts'
import type {DataDirectory, Release} from './release/dataDirectory.ts'
import {syncToDisk} from './release/durable.ts'
import {digestFiles, type FileTable} from './release/fileDigests.ts'
import type {ReleaseFiles} from './release/releaseFiles.ts'
import type {SpareTrees} from './release/spareTrees.ts'
import type {KeepingRenderer} from './render/renderer.ts'
import type {Reporter} from './report/reporter.ts'
import type {Surroundings} from './surroundings.ts'
import type {Turns} from './turns.ts'

/** Indexing reads every word, so changes that come one soon after the other share one index. */
const quietMs = 3_000
/** Of changes that never end none waits longer. */
const longestDelayMs = 15_000
const retryMs = 30_000

export interface SearchFollowerOptions {
  directory: DataDirectory
  renderer: KeepingRenderer | undefined
  reporter: Reporter
  surroundings: Surroundings
  spares: SpareTrees
  signal: AbortSignal
  turns: Turns
  /** The live release, if changes can be made to it. */
  live: () => Release | undefined
  onRelease: (release: Release) => void
}

/** An index that was made. */
interface Index {
  /** Where what was written lies. */
  outDirectory: string
  written: FileTable
  /** Of all its files. */
  names: ReadonlySet<string>
}

/** Brings the search index up to date some seconds after the pages, in a release of its own. */
export class SearchFollower {
  readonly #options: SearchFollowerOptions
  #cancel: (() => void) | undefined
  #running: Promise<void> | undefined
  /** When the first change came that no index is made of. */
  #wantedSince: number | undefined

  constructor(options: SearchFollowerOptions) {
    this.#options = options
  }

  /** Takes note that pages changed. */
  follow(): void {
    const {reporter, surroundings} = this.#options
    this.#wantedSince ??= surroundings.now()
    reporter.setSearch('following')
    if (!this.#running) this.#armForChanges(this.#wantedSince)
  }

  async close(): Promise<void> {
    this.#cancel?.()
    this.#wantedSince = undefined
    await this.#running
  }

  #armForChanges(since: number): void {
    const latest = since + longestDelayMs - this.#options.surroundings.now()
    this.#arm(Math.max(0, Math.min(quietMs, latest)))
  }

  #arm(afterMs: number): void {
    this.#cancel?.()
    if (this.#options.signal.aborted) return
    this.#cancel = this.#options.surroundings.after(afterMs, () => {
      this.#running = this.#run().finally(() => {
        this.#running = undefined
      })
    })
  }

  async #run(): Promise<void> {
    this.#wantedSince = undefined
    try {
      await this.#index()
      if (this.#wantedSince !== undefined) this.#armForChanges(this.#wantedSince)
      else this.#options.reporter.setSearch('current')
    } catch (error) {
      if (this.#options.signal.aborted) return
      // The pages are live, and searching finds what it found before; the next try may succeed.
      this.#options.surroundings.log.warn({reason: reasonOf(error)}, 'the search index is late')
      this.#arm(retryMs)
    }
  }

  async #index(): Promise<void> {
    const {directory, renderer, signal, surroundings, turns} = this.#options
    const indexed = this.#options.live()
    if (renderer === undefined || indexed === undefined) return
    const outDirectory = directory.stagingDirectory(surroundings.newId())
    await mkdir(outDirectory, {recursive: true})
    directory.pin(indexed.id)
    try {
      const {siteDirectory, manifest} = indexed
      const digests = Object.fromEntries(
        [...manifest.files.entries()].map(([name, {digest}]) => [name, digest]),
      )
      const logFile = directory.logFile(`search-${indexed.id}`)
      const names = await renderer.renderIndex({
        ...{siteDirectory, digests, outDirectory},
        ...{logFile, signal},
      })
      // In advance, since everybody waits who publishes meanwhile.
      const written = await digestFiles(outDirectory)
      await forEachConcurrently(Object.keys(written), 16, (name) =>
        syncToDisk(join(outDirectory, name)),
      )
      const made = {outDirectory, written, names: new Set(names)}
      await turns.alone(() => this.#commit(made, indexed))
    } finally {
      directory.pin(undefined)
      await directory.discard(outDirectory)
    }
  }

  /** @param indexed - the release whose index was brought up to date */
  async #commit({outDirectory, written, names}: Index, indexed: Release): Promise<void> {
    const {directory, spares, surroundings} = this.#options
    const live = this.#options.live()
    const folder = [...names][0]?.split('/')[0]
    if (live === undefined || folder === undefined) return
    const {files, codeDigest, datasetState, notices, kept} = live.manifest
    if (!haveSameFiles(`${folder}/`, files, indexed.manifest.files)) {
      // Everything was rendered meanwhile, with an index of its own, which lacks what was kept of this one.
      this.follow()
      return
    }
    const changed = Object.entries(written).filter(
      ([name, {digest}]) => files.get(name)?.digest !== digest,
    )
    const removed = [...files.names()].filter(
      (name) => name.startsWith(`${folder}/`) && !names.has(name),
    )
    if (changed.length === 0 && removed.length === 0) return
    const changes = Object.fromEntries(changed)
    const release = await commitChanges(directory, {
      codeDigest,
      datasetState,
      notices,
      kept,
      now: surroundings.now(),
      changedDirectory: outDirectory,
      changed: changes,
      removed,
      files: files.with(changes, removed),
      live,
      spares,
    })
    this.#options.onRelease(release)
  }
}

function haveSameFiles(folder: string, one: ReleaseFiles, other: ReleaseFiles): boolean {
  const inFolder = (files: ReleaseFiles) =>
    [...files.entries()].filter(([name]) => name.startsWith(folder))
  const own = inFolder(one)
  return (
    own.length === inFolder(other).length &&
    own.every(([name, {digest}]) => other.get(name)?.digest === digest)
  )
}
