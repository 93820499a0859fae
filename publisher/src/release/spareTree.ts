import {link, mkdir, readdir, rename, rm, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import type {ReleaseFiles} from './fileDigests.ts'

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

  constructor(directory: DataDirectory) {
    this.#directory = directory
  }

  /** Makes a copy of a release, of the tree that there is or else a new one. */
  async prepare(live: Release): Promise<void> {
    const {files} = live.manifest
    const path = this.#tree?.path ?? this.#newPath()
    if (!this.#tree) await copyByLinks(live, join(path, 'site'))
    else if (this.#tree.files !== files) {
      await catchUp(join(path, 'site'), this.#tree.files, live)
    }
    this.#tree = {path, files}
  }

  /** Takes a release that is kept no longer, whose folder was moved to `path`. */
  async recycle(path: string, files: ReleaseFiles): Promise<void> {
    const old = this.#tree
    this.#tree = {path, files}
    if (old) await rm(old.path, {recursive: true, force: true})
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

  #newPath(): string {
    this.#made += 1
    return this.#directory.stagingDirectory(`spare-${process.pid}-${this.#made}`)
  }
}

async function copyByLinks({siteDirectory, manifest}: Release, target: string): Promise<void> {
  const names = Object.keys(manifest.files)
  for (const folder of new Set(names.map((name) => dirname(join(target, name))))) {
    await mkdir(folder, {recursive: true})
  }
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
  const changed = Object.entries(manifest.files).filter(
    ([name, {digest}]) => files[name]?.digest !== digest,
  )
  for (const [name] of changed) await replaceByLink(join(siteDirectory, name), join(target, name))
  const removed = Object.keys(files).filter((name) => !Object.hasOwn(manifest.files, name))
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
      if ((await readdir(join(root, folder))).length > 0) return
      await rmdir(join(root, folder))
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') throw error
    }
  }
}
