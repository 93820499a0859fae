import {publishedIdOf} from './publishedId.ts'
import {type CheckResult, type ReferenceLike, repeatedReferences, resultOf} from './references.ts'

interface SkillRow {
  _key?: string
  skill?: ReferenceLike
  importance?: number
}

export function checkUniqueSkills(rows: readonly SkillRow[] | undefined): CheckResult {
  return resultOf(
    repeatedReferences(
      rows,
      ({skill}) => skill,
      'This skill is listed twice. Remove one of the two rows.',
    ),
  )
}

const minDecisive = 3

/** Importance has to tell skills apart, or the gap of every path is in a random order. */
export function checkImportance(rows: readonly SkillRow[] | undefined): CheckResult {
  const rated = (rows ?? []).filter(({importance}) => importance !== undefined)
  if (rated.length === 0) return true
  if (rated.length > 1 && new Set(rated.map(({importance}) => importance)).size === 1) {
    return 'All skills have the same importance, so the page cannot say what matters most. Vary it.'
  }
  const decisive = rated.filter(({importance}) => importance === 5).length
  if (decisive < minDecisive) {
    return `Only ${decisive} of the skills have importance 5. Mark at least ${minDecisive} as decisive.`
  }
  return true
}

export function checkParent(
  parentId: string | undefined,
  ownId: string | undefined,
): true | string {
  if (parentId === undefined || ownId === undefined || parentId !== publishedIdOf(ownId))
    return true
  return 'A skill cannot be part of itself. Choose a wider skill, or clear the field.'
}
