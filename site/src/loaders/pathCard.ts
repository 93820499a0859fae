import type {GapRow} from './pathGap.ts'
import type {PathPage} from './pathPage.ts'

/** What lists say about a path. */
export interface PathCard {
  id: string
  href: string
  title: string
  backgroundId: string
  background: string
  targetId: string
  target: string
  /** Title of the specialisation or target. */
  destination: string
  /** Key of the specialisation of the target that the path leads to. */
  specialisation: string | null
  months: number
  weeklyHours: number
  /** Hours of all steps of its roadmap. */
  hours: number
  pitch: PathPage['pitch']
  /** Share of the destination's profile that the background brings, 0–1. */
  readiness: number
  /** Skills of the destination by how far the background is from them. */
  skillCounts: Record<GapRow['bucket'], number>
  topAdvantage: string | null
  /** The skill with the largest weighted gap; `null` if there is none. */
  topGap: Pick<GapRow, 'title' | 'have' | 'need'> | null
  reviewedDate: string | null
  /** Kept out of search engines and feeds. */
  isHidden: boolean
}

export function pathCard(page: PathPage): PathCard {
  const topGap = page.gap.rows.find((row) => row.gap > 0)
  return {
    id: page.id,
    href: page.href,
    title: page.title,
    backgroundId: page.background.id,
    background: page.background.title,
    targetId: page.target.id,
    target: page.target.title,
    destination: page.destination,
    specialisation: page.specialisation,
    months: page.months,
    weeklyHours: page.weeklyHours,
    hours: page.roadmap.hours,
    pitch: page.pitch,
    readiness: page.gap.readiness,
    skillCounts: skillCounts(page.gap.rows),
    topAdvantage: page.advantages[0]?.title ?? null,
    topGap: topGap ? {title: topGap.title, have: topGap.have, need: topGap.need} : null,
    reviewedDate: page.reviewed.date,
    isHidden: page.head.isHidden,
  }
}

export function skillCounts(rows: readonly Pick<GapRow, 'bucket'>[]): PathCard['skillCounts'] {
  const counts = {have: 0, close: 0, learn: 0}
  for (const {bucket} of rows) counts[bucket] += 1
  return counts
}
