import {link, readFile, rename, symlink} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import type {ContentNotice} from '../render/contentNotices.ts'
import type {KeptState} from '../render/renderer.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import {syncAll, syncToDisk} from './durable.ts'
import {sha256} from './fileDigests.ts'
import {type ReleaseManifest, writeManifest} from './manifest.ts'
import {keepPastAssets} from './pastAssets.ts'
import type {ReleaseFiles} from './releaseFiles.ts'
import type {Sources} from './sources.ts'

/** What a release was made from, and when. */
export interface ReleaseOrigin extends Sources {
  notices: readonly ContentNotice[]
  kept: KeptState
  /** Milliseconds since the epoch, UTC. */
  now: number
}

export interface CommitOptions extends ReleaseOrigin {
  /** Name of the staging folder; its files are in `site/`. */
  staged: string
  files: ReleaseFiles
  /** The live release, whose files are reused where the bytes are equal. */
  previous: Release | undefined
  /** Whether its files are what its manifest says: only then can it stay. */
  isIntact?: boolean
  /** Called after each step that a crash may follow; tests kill the process there. */
  onStep?: ((step: CommitStep) => void) | undefined
}

export type CommitStep = 'linked' | 'described' | 'moved' | 'prepared' | 'switched'

/**
 * Turns a staged build into the live release.
 *
 * A crash at any point leaves `current` on the old release or on the complete new one.
 * When every file is equal to the live release's and that is intact, it stays and only its
 * manifest learns what it corresponds to.
 */
export async function commitRelease(
  directory: DataDirectory,
  options: CommitOptions,
): Promise<Release> {
  const {files, previous, isIntact = true, codeDigest, datasetState, notices, kept} = options
  const treeDigest = digestOf(files)
  if (previous && isIntact && digestOf(previous.manifest.files) === treeDigest) {
    const manifest = {...previous.manifest, codeDigest, datasetState, notices, kept}
    const folder = directory.releaseDirectory(previous.id)
    const written = await writeManifest(folder, manifest, {folder, files: manifest.files})
    return {...previous, manifest: written}
  }

  const id = await nextReleaseId(directory, treeDigest)
  const manifest: ReleaseManifest = {
    version: 1,
    id,
    createdAt: new Date(options.now).toISOString(),
    codeDigest,
    datasetState,
    notices,
    kept,
    files,
  }
  const staging = directory.stagingDirectory(options.staged)
  await linkUnchangedFiles(join(staging, 'site'), files, previous)
  if (previous) {
    const {removed: names} = files.differencesFrom(previous.manifest.files)
    await keepPastAssets(directory.pastDirectory, {...previous, names})
  }
  options.onStep?.('linked')
  const written = await writeManifest(staging, manifest)
  options.onStep?.('described')
  return goLive(directory, {folder: staging, manifest: written, onStep: options.onStep})
}

function digestOf(files: ReleaseFiles): string {
  return sha256(JSON.stringify(files.toTable()))
}

/** Moves a complete release to its place and lets `current` point to it. */
export async function goLive(
  directory: DataDirectory,
  options: {folder: string; manifest: ReleaseManifest; onStep: CommitOptions['onStep']},
): Promise<Release> {
  const {folder, manifest, onStep} = options
  const {id} = manifest
  await rename(folder, directory.releaseDirectory(id))
  await syncToDisk(directory.releasesDirectory)
  onStep?.('moved')
  const release = {id, siteDirectory: join(directory.releaseDirectory(id), 'site'), manifest}
  await pointCurrentTo(directory, release, onStep)
  return release
}

/** Names sort by age and tell two releases of one number apart. */
export async function nextReleaseId(directory: DataDirectory, treeDigest: string): Promise<string> {
  const last = (await directory.releaseIds()).at(-1)
  const number = last === undefined ? 0 : Number.parseInt(last, 10)
  return `${String(number + 1).padStart(6, '0')}-${treeDigest.slice(0, 12)}`
}

/** Makes a release in its place the live one, in one step. */
export async function pointCurrentTo(
  directory: DataDirectory,
  release: Release,
  onStep?: CommitOptions['onStep'],
): Promise<void> {
  const next = `${directory.currentLink}.next`
  await symlink(`releases/${release.id}/site`, next, 'dir')
  directory.announceComing(release)
  onStep?.('prepared')
  await rename(next, directory.currentLink)
  await syncToDisk(directory.root)
  onStep?.('switched')
}

/** Shares equal files with the previous release and makes the others durable. */
async function linkUnchangedFiles(
  siteDirectory: string,
  files: ReleaseFiles,
  previous: Release | undefined,
): Promise<void> {
  const folders = new Set<string>([siteDirectory])
  const written: string[] = []
  await forEachConcurrently([...files.entries()], 16, async ([name, {digest}]) => {
    const path = join(siteDirectory, name)
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder)
    }
    const isSame = previous?.manifest.files.get(name)?.digest === digest
    const isShared = isSame && (await replaceByLink(path, join(previous.siteDirectory, name)))
    if (!isShared) written.push(path)
  })
  await syncAll(siteDirectory, [...written, ...folders])
}

/**
 * Replaces a file by a hard link to an older one.
 *
 * @returns whether it did: not if the older one differs after all, nor if the disk cannot link
 */
async function replaceByLink(path: string, older: string): Promise<boolean> {
  const linked = `${path}.linked`
  try {
    // The manifest says what the older file was, not what a failing disk made of it.
    const [bytes, olderBytes] = await Promise.all([readFile(path), readFile(older)])
    if (!bytes.equals(olderBytes)) return false
    await link(older, linked)
  } catch (error) {
    const unlinkable = ['ENOENT', 'EXDEV', 'EMLINK', 'EPERM', 'ENOTSUP']
    if (unlinkable.includes(systemCodeOf(error) ?? '')) return false
    throw error
  }
  await rename(linked, path)
  return true
}
