import type {Answers} from '@crosswalk/schemas/rules/assessment/answers'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {rankCareers} from '@crosswalk/schemas/rules/assessment/rankCareers'

/** A destination for a persona, with the drafts and as readers get it today. */
export interface ComparedResult {
  careerId: string
  title: string
  band: string
  /** 0–1 */
  score: number
  /** Missing if readers do not get this destination today. */
  before: {band: string; score: number} | undefined
}

const shown = 5

/** The best destinations with the drafts, each beside its band with what is published. */
export function compareRankings(
  drafts: AssessmentPack,
  published: AssessmentPack | undefined,
  answers: Answers,
  now: number,
): ComparedResult[] {
  const before = new Map(
    published === undefined
      ? []
      : rankCareers(published, answers, now)
          .groups.flat()
          .map(({career, band, score}) => [career.id, {band: band.title, score}] as const),
  )
  return rankCareers(drafts, answers, now)
    .groups.flat()
    .slice(0, shown)
    .map(({career, band, score}) => ({
      careerId: career.id,
      title: career.title,
      band: band.title,
      score,
      before: before.get(career.id),
    }))
}
