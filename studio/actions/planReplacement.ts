import {referencesIn} from '@crosswalk/schemas/rules/referencesIn'
import type {Path, PathSegment} from 'sanity'
import {pathText} from './pathText.ts'

export interface StoredDocument {
  _id: string
  _type: string
  _rev: string
  [field: string]: unknown
}

/** What happens to one place that refers to the old document. */
export interface ReplacedPlace {
  path: Path
  /** The row is taken out because the list has the new document already. */
  isDropped: boolean
}

export interface Replacement {
  id: string
  type: string
  places: ReplacedPlace[]
  patch: {ifRevisionID: string; set?: Record<string, unknown>; unset?: string[]}
}

/**
 * Points every reference to one document at another.
 *
 * A list that would then hold the same document twice loses the replaced row: the model allows
 * none of its lists to repeat a reference.
 *
 * @param users - drafts and published documents as they are stored
 * @returns one entry for each document that changes
 */
export function planReplacement(
  users: readonly StoredDocument[],
  oldId: string,
  newId: string,
): Replacement[] {
  return users.flatMap((document) => {
    const places = referencesIn(document)
      .filter(({id}) => id === oldId)
      .map(({path}): ReplacedPlace => ({path, isDropped: listHas(document, path, newId)}))
    if (places.length === 0) return []
    const kept = places.filter(({isDropped}) => !isDropped)
    const dropped = places.filter(({isDropped}) => isDropped)
    return [
      {
        id: document._id,
        type: document._type,
        places,
        patch: {
          ifRevisionID: document._rev,
          ...(kept.length > 0 && {
            set: Object.fromEntries(kept.map(({path}) => [`${pathText(path)}._ref`, newId])),
          }),
          ...(dropped.length > 0 && {unset: dropped.map(({path}) => pathText(rowPath(path)))}),
        },
      },
    ]
  })
}

/** The row of a list that holds the reference, or is it. */
function rowPath(path: Path): Path {
  return path.slice(0, path.findLastIndex(isKey) + 1)
}

/** True if another row of the same list has the document in the same place. */
function listHas(document: StoredDocument, path: Path, id: string): boolean {
  const row = rowPath(path)
  if (row.length === 0) return false
  const rest = pathText(path.slice(row.length))
  const list = pathText(row.slice(0, -1))
  return referencesIn(document).some(
    (other) =>
      other.id === id &&
      pathText(rowPath(other.path).slice(0, -1)) === list &&
      pathText(other.path.slice(rowPath(other.path).length)) === rest,
  )
}

function isKey(segment: PathSegment): segment is {_key: string} {
  return typeof segment === 'object' && '_key' in segment
}
