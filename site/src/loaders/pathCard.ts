import type {Prose} from '../prose/prose.ts'
import type {GapSummary} from './pathGap.ts'
import type {PathPage} from './pathPage.ts'

// Three sizes, so that a page holds no more of a path than it prints: whatever else
// changes in the path then leaves the page as it is.

/** Where a path leads from and to. */
export interface PathEnds {
  backgroundId: string
  targetId: string
}

/** A path as a line of a list. */
export interface PathLine extends PathEnds {
  id: string
  slug: string
  href: string
  title: string
  background: string
  /** Title of the target, whatever its specialisation. */
  target: string
  /** Title of the specialisation or target. */
  destination: string
  months: number
  weeklyHours: number
}

/** A path with what might win a reader for it. */
export interface PathCard extends PathLine {
  /** First words of the pitch. */
  lead: string
  topAdvantage: string | null
  /** The skill with the largest weighted gap; `null` if there is none. */
  topGap: GapSummary['top']
  reviewedDate: string | null
  /** Kept out of search engines and feeds. */
  isHidden: boolean
}

/** A path on the page of its target. */
export interface CareerPath extends PathCard {
  /** Key of the specialisation of the target that the path leads to. */
  specialisation: string | null
  pitch: Prose
}

export function pathEnds({background, target}: PathPage): PathEnds {
  return {backgroundId: background.id, targetId: target.id}
}

export function pathLine(page: PathPage): PathLine {
  return {
    id: page.id,
    slug: page.slug,
    href: page.href,
    title: page.title,
    backgroundId: page.background.id,
    background: page.background.title,
    targetId: page.target.id,
    target: page.target.title,
    destination: page.destination,
    months: page.months,
    weeklyHours: page.weeklyHours,
  }
}

export function pathCard(page: PathPage): PathCard {
  return {
    ...pathLine(page),
    lead: page.lead,
    topAdvantage: page.advantages[0]?.title ?? null,
    topGap: page.gap.top,
    reviewedDate: page.reviewed.date,
    isHidden: page.head.isHidden,
  }
}

export function careerPath(page: PathPage): CareerPath {
  return {...pathCard(page), specialisation: page.specialisation, pitch: page.pitch}
}
