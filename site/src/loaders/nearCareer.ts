import type {GapBucket, GapRow, SkillNeed} from '@crosswalk/schemas/rules/skillGap'
import type {Career} from './careerPage.ts'
import type {Mention} from './parts.ts'

/** A career measured from somewhere else: another career, or a background without a path to it. */
export interface NearCareer extends Mention {
  /** Its skills by how far the starting point is from them. */
  skillCounts: Record<GapBucket, number>
  /** What counts most among the skills still to raise. */
  topGaps: Mention[]
}

const NAMED_GAPS = 3

/** A career with its skills in the form that the rules measure. */
export interface MeasuredCareer {
  id: string
  title: string
  needs: SkillNeed[]
  career: Career
  mention: Mention
}

export function measured(career: Career): MeasuredCareer {
  return {
    id: career.id,
    title: career.title,
    needs: career.skills.map(({id, title, importance, level}) => {
      return {skillId: id, title, importance, level}
    }),
    career,
    mention: {id: career.id, title: career.title, href: career.href},
  }
}

/** @param rows - the gap to that career, the most urgent first */
export function nearCareer({career, mention}: MeasuredCareer, rows: readonly GapRow[]): NearCareer {
  const open = rows.filter((row) => row.gap > 0).slice(0, NAMED_GAPS)
  return {
    ...mention,
    skillCounts: skillCounts(rows),
    topGaps: open
      .flatMap(({need}) => career.skills.filter(({id}) => id === need.skillId))
      .map(({id, title, href}) => ({id, title, href})),
  }
}

function skillCounts(rows: readonly GapRow[]): NearCareer['skillCounts'] {
  const counts = {have: 0, close: 0, learn: 0}
  for (const {bucket} of rows) counts[bucket] += 1
  return counts
}
