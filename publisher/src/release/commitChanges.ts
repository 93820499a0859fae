import {mkdir, rename, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import {type CommitStep, goLive, nextReleaseId, type ReleaseOrigin} from './commitRelease.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import {syncToDisk} from './durable.ts'
import {type ReleaseFiles, sha256} from './fileDigests.ts'
import {type ReleaseManifest, writeManifest} from './manifest.ts'
import {removeFile, type SpareTree} from './spareTree.ts'

export interface CommitChangesOptions extends ReleaseOrigin {
  /** Folder of the files that are new or other than in the live release. */
  changedDirectory: string
  changed: ReleaseFiles
  removed: readonly string[]
  live: Release
  spare: SpareTree
  onStep?: ((step: CommitStep) => void) | undefined
}

/**
 * Makes the live release with some files changed the live one.
 *
 * A crash at any point leaves `current` on the old release or on the complete new one.
 */
export async function commitChanges(
  directory: DataDirectory,
  options: CommitChangesOptions,
): Promise<Release> {
  const {changed, removed, live, codeDigest, datasetState, notices, kept} = options
  const tree = await options.spare.take(live)
  try {
    const site = join(tree, 'site')
    await placeFiles(options.changedDirectory, site, Object.keys(changed))
    for (const name of removed) await removeFile(site, name)
    options.onStep?.('linked')

    const change = sha256(JSON.stringify([live.id, changed, removed]))
    const manifest: ReleaseManifest = {
      version: 1,
      id: await nextReleaseId(directory, change),
      createdAt: new Date(options.now).toISOString(),
      codeDigest,
      datasetState,
      notices,
      kept,
      files: withChanges(live.manifest.files, changed, removed),
    }
    await writeManifest(tree, manifest)
    options.onStep?.('described')
    return await goLive(directory, {folder: tree, manifest, onStep: options.onStep})
  } finally {
    // After a failure; otherwise it has become the release.
    await rm(tree, {recursive: true, force: true})
  }
}

async function placeFiles(from: string, to: string, names: readonly string[]): Promise<void> {
  const folders = new Set(names.map((name) => dirname(join(to, name))))
  for (const folder of folders) await mkdir(folder, {recursive: true})
  await forEachConcurrently(names, 16, async (name) => {
    await syncToDisk(join(from, name))
    await rename(join(from, name), join(to, name))
  })
  await forEachConcurrently(folders, 16, syncToDisk)
}

/** The files of a release after a change, in the order of their names. */
export function withChanges(
  files: ReleaseFiles,
  changed: ReleaseFiles,
  removed: readonly string[],
): ReleaseFiles {
  const isKnown = Object.keys(changed).every((name) => Object.hasOwn(files, name))
  const after = {...files, ...changed}
  for (const name of removed) delete after[name]
  if (isKnown) return after
  return Object.fromEntries(Object.entries(after).sort(([a], [b]) => (a < b ? -1 : 1)))
}
