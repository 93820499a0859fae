import {mkdir, rename} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import {type CommitStep, goLive, nextReleaseId, type ReleaseOrigin} from './commitRelease.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import {syncToDisk} from './durable.ts'
import {type FileTable, sha256} from './fileDigests.ts'
import {type ReleaseManifest, writeManifest} from './manifest.ts'
import {keepPastAssets} from './pastAssets.ts'
import type {ReleaseFiles} from './releaseFiles.ts'
import {removeFile, type SpareTrees} from './spareTrees.ts'

export interface CommitChangesOptions extends ReleaseOrigin {
  /** Folder of the files that are new or other than in the live release. */
  changedDirectory: string
  changed: FileTable
  removed: readonly string[]
  /** All files afterwards. */
  files: ReleaseFiles
  live: Release
  spares: SpareTrees
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
  const {changed, removed, files, live, codeDigest, datasetState, notices, kept} = options
  const tree = await options.spares.take(live)
  try {
    const site = join(tree, 'site')
    await placeFiles(options.changedDirectory, site, Object.keys(changed))
    await keepPastAssets(directory.pastDirectory, {...live, names: removed})
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
      files,
    }
    const written = await writeManifest(tree, manifest, {
      folder: directory.releaseDirectory(live.id),
      files: live.manifest.files,
    })
    options.onStep?.('described')
    return await goLive(directory, {folder: tree, manifest: written, onStep: options.onStep})
  } finally {
    // After a failure; otherwise it has become the release.
    await directory.discard(tree)
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
