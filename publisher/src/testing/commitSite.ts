import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {commitRelease} from '../release/commitRelease.ts'
import type {DataDirectory, Release} from '../release/dataDirectory.ts'
import {digestFiles} from '../release/fileDigests.ts'
import {ReleaseFiles} from '../release/releaseFiles.ts'
import {type PlainSite, writeSite} from './plainSite.ts'

/** Makes a site the live release. */
export async function commitSite(
  directory: DataDirectory,
  site: PlainSite,
  sources = {codeDigest: 'code', datasetState: 'old'},
): Promise<Release> {
  const siteDirectory = join(directory.stagingDirectory('build'), 'site')
  await writeSite(siteDirectory, site)
  const release = await commitRelease(directory, {
    staged: 'build',
    files: ReleaseFiles.of(await digestFiles(siteDirectory)),
    previous: await directory.findLive(),
    notices: [],
    kept: {},
    ...sources,
    now: 0,
  })
  await rm(directory.stagingDirectory('build'), {recursive: true, force: true})
  return release
}
