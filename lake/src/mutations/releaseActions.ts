import {releaseDocumentIdOf, type StoredDocument} from '../document.ts'
import type {ActionContext, ActionHandler} from './actionFields.ts'
import {documentAlreadyExists, documentNotFound, validation} from './failures.ts'
import {findText, type JsonObject, requireObject, requireText} from './jsonValues.ts'
import {parsePatch} from './parsePatch.ts'
import {publishRelease} from './publishRelease.ts'
import {
  parseReleaseMetadata,
  parseTime,
  requireRelease,
  requireReleaseName,
  stateOf,
} from './releaseDocument.ts'
import {isSameJson} from './sameJson.ts'

/**
 * The actions on content releases.
 *
 * @see Actions API reference; content-lake API notes, "Release actions"
 */
export const releaseActions = {
  create,
  edit,
  publish: ({staging, fields, what, newKey}) =>
    publishRelease(staging, requireText(fields, 'releaseId', what), {from: 'active', newKey}),
  schedule,
  unschedule,
  archive,
  unarchive,
  delete: deleteRelease,
  import: importRelease,
} satisfies Record<string, ActionHandler>

function create(context: ActionContext): void {
  const {staging, fields} = context
  const name = requireReleaseName(nameOf(context))
  if (staging.find(releaseDocumentIdOf(name))) {
    throw documentAlreadyExists(releaseDocumentIdOf(name))
  }
  staging.create({
    _id: releaseDocumentIdOf(name),
    _type: 'system.release',
    name,
    state: 'active',
    userId: staging.author,
    metadata: parseReleaseMetadata(fields.metadata),
  })
}

function edit(context: ActionContext): void {
  const {staging, fields, what} = context
  const release = requireRelease(staging, nameOf(context), ['active', 'scheduled'])
  const operations = parsePatch(requireObject(fields.patch, `"patch" of ${what}`))
  const edited = staging.patch(release._id, operations)
  if (!isSameJson(fixedPart(release), fixedPart(edited))) {
    throw validation(`"patch" of ${what} may only change what is below "metadata"`, fields.patch)
  }
  const metadata = parseReleaseMetadata(edited.metadata)
  if (!isSameJson(metadata, edited.metadata)) staging.createOrReplace({...edited, metadata})
}

function fixedPart(release: StoredDocument): JsonObject {
  const {metadata, _rev, _updatedAt, ...fixed} = release
  return fixed
}

/** The versions are locked; the lake publishes them when the time has come. */
function schedule(context: ActionContext): void {
  const {staging, fields, what} = context
  const release = requireRelease(staging, nameOf(context), ['active'])
  const publishAt = parseTime(fields, 'publishAt', what)
  if (publishAt === undefined) throw validation(`${what} needs "publishAt"`)
  const {error, ...rest} = release
  staging.createOrReplace({...rest, state: 'scheduled', publishAt})
}

function unschedule(context: ActionContext): void {
  const {staging} = context
  const {publishAt, ...rest} = requireRelease(staging, nameOf(context), ['scheduled'])
  staging.createOrReplace({...rest, state: 'active'})
}

/** The versions go; their content stays in the history, from where {@link unarchive} takes it. */
function archive(context: ActionContext): void {
  const {staging, newKey} = context
  const name = nameOf(context)
  const release = requireRelease(staging, name, ['active'])
  const versions = staging.versionsIn(name)
  for (const version of versions) staging.delete(version._id, {purge: false})
  const finalDocumentStates = versions.map(({_id: id}) => ({_key: newKey(), id}))
  staging.createOrReplace({...release, state: 'archived', finalDocumentStates})
}

function unarchive(context: ActionContext): void {
  const {staging} = context
  const release = requireRelease(staging, nameOf(context), ['archived'])
  const {finalDocumentStates, ...rest} = release
  staging.createOrReplace({...rest, state: 'active'})
  for (const id of idsOf(finalDocumentStates)) {
    const version = staging.lastRevision(id)
    if (!version) throw documentNotFound(id)
    staging.create(version)
  }
}

function deleteRelease(context: ActionContext): void {
  const {staging} = context
  const release = requireRelease(staging, nameOf(context), ['archived', 'published'])
  staging.delete(release._id, {purge: false})
}

/**
 * Puts a release of another dataset here. One that is scheduled there arrives as active, with its
 * time as the intended one: its versions follow by mutations, which a scheduled release refuses.
 */
function importRelease(context: ActionContext): void {
  const {staging, fields, what} = context
  const name = requireReleaseName(nameOf(context))
  const source = requireObject(fields.attributes ?? fields.document, `"attributes" of ${what}`)
  const ifExists = findText(fields, 'ifExists', what) ?? 'fail'
  if (!['fail', 'ignore', 'replace'].includes(ifExists)) {
    throw validation(`"ifExists" of ${what} must be "fail", "ignore" or "replace"`, ifExists)
  }
  const _id = releaseDocumentIdOf(name)
  if (source._id !== undefined && source._id !== _id) {
    throw validation(`"_id" in "attributes" of ${what} must be "${_id}"`, source._id)
  }
  if (staging.find(_id)) {
    if (ifExists === 'fail') throw documentAlreadyExists(_id)
    if (ifExists === 'ignore') return
  }
  const {publishAt, ...rest} = source
  const metadata = parseReleaseMetadata(source.metadata)
  const imported = {userId: staging.author, ...rest, _id, _type: 'system.release', name, metadata}
  const state = source.state === undefined ? 'active' : stateOf(source)
  if (state !== 'scheduled') {
    staging.createOrReplace({...imported, state, ...(publishAt !== undefined && {publishAt})})
    return
  }
  const intendedPublishAt = parseTime(source, 'publishAt', what) ?? null
  staging.createOrReplace({
    ...imported,
    state: 'active',
    metadata: {...metadata, releaseType: 'scheduled', intendedPublishAt},
  })
}

function nameOf({fields, what}: ActionContext): string {
  return requireText(fields, 'releaseId', what)
}

function idsOf(finalDocumentStates: unknown): string[] {
  if (!Array.isArray(finalDocumentStates)) return []
  return finalDocumentStates.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'id' in entry ? [String(entry.id)] : [],
  )
}
