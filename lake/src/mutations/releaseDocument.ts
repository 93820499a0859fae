import {releaseDocumentIdOf, type StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import {validation} from './failures.ts'
import {findText, type JsonObject, requireObject} from './jsonValues.ts'
import type {Staging} from './staging.ts'

/** What a release is doing. Each change of state is one transaction, so none is in between. */
export type ReleaseState = 'active' | 'scheduled' | 'archived' | 'published'

const states: readonly string[] = ['active', 'scheduled', 'archived', 'published']
const types: readonly string[] = ['asap', 'scheduled', 'undecided']

/** Names of perspectives cannot be names of releases. */
const reserved = ['drafts', 'published', 'raw', 'previewDrafts']

/** @throws LakeError `validation` */
export function requireReleaseName(name: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(name) && !reserved.includes(name)) return name
  throw validation(
    `"${name}" cannot be the id of a release: use 1 to 64 letters, digits, "_" and "-", but not ${reserved.join(', ')}`,
    name,
  )
}

/** @throws LakeError `documentNotFound`, `releaseState` unless the release is in one of the states */
export function requireRelease(
  staging: Staging,
  name: string,
  allowed: readonly ReleaseState[],
): StoredDocument {
  const release = staging.require(releaseDocumentIdOf(name))
  const state = stateOf(release)
  if (allowed.includes(state)) return release
  throw new LakeError('releaseState', {
    message: `The release "${name}" is ${state}; this works only while a release is ${allowed.join(' or ')}.`,
    details: {id: release._id, releaseId: name, state},
  })
}

/** @throws LakeError `validation` for a state that the lake does not know */
export function stateOf(release: JsonObject): ReleaseState {
  if (typeof release.state === 'string' && states.includes(release.state)) {
    return release.state as ReleaseState
  }
  throw validation(`The "state" of a release must be ${states.join(', ')}`, release.state)
}

/**
 * The descriptive part of a release, with its defaults.
 *
 * @throws LakeError `validation`
 */
export function parseReleaseMetadata(value: unknown): JsonObject {
  const metadata = {
    releaseType: 'undecided',
    cardinality: 'many',
    ...requireObject(value ?? {}, 'The "metadata" of a release'),
  } satisfies JsonObject
  const what = 'the metadata of a release'
  if (!types.includes(metadata.releaseType)) {
    throw validation(`"releaseType" of ${what} must be ${types.join(', ')}`, metadata.releaseType)
  }
  if (metadata.cardinality !== 'many' && metadata.cardinality !== 'one') {
    throw validation(`"cardinality" of ${what} must be many or one`, metadata.cardinality)
  }
  const {title}: JsonObject = metadata
  if (title !== undefined && title !== null && typeof title !== 'string') {
    throw validation(`"title" of ${what} must be a text`, title)
  }
  parseTime(metadata, 'intendedPublishAt', what)
  return metadata
}

/** @throws LakeError `validation` unless the attribute is absent, null or an ISO 8601 time */
export function parseTime(object: JsonObject, name: string, what: string): string | undefined {
  const text = findText(object, name, what)
  if (text === undefined) return undefined
  const ms = Date.parse(text)
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(ms)) return new Date(ms).toISOString()
  throw validation(`"${name}" of ${what} must be an ISO 8601 time`, text)
}
