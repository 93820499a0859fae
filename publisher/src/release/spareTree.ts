import {link, mkdir, rename, rm, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import {findManifest} from './manifest.ts'
import type {ReleaseFiles} from './releaseFiles.ts'

/** More than are kept, so that one which goes is known still. */
const mostKnown = 10

/**
 * A copy of a release in hard links that nobody is served from.
 *
 * The next release is made in it, so that it costs the files that change and not those that exist.
 * It is an old release that is kept no longer, or else a copy that was made when there was time.
 */
export class SpareTree {
  readonly #directory: DataDirectory
  #tree: {path: string; files: ReleaseFiles} | undefined
  #made = 0
  /** Files of the last releases by their names, which cost much to read at every publish. */
  readonly #known = new Map<string, ReleaseFiles>()

  constructor(directory: DataDirectory) {
    this.#directory = directory
  }

  /** Makes a copy of a release, of the tree that there is or else a new one. */
  async prepare(live: Release): Promise<void> {
    const {files} = live.manifest
    this.#note(live.id, files)
    const path = this.#tree?.path ?? this.#newPath()
    if (!this.#tree) await copyByLinks(live, join(path, 'site'))
    else if (this.#tree.files !== files) {
      await catchUp(join(path, 'site'), this.#tree.files, live)
    }
    this.#tree = {path, files}
  }

  /**
   * Offers a release that is kept no longer, whose folder was moved to `path`.
   *
   * @returns whether it was taken: not if there is a tree, or nobody knows what it holds
   */
  async recycle({path, id}: {path: string; id: string}): Promise<boolean> {
    const files = this.#known.get(id) ?? (await findManifest(path))?.files
    this.#known.delete(id)
    if (this.#tree !== undefined || files === undefined) return false
    this.#tree = {path, files}
    return true
  }

  /** Forgets the tree that there is: its files are not what they were. */
  async drop(): Promise<void> {
    const old = this.#tree
    this.#tree = undefined
    if (old) await rm(old.path, {recursive: true, force: true})
  }

  /** A tree of the same files as a release; from then on it is the caller's. */
  async take(live: Release): Promise<string> {
    await this.prepare(live)
    const tree = this.#tree
    if (tree === undefined) throw new Error('no tree was prepared')
    this.#tree = undefined
    return tree.path
  }

  #note(id: string, files: ReleaseFiles): void {
    this.#known.set(id, files)
    for (const oldest of [...this.#known.keys()].slice(0, -mostKnown)) this.#known.delete(oldest)
  }

  #newPath(): string {
    this.#made += 1
    return this.#directory.stagingDirectory(`spare-${process.pid}-${this.#made}`)
  }
}

async function copyByLinks({siteDirectory, manifest}: Release, target: string): Promise<void> {
  const names = [...manifest.files.names()]
  const folders = new Set(names.map((name) => dirname(join(target, name))))
  await forEachConcurrently(folders, 16, async (folder) => {
    await mkdir(folder, {recursive: true})
  })
  await forEachConcurrently(names, 16, (name) =>
    link(join(siteDirectory, name), join(target, name)),
  )
}

/** Brings the tree from the files that it has to those of a release. */
async function catchUp(
  target: string,
  files: ReleaseFiles,
  {siteDirectory, manifest}: Release,
): Promise<void> {
  const {changed, removed} = manifest.files.differencesFrom(files)
  for (const name of changed) await replaceByLink(join(siteDirectory, name), join(target, name))
  for (const name of removed) await removeFile(target, name)
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
