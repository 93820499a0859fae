import {publishedIdOf} from '../document.ts'
import {
  type ActionContext,
  type ActionHandler,
  contentOf,
  requireAnyVersionId,
  requirePublishedId,
  requireReleaseOf,
  requireRevisionField,
  requireVersionDocument,
  requireVersionId,
} from './actionFields.ts'
import {documentAlreadyExists, documentNotFound} from './failures.ts'
import {findFlag, isObject, type JsonObject, requireObject, requireText} from './jsonValues.ts'

/** The actions on one version; a draft is the version without a release. */
export const versionActions = {
  'version.create': createVersion,
  'version.replace': replaceVersion,
  'version.discard': discardVersion,
  'version.unpublish': unpublishVersion,
} satisfies Record<string, ActionHandler>

function createVersion(context: ActionContext): void {
  const {staging, fields} = context
  const publishedId = requirePublishedId(context)
  const document =
    fields.document === undefined
      ? copyOfBase(context, publishedId)
      : requireVersionDocument(context, 'document', publishedId)
  requireReleaseOf(staging, document._id)
  if (staging.find(document._id)) throw documentAlreadyExists(document._id)
  staging.create(document)
}

function copyOfBase(context: ActionContext, publishedId: string): JsonObject & {_id: string} {
  const {staging, fields, what} = context
  const versionId = requireVersionId(context, 'versionId', publishedId)
  const baseId = requireText(fields, 'baseId', what)
  const base = staging.require(baseId)
  requireRevisionField(context, 'ifBaseRevisionId', baseId)
  return {...contentOf(base), _id: versionId, _createdAt: base._createdAt}
}

function replaceVersion(context: ActionContext): void {
  const {staging, fields, what} = context
  const document = requireObject(fields.document, `"document" of ${what}`)
  const id = requireText(document, '_id', `"document" of ${what}`)
  const replacement = requireVersionDocument(context, 'document', publishedIdOf(id))
  staging.require(id)
  staging.createOrReplace(replacement)
}

function discardVersion(context: ActionContext): void {
  const {staging, fields, what} = context
  const id = requireAnyVersionId(context, 'versionId')
  staging.delete(id, {purge: findFlag(fields, 'purge', what)})
}

/** Marks the version, so that releasing it takes the published document away. */
function unpublishVersion(context: ActionContext): void {
  const {staging} = context
  const publishedId = requirePublishedId(context)
  const versionId = requireVersionId(context, 'versionId', publishedId)
  const published = staging.find(publishedId)
  if (!published) throw documentNotFound(publishedId)
  requireReleaseOf(staging, versionId)
  const version = staging.find(versionId) ?? {
    ...contentOf(published),
    _createdAt: published._createdAt,
  }
  const system = (version as JsonObject)._system
  staging.createOrReplace({
    ...version,
    _id: versionId,
    _system: {...(isObject(system) ? system : {}), delete: true},
  })
}
