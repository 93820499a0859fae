import type {Answers} from './answers.ts'
import {
  correlation,
  fitOfCorrelation,
  median,
  type ReaderInterests,
  readerInterests,
} from './interestFit.ts'
import type {AssessmentPack, PackCareer, PackSpecialisation} from './pack.ts'
import {type PackIndex, packIndex} from './packIndex.ts'
import {feasibilityOf, limitInMonths, timeOf, wayTo} from './plan.ts'
import {type ReaderLevels, readerLevels} from './readerLevels.ts'
import type {RankedCareer} from './result.ts'
import {bandOf, scoreOf} from './score.ts'
import {skillRows, strengthsOf} from './skillRows.ts'

/** One reader, ready to be measured against any career. */
export interface Measure {
  pack: AssessmentPack
  index: PackIndex
  answers: Answers
  reader: ReaderLevels
  interests: ReaderInterests
  /** Mmax; `null` without a limit. */
  limitMonths: number | null
  /** @param target - with needs */
  of(target: PackCareer, specialisation?: PackSpecialisation | null): RankedCareer
}

/**
 * Prepares to measure careers against one reader.
 *
 * A career that lacks an interest profile, or a plan, gets the median of all targets in that part:
 * leaving the part out for one career only would reorder the results.
 *
 * @param now - milliseconds since the epoch, UTC
 */
export function measureOf(pack: AssessmentPack, answers: Answers, now: number): Measure {
  const index = packIndex(pack)
  const reader = readerLevels(answers, index)
  const interests = readerInterests(answers, pack.statements)
  const limitMonths = limitInMonths(answers, now)
  const likenesses = new Map<string, number>()

  const rhoOf = (target: PackCareer): number | null =>
    interests.kind === 'profile' && target.interests !== null
      ? (correlation(interests.profile, target.interests) ?? null)
      : null
  const travelTo = (target: PackCareer, specialisation: string | null) => {
    const way = wayTo(target, specialisation, reader, answers, index, likenesses)
    const time = timeOf(way, answers, limitMonths)
    return {way, time, feasibility: time === null ? null : feasibilityOf(time)}
  }
  const medianInterest = once(() =>
    median(
      index.targets.flatMap((target) => {
        const rho = rhoOf(target)
        return rho === null ? [] : [fitOfCorrelation(rho)]
      }),
    ),
  )
  const medianFeasibility = once(() =>
    median(index.targets.flatMap((target) => travelTo(target, null).feasibility ?? [])),
  )

  const of = (target: PackCareer, specialisation: PackSpecialisation | null = null) => {
    const adjustments = specialisation?.adjustments ?? []
    const rows = skillRows(target.needs, adjustments, reader, answers, index)
    const {way, time, feasibility} = travelTo(target, specialisation?.key ?? null)
    const rho = rhoOf(target)
    const ownInterest = rho === null ? null : fitOfCorrelation(rho)
    const interest = ownInterest ?? medianInterest() ?? null
    const score = scoreOf(
      rows,
      {
        interest,
        feasibility: feasibility ?? medianFeasibility() ?? 1,
        hasMedianInterest: ownInterest === null && interest !== null,
        hasMedianFeasibility: feasibility === null,
        correlation: rho,
      },
      pack,
    )
    return {
      career: target,
      ...score,
      ...bandOf(score.score, rows, pack.bands),
      rows,
      way,
      time,
      strengths: strengthsOf(rows),
      gaps: rows.filter(({gap}) => gap > 0).slice(0, 3),
    }
  }
  return {pack, index, answers, reader, interests, limitMonths, of}
}

function once<Value>(compute: () => Value): () => Value {
  let known: {value: Value} | undefined
  return () => {
    known ??= {value: compute()}
    return known.value
  }
}
