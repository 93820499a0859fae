import {draftIdOf, isDraftId, publishedIdOf} from '../document.ts'
import {
  type ActionContext,
  type ActionHandler,
  contentOf,
  requirePublishedId,
  requireReleaseOf,
  requireRevisionField,
  requireVersionDocument,
  requireVersionId,
} from './actionFields.ts'
import {operationsWithArrayKeys} from './arrayKeys.ts'
import {documentAlreadyExists, documentNotFound, unlistedVersion, validation} from './failures.ts'
import {findFlag, findText, isObject, requireObject, requireText} from './jsonValues.ts'
import {parsePatch} from './parsePatch.ts'
import {putLive} from './putLive.ts'

/**
 * The actions on a document, its draft and its versions.
 *
 * @see Actions API reference; content-lake API notes, "Document actions"
 */
export const documentActions = {
  create,
  edit,
  publish,
  unpublish,
  delete: deleteGroup,
  discard,
  replaceDraft,
} satisfies Record<string, ActionHandler>

function create(context: ActionContext): void {
  const {staging, fields, what} = context
  const publishedId = requirePublishedId(context)
  const document = requireVersionDocument(context, 'attributes', publishedId)
  const ifExists = findText(fields, 'ifExists', what) ?? 'fail'
  if (ifExists !== 'fail' && ifExists !== 'ignore') {
    throw validation(`"ifExists" of ${what} must be "fail" or "ignore"`, ifExists)
  }
  requireReleaseOf(staging, document._id)
  const [present] = staging.group(publishedId)
  if (!present) staging.create(document)
  else if (ifExists === 'fail') throw documentAlreadyExists(present._id)
}

function edit(context: ActionContext): void {
  const {staging, fields, what, newKey} = context
  const publishedId = requirePublishedId(context)
  const versionId = requireVersionId(context, 'draftId', publishedId)
  const patches: unknown[] = Array.isArray(fields.patch) ? fields.patch : [fields.patch]
  const operations = patches.map((value) => {
    const patch = requireObject(value, `"patch" of ${what}`)
    if ('id' in patch || 'query' in patch) {
      throw validation(`"patch" of ${what} must not have "id" or "query"`, patch)
    }
    return operationsWithArrayKeys(parsePatch(patch), newKey)
  })
  if (!staging.find(versionId)) {
    const published = staging.find(publishedId)
    if (!published) throw documentNotFound(versionId)
    requireReleaseOf(staging, versionId)
    const {_createdAt} = published
    staging.create({...contentOf(published), _id: versionId, _createdAt})
  }
  for (const patch of operations) staging.patch(versionId, patch)
}

function publish(context: ActionContext): void {
  const {staging} = context
  const publishedId = requirePublishedId(context)
  const versionId = requireVersionId(context, 'draftId', publishedId)
  const version = staging.require(versionId)
  requireRevisionField(context, 'ifDraftRevisionId', versionId)
  requireRevisionField(context, 'ifPublishedRevisionId', publishedId)
  const system = version._system
  if (isObject(system) && system.delete === true) {
    throw validation(`"${versionId}" is marked for unpublishing, so it cannot be published`)
  }
  putLive(staging, version)
}

function unpublish(context: ActionContext): void {
  const {staging} = context
  const publishedId = requirePublishedId(context)
  const versionId = requireVersionId(context, 'draftId', publishedId)
  const published = staging.require(publishedId)
  if (!staging.find(versionId)) {
    const {_createdAt} = published
    staging.create({...contentOf(published), _id: versionId, _createdAt})
  }
  staging.delete(publishedId, {purge: false})
}

function deleteGroup(context: ActionContext): void {
  const {staging, fields, what} = context
  const publishedId = requirePublishedId(context)
  const purge = findFlag(fields, 'purge', what)
  const listed = parseIncludeDrafts(context, publishedId)
  const members = staging.group(publishedId).map((document) => document._id)
  if (members.length === 0) throw documentNotFound(publishedId)
  const unlisted = members.find((id) => id !== publishedId && !listed.has(id))
  if (unlisted !== undefined) throw unlistedVersion(publishedId, unlisted)
  for (const id of members) staging.delete(id, {purge})
}

function parseIncludeDrafts(context: ActionContext, publishedId: string): Set<string> {
  const listed = context.fields.includeDrafts ?? []
  if (!Array.isArray(listed)) {
    throw validation(`"includeDrafts" of ${context.what} must be a list of ids`, listed)
  }
  for (const id of listed as unknown[]) {
    if (typeof id === 'string' && id !== publishedId && publishedIdOf(id) === publishedId) continue
    throw validation(
      `"includeDrafts" of ${context.what} may only hold the draft and versions of "${publishedId}"`,
      id,
    )
  }
  return new Set(listed as string[])
}

function discard(context: ActionContext): void {
  const {staging, fields, what} = context
  const id = requireText(fields, 'draftId', what)
  if (!isDraftId(id)) {
    throw validation(`"draftId" of ${what} must be "${draftIdOf(id)}", not "${id}"`, id)
  }
  staging.delete(id, {purge: findFlag(fields, 'purge', what)})
}

function replaceDraft(context: ActionContext): void {
  const publishedId = requirePublishedId(context)
  context.staging.createOrReplace(requireVersionDocument(context, 'attributes', publishedId))
}
