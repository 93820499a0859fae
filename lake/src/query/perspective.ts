import type {Visibility} from '../database/documentFinder.ts'
import {LakeError} from '../errors.ts'

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

/**
 * Which documents exist for a query.
 *
 * @param rootOnly - whether the caller may only read documents without a dot in their id
 */
export function visibilityOf(
  perspective: Perspective,
  {rootOnly, apiVersion}: {rootOnly: boolean; apiVersion: string},
): Visibility {
  if (perspective !== 'raw') return {isRaw: false, rootOnly, layers: perspective.layers}
  return {isRaw: true, rootOnly, hidesVersions: !isVersionSince(apiVersion, '2025-02-19')}
}

function badPerspective(problem: string): LakeError {
  return new LakeError('badRequest', {
    message: `Invalid perspective: ${problem}. Use "raw", "published", "drafts" or a list of content releases such as "rSpring,drafts".`,
  })
}
