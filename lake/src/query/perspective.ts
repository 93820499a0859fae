import {isDraftId, isVersionId, publishedIdOf, releaseOf, type StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import {compareIds} from './datasetView.ts'

/**
 * Which of a group's documents a query sees: all as stored (`raw`), or one per group, the first
 * hit in a list of layers. `drafts` and names of content releases are layers; the published
 * document is the last one of every list.
 */
export type Perspective = 'raw' | {layers: readonly string[]}

export const raw: Perspective = 'raw'
const published: Perspective = {layers: []}

/** Dated versions compare as text; `X` is the newest of all. */
export function isVersionSince(apiVersion: string, date: string): boolean {
  return apiVersion === 'X' || (apiVersion !== '1' && apiVersion >= date)
}

/**
 * @param values - the `perspective` options of the URL: repeated, or lists with commas
 * @throws LakeError `badRequest` for `raw` beside other names, or a malformed name
 */
export function parsePerspective(values: readonly string[], apiVersion: string): Perspective {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim())
  const layers = names
    .filter((name) => name !== '')
    .map((name) => (name === 'previewDrafts' ? 'drafts' : name))
  if (layers.length === 0) return isVersionSince(apiVersion, '2025-02-19') ? published : raw
  if (layers.includes('raw')) {
    if (layers.length > 1) throw badPerspective('"raw" cannot be combined with other perspectives')
    return raw
  }
  for (const layer of layers) {
    if (!/^[A-Za-z0-9_-]+$/.test(layer)) throw badPerspective(`"${layer}" is not a perspective`)
  }
  const end = layers.indexOf('published')
  return {layers: end < 0 ? layers : layers.slice(0, end)}
}

/** A short text that is equal for equal perspectives. */
export function perspectiveKey(perspective: Perspective): string {
  return perspective === 'raw' ? 'raw' : ['stack', ...perspective.layers].join(',')
}

/**
 * The documents that a query sees, ordered by `_id`.
 *
 * Outside `raw`, `_id` is the published id and `_originalId` the stored one. A version that
 * marks its document for unpublishing (`_system.delete`) hides the group.
 *
 * @param documents - the readable documents, ordered by id
 */
export function applyPerspective(
  documents: readonly StoredDocument[],
  perspective: Perspective,
): readonly StoredDocument[] {
  if (perspective === 'raw') return documents
  const winners = new Map<string, {rank: number; document: StoredDocument}>()
  for (const document of documents) {
    const rank = rankOf(document._id, perspective.layers)
    if (rank === undefined) continue
    const group = publishedIdOf(document._id)
    const winner = winners.get(group)
    if (!winner || rank < winner.rank) winners.set(group, {rank, document})
  }
  const seen: StoredDocument[] = []
  for (const {document} of winners.values())
    if (!isMarkedForDeletion(document)) seen.push(underPublishedId(document))
  return seen.sort((a, b) => compareIds(a._id, b._id))
}

function rankOf(id: string, layers: readonly string[]): number | undefined {
  const layer = isDraftId(id) ? 'drafts' : isVersionId(id) ? releaseOf(id) : undefined
  if (layer === undefined) return layers.length
  const rank = layers.indexOf(layer)
  return rank < 0 ? undefined : rank
}

function isMarkedForDeletion(document: StoredDocument): boolean {
  const system = document._system
  return (
    isVersionId(document._id) &&
    typeof system === 'object' &&
    system !== null &&
    'delete' in system &&
    system.delete === true
  )
}

const renamed = new WeakMap<StoredDocument, StoredDocument>()

function underPublishedId(document: StoredDocument): StoredDocument {
  const known = renamed.get(document)
  if (known) return known
  const copy = {...document, _id: publishedIdOf(document._id), _originalId: document._id}
  renamed.set(document, copy)
  return copy
}

function badPerspective(problem: string): LakeError {
  return new LakeError('badRequest', {
    message: `Invalid perspective: ${problem}. Use "raw", "published", "drafts" or a list of content releases such as "rSpring,drafts".`,
  })
}
