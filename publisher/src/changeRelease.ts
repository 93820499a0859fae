import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {writing} from './makeRelease.ts'
import {commitChanges} from './release/commitChanges.ts'
import type {DataDirectory, Release} from './release/dataDirectory.ts'
import {digestFiles, type FileTable} from './release/fileDigests.ts'
import {writeManifest} from './release/manifest.ts'
import type {ReleaseFiles} from './release/releaseFiles.ts'
import type {SpareTrees} from './release/spareTrees.ts'
import type {ChangeRequest, RenderedChanges} from './render/renderer.ts'
import {countChanges} from './report/compareFiles.ts'
import type {BuildStage, FileChanges} from './report/report.ts'
import type {Surroundings} from './surroundings.ts'
import type {LinkTargets} from './verify/linkTargets.ts'
import {ReadAhead} from './verify/readAhead.ts'
import {verifyChanges} from './verify/verifyRelease.ts'

export interface ChangeReleaseOptions {
  directory: DataDirectory
  live: Release
  codeDigest: string
  /** Of the live release; brought up to date with it. */
  targets: LinkTargets
  spares: SpareTrees
  siteUrl: string
  allowMassLoss: boolean
  surroundings: Surroundings
  /** Writes what changes into an empty folder. */
  render: (request: Pick<ChangeRequest, 'outDirectory' | 'ahead'>) => Promise<RenderedChanges>
  inStage: <Result>(stage: BuildStage, action: () => Promise<Result>) => Promise<Result>
}

/**
 * Renders what changed, checks it, and puts the live release with these changes live.
 *
 * Whatever happens, the live release is a complete one.
 *
 * @returns the live release, the same one if no file is another, and what it changed
 * @throws PublisherError of rendering, verifying or releasing
 */
export async function changeRelease(
  options: ChangeReleaseOptions,
): Promise<{release: Release; changes: FileChanges}> {
  const {directory, live, inStage, surroundings} = options
  const changedDirectory = directory.stagingDirectory(surroundings.newId())
  const ahead = new ReadAhead()
  try {
    const rendered = await inStage('render', async () => {
      await writing(() => mkdir(changedDirectory, {recursive: true}))
      return options.render({outDirectory: changedDirectory, ahead})
    })
    const {notices, datasetState, kept} = rendered
    const {changed, removed, files} = await inStage('verify', async () => {
      const digests = await writing(() =>
        digestFiles(changedDirectory, (name) => ahead.facts(name)),
      )
      const differences = differencesFrom(live.manifest.files, digests, rendered.removed)
      const after = live.manifest.files.with(differences.changed, differences.removed)
      await verifyChanges({
        pathOf: (name) =>
          join(
            Object.hasOwn(differences.changed, name) ? changedDirectory : live.siteDirectory,
            name,
          ),
        files: after,
        changed: Object.keys(differences.changed),
        removed: differences.removed,
        siteUrl: options.siteUrl,
        live: live.manifest,
        notices,
        allowMassLoss: options.allowMassLoss,
        targets: options.targets,
        ahead,
      })
      return {...differences, files: after}
    })
    const sources = {codeDigest: options.codeDigest, datasetState, notices, kept}
    const release = await inStage('release', () =>
      writing(async () => {
        if (Object.keys(changed).length === 0 && removed.length === 0) {
          const folder = directory.releaseDirectory(live.id)
          const listed = {folder, files: live.manifest.files}
          const written = await writeManifest(folder, {...live.manifest, ...sources}, listed)
          return {...live, manifest: written}
        }
        return commitChanges(directory, {
          ...sources,
          now: surroundings.now(),
          changedDirectory,
          changed,
          removed,
          files,
          live,
          spares: options.spares,
        })
      }),
    )
    return {release, changes: countChanges(live.manifest.files, {changed, removed})}
  } finally {
    await directory.discard(changedDirectory)
  }
}

/** Of the files that were rendered, those that are not as they were. */
function differencesFrom(
  files: ReleaseFiles,
  rendered: FileTable,
  removed: readonly string[],
): {changed: FileTable; removed: string[]} {
  const changed = Object.entries(rendered).filter(
    ([name, {digest}]) => files.get(name)?.digest !== digest,
  )
  return {
    changed: Object.fromEntries(changed),
    removed: removed.filter((name) => files.has(name)),
  }
}
