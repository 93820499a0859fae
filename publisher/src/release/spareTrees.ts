import {link, mkdir, rename, rm, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import type {Turns} from '../turns.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import {findManifest} from './manifest.ts'
import type {ReleaseFiles} from './releaseFiles.ts'

/** More than are kept, so that one which goes is known still. */
const mostKnown = 10
/** One for the next release, and one for the release that comes before there was time. */
const mostTrees = 2

interface Tree {
  path: string
  files: ReleaseFiles
}

/** A tree that is brought to what a release is, when nobody else needs the time. */
interface Work {
  done: Promise<void>
  /** Somebody waits for it. */
  hurry: () => void
  /** Its files are not what they should be. */
  isUseless: boolean
}

export interface SpareTreesOptions {
  directory: DataDirectory
  /** Whether what readers wait for is going on, for which copying pauses. */
  turns: Turns
  /** Ends what is not needed any more. */
  signal: AbortSignal
}

/**
 * Copies of a release in hard links that nobody is served from.
 *
 * The next release is made in one, so that it costs the files that change and not those that exist.
 * They are old releases that are kept no longer, or else copies that were made when there was time.
 */
export class SpareTrees {
  readonly #options: SpareTreesOptions
  /** The next to be taken first. */
  #trees: Tree[] = []
  #work: Work | undefined
  #made = 0
  /** Files of the last releases by their ids, which cost much to read at every publish. */
  readonly #known = new Map<string, ReleaseFiles>()

  constructor(options: SpareTreesOptions) {
    this.#options = options
  }

  /**
   * Brings the trees that there are to the live release, and copies it until there are enough.
   *
   * It pauses while a turn is taken, and ends early if it is not wanted any more.
   */
  async prepare(findLive: () => Release | undefined): Promise<void> {
    while (!this.#options.signal.aborted) {
      const live = findLive()
      if (live === undefined) return
      this.#note(live)
      const stale = this.#trees.findIndex(({files}) => files !== live.manifest.files)
      if (stale < 0 && this.#trees.length >= mostTrees) return
      const [tree] = stale < 0 ? [undefined] : this.#trees.splice(stale, 1)
      await this.#bringUp(tree, live)
    }
  }

  /**
   * Offers a release that is kept no longer, whose folder was moved to `path`.
   *
   * @returns whether it was taken: not if there are enough, or nobody knows what it holds
   */
  async recycle({path, id}: {path: string; id: string}): Promise<boolean> {
    const files = this.#known.get(id) ?? (await findManifest(path))?.files
    this.#known.delete(id)
    const count = this.#trees.length + (this.#work ? 1 : 0)
    if (count >= mostTrees || files === undefined) return false
    this.#trees.push({path, files})
    return true
  }

  /** Forgets the trees that there are: their files are not what they were. */
  async drop(): Promise<void> {
    if (this.#work) this.#work.isUseless = true
    const old = this.#trees.splice(0)
    for (const {path} of old) await rm(path, {recursive: true, force: true})
  }

  /** A tree of the same files as a release; from then on it is the caller's. */
  async take(live: Release): Promise<string> {
    if (this.#trees.length === 0 && this.#work) {
      this.#work.hurry()
      // What failed is told to whoever began it.
      await this.#work.done.catch(() => {})
    }
    this.#note(live)
    const {path} = await this.#broughtUp(this.#trees.shift(), live)
    return path
  }

  async #bringUp(tree: Tree | undefined, live: Release): Promise<void> {
    const {turns, signal} = this.#options
    const hurried = Promise.withResolvers<void>()
    let isHurried = false
    const hurry = () => {
      isHurried = true
      hurried.resolve()
    }
    const work: Work = {done: Promise.resolve(), hurry, isUseless: false}
    const mayGoOn = async () => {
      if (turns.isTaken && !isHurried) await Promise.race([turns.free(), hurried.promise])
      if (work.isUseless || signal.aborted) throw new Unwanted()
    }
    const make = async () => {
      const made = await this.#broughtUp(tree, live, mayGoOn)
      if (work.isUseless) await rm(made.path, {recursive: true, force: true})
      else this.#trees.unshift(made)
    }
    this.#work = work
    work.done = make().finally(() => {
      this.#work = undefined
    })
    try {
      await work.done
    } catch (error) {
      if (!(error instanceof Unwanted)) throw error
    }
  }

  /** @param tree - one that there is, which is copied over; without one all is copied */
  async #broughtUp(tree: Tree | undefined, live: Release, mayGoOn = async () => {}): Promise<Tree> {
    const {files} = live.manifest
    const path = tree?.path ?? this.#newPath()
    try {
      if (tree) await catchUp(join(path, 'site'), {files: tree.files, live, mayGoOn})
      else await copyByLinks(live, join(path, 'site'), mayGoOn)
    } catch (error) {
      // It is neither what it was nor what it was to be. What an end leaves goes with the next start.
      if (!this.#options.signal.aborted) await rm(path, {recursive: true, force: true})
      throw error
    }
    return {path, files}
  }

  #note({id, manifest}: Release): void {
    this.#known.set(id, manifest.files)
    for (const oldest of [...this.#known.keys()].slice(0, -mostKnown)) this.#known.delete(oldest)
  }

  #newPath(): string {
    this.#made += 1
    return this.#options.directory.stagingDirectory(`spare-${process.pid}-${this.#made}`)
  }
}

/** Thrown within, where work is given up. */
class Unwanted extends Error {}

async function copyByLinks(
  {siteDirectory, manifest}: Release,
  target: string,
  mayGoOn: () => Promise<void>,
): Promise<void> {
  const names = [...manifest.files.names()]
  const folders = new Set(names.map((name) => dirname(join(target, name))))
  await forEachConcurrently(folders, 16, async (folder) => {
    await mayGoOn()
    await mkdir(folder, {recursive: true})
  })
  await forEachConcurrently(names, 16, async (name) => {
    await mayGoOn()
    await link(join(siteDirectory, name), join(target, name))
  })
}

/** Brings a tree from the files that it has to those of a release. */
async function catchUp(
  target: string,
  {files, live, mayGoOn}: {files: ReleaseFiles; live: Release; mayGoOn: () => Promise<void>},
): Promise<void> {
  const {changed, removed} = live.manifest.files.differencesFrom(files)
  await forEachConcurrently(changed, 16, async (name) => {
    await mayGoOn()
    await replaceByLink(join(live.siteDirectory, name), join(target, name))
  })
  // Afterwards, since with a file goes the folder that it leaves empty.
  await forEachConcurrently(removed, 16, async (name) => {
    await mayGoOn()
    await removeFile(target, name)
  })
}

async function replaceByLink(source: string, path: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true})
  const linked = `${path}.linked`
  await link(source, linked)
  await rename(linked, path)
}

/** Removes a file and the folders that it leaves empty. */
export async function removeFile(root: string, name: string): Promise<void> {
  await rm(join(root, name), {force: true})
  for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(root, folder))
    } catch (error) {
      const code = systemCodeOf(error) ?? ''
      if (['ENOTEMPTY', 'EEXIST'].includes(code)) return
      if (code !== 'ENOENT') throw error
    }
  }
}
