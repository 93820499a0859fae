import {mkdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {PublisherError, reasonOf} from './errors.ts'
import {commitRelease} from './release/commitRelease.ts'
import type {DataDirectory, Release} from './release/dataDirectory.ts'
import {digestFiles} from './release/fileDigests.ts'
import {linkFolder} from './release/linkFolder.ts'
import {ReleaseFiles} from './release/releaseFiles.ts'
import type {Sources} from './release/sources.ts'
import {type ContentNotice, readNotices} from './render/contentNotices.ts'
import type {Rendered, RenderRequest} from './render/renderer.ts'
import type {BuildStage} from './report/report.ts'
import type {Surroundings} from './surroundings.ts'
import type {LinkTargets} from './verify/linkTargets.ts'
import {ReadAhead} from './verify/readAhead.ts'
import {verifyRelease} from './verify/verifyRelease.ts'

export interface MakeReleaseOptions {
  buildId: string
  sources: Sources
  directory: DataDirectory
  live: Release | undefined
  /** Whether the live release's files are what its manifest says. */
  isLiveIntact: boolean
  siteUrl: string
  allowMassLoss: boolean
  /** Whether the search index of a large site may be left out, to be made later. */
  maySearchFollow: boolean
  /** Without an answer the build's report tells what it left out, and nobody what was shown. */
  render: (request: RenderRequest) => Promise<Rendered | undefined>
  signal: AbortSignal
  surroundings: Surroundings
  /** Whether the finished build may go live; asked after it was verified. */
  isStillWanted: () => Promise<boolean>
  /** Runs one stage; whoever hands it in measures it and remembers which one failed. */
  inStage: <Result>(stage: BuildStage, action: () => Promise<Result>) => Promise<Result>
}

export interface MadeRelease {
  release: Release
  /** What links where in it. */
  targets: LinkTargets
  /** Whether its search index is that of the release before, or none. */
  isIndexLate: boolean
}

/**
 * Renders the site, checks it and puts it live.
 *
 * A build that fails is tried once more, clean, if it is still wanted. Whatever happens, the live release is a complete
 * one, and nothing is left in the staging folder.
 *
 * @returns the live release, or `undefined` if the build was not wanted any more
 * @throws PublisherError of rendering, verifying or releasing
 */
export async function makeRelease(options: MakeReleaseOptions): Promise<MadeRelease | undefined> {
  try {
    return await attempt(options, {isClean: false})
  } catch (error) {
    if (!isWorthAnotherTry(error)) throw error
    options.surroundings.log.warn(
      {reason: reasonOf(error)},
      'the build failed; trying once more, clean',
    )
    // Says so if the content store went away during the build: then later is better than now.
    if (!(await options.inStage('read', options.isStillWanted))) return undefined
    return attempt(options, {isClean: true})
  }
}

async function attempt(
  options: MakeReleaseOptions,
  {isClean}: {isClean: boolean},
): Promise<MadeRelease | undefined> {
  const {directory, inStage, live, isLiveIntact, sources, surroundings} = options
  const staged = surroundings.newId()
  const siteDirectory = join(directory.stagingDirectory(staged), 'site')
  const ahead = new ReadAhead()
  try {
    const {notices, datasetState, kept, missingIndex} = await inStage('render', async () => {
      await writing(() => mkdir(siteDirectory, {recursive: true}))
      const reportFile = join(directory.stagingDirectory(staged), 'report.json')
      const rendered = await options.render({
        outDirectory: siteDirectory,
        reportFile,
        logFile: directory.logFile(`${options.buildId}${isClean ? '-clean' : ''}`),
        codeDigest: sources.codeDigest,
        isClean,
        kept: live?.manifest.kept ?? {},
        maySearchFollow: options.maySearchFollow,
        signal: options.signal,
        ahead,
      })
      if (rendered?.missingIndex !== undefined && live && isLiveIntact) {
        const {missingIndex: folder} = rendered
        await writing(() => linkFolder(live, folder, siteDirectory))
      }
      if (rendered) return {missingIndex: undefined, ...rendered}
      const notices = await readBuildReport(reportFile)
      return {notices, datasetState: undefined, kept: {}, missingIndex: undefined}
    })
    const {files, targets} = await inStage('verify', async () => {
      const listed = ReleaseFiles.of(
        await writing(() => digestFiles(siteDirectory, (name) => ahead.facts(name))),
      )
      const linked = await verifyRelease({
        pathOf: (name) => join(siteDirectory, name),
        files: listed,
        siteUrl: options.siteUrl,
        live: live?.manifest,
        notices,
        allowMassLoss: options.allowMassLoss,
        ahead,
      })
      return {files: listed, targets: linked}
    })
    // What was rendered from one state is worth showing, though that may be another one by now.
    const isWanted = datasetState !== undefined || (await inStage('read', options.isStillWanted))
    if (!isWanted) return undefined
    const release = await inStage('release', () =>
      writing(() =>
        commitRelease(directory, {
          staged,
          files,
          previous: live,
          isIntact: isLiveIntact,
          notices,
          kept,
          ...sources,
          ...(datasetState === undefined ? {} : {datasetState}),
          now: surroundings.now(),
        }),
      ),
    )
    return {release, targets, isIndexLate: missingIndex !== undefined}
  } finally {
    await directory.discard(directory.stagingDirectory(staged))
  }
}

async function readBuildReport(reportFile: string): Promise<ContentNotice[]> {
  try {
    return await readNotices(reportFile)
  } catch (error) {
    throw new PublisherError('buildFailed', {
      message: `The site's build wrote a report that cannot be read (${reasonOf(error)}). The live release is unchanged. Compare site/src/content/report.ts with publisher/src/render/contentNotices.ts.`,
      cause: error,
    })
  } finally {
    await rm(reportFile, {force: true})
  }
}

/** Gives failures of the disk a message of ours. */
export async function writing<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof PublisherError) throw error
    throw new PublisherError('releaseFailed', {
      message: `The release could not be written (${reasonOf(error)}). The site shows a complete release all the same. Make room on the disk, or check its permissions, and publish again.`,
      cause: error,
    })
  }
}

/** Whether rendering everything from the start may help. */
export function isWorthAnotherTry(error: unknown): boolean {
  const codes = ['buildFailed', 'buildTimeout', 'releaseFailed']
  return error instanceof PublisherError && codes.includes(error.code)
}
