import {isDraftId, isVersionId, publishedIdOf, releaseDocumentIdOf, releaseOf} from '../document.ts'
import {withArrayKeys} from './arrayKeys.ts'
import {requireDocumentId} from './documentRules.ts'
import {validation} from './failures.ts'
import {findText, type JsonObject, requireObject, requireText} from './jsonValues.ts'
import type {Staging} from './staging.ts'

/** What the handler of an action works with. */
export interface ActionContext {
  staging: Staging
  fields: JsonObject
  /** The action's name for messages. */
  what: string
  newKey: () => string
}

export type ActionHandler = (context: ActionContext) => void

/** @throws LakeError `validation` if it is absent or the id of a draft or version */
export function requirePublishedId({fields, what}: ActionContext): string {
  const id = requireDocumentId(requireText(fields, 'publishedId', what))
  if (!isDraftId(id) && !isVersionId(id)) return id
  throw validation(`"publishedId" of ${what} must not be the id of a draft or version: "${id}"`, id)
}

/** @throws LakeError `validation` unless the field is the id of a draft or version of the document */
export function requireVersionId(
  context: ActionContext,
  name: string,
  publishedId: string,
): string {
  const id = requireText(context.fields, name, context.what)
  requireVersionOf(id, publishedId, `"${name}" of ${context.what}`)
  return id
}

/** @throws LakeError `validation` unless the field is the id of any draft or version */
export function requireAnyVersionId(context: ActionContext, name: string): string {
  const id = requireText(context.fields, name, context.what)
  requireVersionOf(id, publishedIdOf(id), `"${name}" of ${context.what}`)
  return id
}

/** @throws LakeError `validation` unless `_id` is that of a draft or version of the document */
export function requireVersionDocument(
  context: ActionContext,
  name: string,
  publishedId: string,
): JsonObject & {_id: string} {
  const document = requireObject(context.fields[name], `"${name}" of ${context.what}`)
  const id = requireText(document, '_id', `"${name}" of ${context.what}`)
  requireVersionOf(id, publishedId, `"_id" in "${name}" of ${context.what}`)
  return {...withArrayKeys(document, context.newKey), _id: id}
}

function requireVersionOf(id: string, publishedId: string, field: string): void {
  requireDocumentId(id)
  const isVersion = isDraftId(id) || isVersionId(id)
  if (isVersion && publishedId !== '' && publishedIdOf(id) === publishedId) return
  throw validation(
    `${field} must be "drafts.${publishedId}" or "versions.<release>.${publishedId}", not "${id}"`,
    id,
  )
}

/**
 * A version can only come into being in a release; a draft has none.
 *
 * @throws LakeError `documentNotFound`
 */
export function requireReleaseOf(staging: Staging, versionId: string): void {
  const release = releaseOf(versionId)
  if (release !== undefined) staging.require(releaseDocumentIdOf(release))
}

/** @throws LakeError `revisionMismatch` if the field is given and is not the document's revision */
export function requireRevisionField(context: ActionContext, name: string, id: string): void {
  const expected = findText(context.fields, name, context.what)
  if (expected !== undefined) context.staging.requireRevision(id, expected)
}

/** A document's own attributes: what stays when it is copied to another id. */
export function contentOf(document: JsonObject): JsonObject {
  const {_id, _rev, _createdAt, _updatedAt, _system, ...content} = document
  return content
}
