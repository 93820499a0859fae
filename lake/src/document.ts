/**
 * The words of a Content Lake: documents, the three id spaces, revisions.
 *
 * A document id is `X` (published), `drafts.X` (draft), `versions.<release>.X` (a version in a
 * content release) or `_.…` (system). The published id names the whole group.
 */

/** Any JSON value as stored. */
export type JsonValue = null | boolean | number | string | JsonValue[] | {[key: string]: JsonValue}

export interface StoredDocument {
  _id: string
  _type: string
  /** Id of the transaction that wrote this state. */
  _rev: string
  /** ISO 8601, UTC. */
  _createdAt: string
  /** ISO 8601, UTC. */
  _updatedAt: string
  [attribute: string]: unknown
}

export type PublishedId = string & {readonly __published?: never}
export type DraftId = `drafts.${string}`

const draftPrefix = 'drafts.'
const versionPrefix = 'versions.'

export function isDraftId(id: string): id is DraftId {
  return id.startsWith(draftPrefix)
}

export function isVersionId(id: string): boolean {
  return id.startsWith(versionPrefix)
}

export function isSystemId(id: string): boolean {
  return id.startsWith('_.')
}

/** True for ids that anonymous readers of a public dataset may see: root path, no dot. */
export function isRootId(id: string): boolean {
  return !id.includes('.')
}

/** The published id of a group, from any of its members' ids. */
export function publishedIdOf(id: string): PublishedId {
  if (isDraftId(id)) return id.slice(draftPrefix.length)
  if (isVersionId(id)) return id.split('.').slice(2).join('.')
  return id
}

export function draftIdOf(id: string): DraftId {
  return `${draftPrefix}${publishedIdOf(id)}`
}

/** The release part of `versions.<release>.X`; undefined for other ids. */
export function releaseOf(id: string): string | undefined {
  return isVersionId(id) ? id.split('.')[1] : undefined
}

/** Where in its group a document lies: `''` for published, `drafts`, or the name of a release. */
export function layerOf(id: string): string {
  return isDraftId(id) ? 'drafts' : (releaseOf(id) ?? '')
}

const releasePrefix = '_.releases.'

export function isReleaseDocumentId(id: string): boolean {
  return id.startsWith(releasePrefix)
}

/** The id of the document that describes a release. */
export function releaseDocumentIdOf(release: string): string {
  return `${releasePrefix}${release}`
}

export function versionIdOf(release: string, publishedId: string): string {
  return `${versionPrefix}${release}.${publishedId}`
}

const idPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/

export function isValidDocumentId(id: string): boolean {
  return idPattern.test(id) && !id.includes('..') && !id.endsWith('.')
}
