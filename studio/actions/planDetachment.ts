import {referencesIn} from '@crosswalk/schemas/rules/referencesIn'
import type {Path} from 'sanity'
import {pathText} from './pathText.ts'
import type {StoredDocument} from './planReplacement.ts'

export interface Detachment {
  id: string
  type: string
  /** Places that are emptied. */
  detached: Path[]
  /** Places that would make the document useless when empty. */
  held: Path[]
  patch: {ifRevisionID: string; unset: string[]} | undefined
}

/** Fields in which a document cannot do without the reference. */
const required = new Set(['from', 'to', 'roadmap', 'target', 'category', 'fromSkill', 'toSkill'])

/**
 * Takes a document out of its users where they can do without it: weak references, and rows of lists
 * of references that keep another. Everything else holds it.
 */
export function planDetachment(users: readonly StoredDocument[], id: string): Detachment[] {
  return users.flatMap((document) => {
    const found = referencesIn(document).filter((reference) => reference.id === id)
    if (found.length === 0) return []
    const isHeld = ({path, weak}: (typeof found)[number]) =>
      !weak &&
      (path.some((segment) => required.has(String(segment))) ||
        !endsInList(path) ||
        isAloneInList(document, path))
    const detached = found.filter((reference) => !isHeld(reference)).map(({path}) => path)
    const held = found.filter(isHeld).map(({path}) => path)
    return [
      {
        id: document._id,
        type: document._type,
        detached,
        held,
        patch:
          detached.length === 0
            ? undefined
            : {ifRevisionID: document._rev, unset: detached.map(pathText)},
      },
    ]
  })
}

function endsInList(path: Path): boolean {
  return typeof path.at(-1) === 'object'
}

/** A list that would be left empty is one that its document needs. */
function isAloneInList(document: StoredDocument, path: Path): boolean {
  const list = pathText(path.slice(0, -1))
  return referencesIn(document).every(
    (other) =>
      pathText(other.path.slice(0, -1)) !== list || pathText(other.path) === pathText(path),
  )
}
