import {publishedIdOf, type StoredDocument} from '../document.ts'
import {isObject} from './jsonValues.ts'
import {putLive} from './putLive.ts'
import {requireRelease} from './releaseDocument.ts'
import type {Staging} from './staging.ts'

/**
 * Stages the publication of everything in a release. Versions that are marked for it take their
 * published document away instead.
 *
 * @param options.from - `scheduled` when the time has come, `active` when a person wants it now
 * @throws LakeError `documentNotFound`, `releaseState`
 */
export function publishRelease(
  staging: Staging,
  name: string,
  options: {from: 'active' | 'scheduled'; newKey: () => string},
): void {
  const release = requireRelease(staging, name, [options.from])
  const versions = staging.versionsIn(name)
  staging.asRelease(() => {
    for (const version of versions) {
      if (isLeaving(version)) takeDown(staging, version)
      else putLive(staging, version)
    }
  })
  const {error, ...rest} = release
  staging.createOrReplace({
    ...rest,
    state: 'published',
    publishedAt: staging.timestamp,
    finalDocumentStates: versions.map(({_id: id}) => ({_key: options.newKey(), id})),
  })
}

/** Puts a release whose publication failed back, with the reason for people to read. */
export function reportFailedPublication(staging: Staging, name: string, message: string): void {
  const {publishAt, ...release} = requireRelease(staging, name, ['scheduled'])
  staging.createOrReplace({...release, state: 'active', error: {message}})
}

function isLeaving(version: StoredDocument): boolean {
  return isObject(version._system) && version._system.delete === true
}

function takeDown(staging: Staging, version: StoredDocument): void {
  const publishedId = publishedIdOf(version._id)
  if (staging.find(publishedId)) staging.delete(publishedId, {purge: false})
  staging.delete(version._id, {purge: false})
}
