import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {type CommitOptions, commitRelease} from '../release/commitRelease.ts'
import type {DataDirectory, Release} from '../release/dataDirectory.ts'
import {digestFiles} from '../release/fileDigests.ts'
import {ReleaseFiles} from '../release/releaseFiles.ts'
import {type PlainSite, writeSite} from './plainSite.ts'

/** Makes a site the live release. */
export async function commitSite(
  directory: DataDirectory,
  site: PlainSite,
  options: Partial<Pick<CommitOptions, 'codeDigest' | 'datasetState' | 'onStep'>> = {},
): Promise<Release> {
  const siteDirectory = join(directory.stagingDirectory('build'), 'site')
  await writeSite(siteDirectory, site)
  const release = await commitRelease(directory, {
    staged: 'build',
    files: ReleaseFiles.of(await digestFiles(siteDirectory)),
    previous: await directory.findLive(),
    notices: [],
    kept: {},
    codeDigest: 'code',
    datasetState: 'old',
    now: 0,
    ...options,
  })
  await rm(directory.stagingDirectory('build'), {recursive: true, force: true})
  return release
}
