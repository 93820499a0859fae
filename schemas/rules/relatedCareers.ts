import {readiness} from './readiness.ts'
import {type GapRow, type SkillLevel, type SkillNeed, skillGap} from './skillGap.ts'

/** A career with what it asks for; further properties pass through. */
export interface CareerProfile {
  id: string
  title: string
  /** Never empty. */
  needs: readonly SkillNeed[]
}

export interface RelatedCareer<Career extends CareerProfile> {
  career: Career
  /** Share of its profile that the levels given already cover, 0–1. */
  readiness: number
  rows: GapRow[]
  isPinned: boolean
}

/**
 * Below this share there is nothing in common but chance. It is low because profiles are made of
 * skills that tell careers apart: over sixteen careers the nearest one covers 0.15 to 0.3.
 */
const relatedFrom = 0.1

/**
 * The careers that somebody with the given levels is nearest to.
 *
 * Only shortfall counts, so the relation has a direction: a director is near to an assistant's
 * profile, not the other way round. Similarity of whole profiles could not tell careers apart.
 *
 * @param levels - what the career asks for, or what a background brings
 * @param others - without the career itself
 * @param pinnedIds - what editors put first, in their order, however far it is
 * @returns pinned careers, then the nearest first, then by title and id; at most `limit`
 * @see product reference §1a, own measurement of profile similarity; §3.2, step 2
 */
export function relatedCareers<Career extends CareerProfile>(
  levels: readonly SkillLevel[],
  others: readonly Career[],
  {pinnedIds = [], limit}: {pinnedIds?: readonly string[]; limit: number},
): RelatedCareer<Career>[] {
  const measured = others.flatMap((career): RelatedCareer<Career>[] => {
    const rows = skillGap({needs: career.needs, levels})
    const share = readiness(rows)
    if (share === undefined) return []
    return [{career, readiness: share, rows, isPinned: pinnedIds.includes(career.id)}]
  })
  const pinned = pinnedIds.flatMap((id) => measured.find(({career}) => career.id === id) ?? [])
  const computed = measured
    .filter((item) => !item.isPinned && item.readiness >= relatedFrom)
    .sort(
      (one, other) =>
        other.readiness - one.readiness ||
        compareText(one.career.title, other.career.title) ||
        compareText(one.career.id, other.career.id),
    )
  return [...new Set([...pinned, ...computed])].slice(0, limit)
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
