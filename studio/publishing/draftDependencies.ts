import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {referencesIn} from '@crosswalk/schemas/rules/referencesIn'

export type Draft = ContentDocument & {_rev: string}

/** Reads stored documents by id. */
export type ReadByIds = (ids: readonly string[]) => Promise<Draft[]>

/**
 * The drafts that a draft refers to, directly or through other drafts.
 *
 * @returns in the order in which they may be published: what is referred to comes first, the draft
 *   itself last
 */
export async function draftDependencies(draft: Draft, read: ReadByIds): Promise<Draft[]> {
  const found = [draft]
  const known = new Set([draft._id])
  let open = [draft]
  while (open.length > 0) {
    const ids = open
      .flatMap((document) => referencesIn(document))
      .map(({id}) => `drafts.${publishedIdOf(id)}`)
      .filter((id) => !known.has(id))
    for (const id of ids) known.add(id)
    open = ids.length === 0 ? [] : await read([...new Set(ids)])
    found.push(...open)
  }
  return found.toReversed()
}
