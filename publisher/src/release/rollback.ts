import {PublisherError} from '../errors.ts'
import {pointCurrentTo} from './commitRelease.ts'
import type {DataDirectory, Release} from './dataDirectory.ts'
import {holdSources} from './heldSources.ts'

/**
 * Makes a kept release the live one again, by default the one before the live one.
 *
 * What the live release was made from is held: no build is made from it until content or code are
 * others, so that nobody undoes the rollback by coincidence.
 *
 * @throws PublisherError `noSuchRelease`
 */
export async function rollBack(directory: DataDirectory, id?: string): Promise<Release> {
  const live = await directory.findLive()
  const ids = await directory.releaseIds()
  const wanted = id ?? ids.filter((other) => live === undefined || other < live.id).at(-1)
  const release = wanted === undefined ? undefined : await directory.findRelease(wanted)
  if (release === undefined || release.id === live?.id || !(await directory.isIntact(release))) {
    const others = ids.filter((other) => other !== live?.id)
    throw new PublisherError('noSuchRelease', {
      message: `There is no release ${id === undefined ? 'before the live one' : `"${id}" beside the live one`} to go back to; kept are ${others.join(', ') || 'no others'}. The live release is unchanged.`,
    })
  }
  if (live) {
    const {datasetState, codeDigest} = live.manifest
    await holdSources(directory, {datasetState, codeDigest})
  }
  await pointCurrentTo(directory, release)
  return release
}
