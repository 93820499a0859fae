import {skillWeight} from '../readiness.ts'
import {adjustedNeeds, gapSums} from '../skillGap.ts'
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
import {choosePath, feasibilityOf, limitInMonths, timeOf, wayOf} from './plan.ts'
import {type ReaderLevels, readerLevels} from './readerLevels.ts'
import type {RankedCareer} from './result.ts'
import {bandOf, isGate, scoreOf} from './score.ts'
import {mostUrgent, skillRows, strengthsOf} from './skillRows.ts'

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
    const choice = choosePath(target, specialisation, reader, answers, index, likenesses)
    const time = timeOf(choice, answers, limitMonths)
    return {choice, time, feasibility: time === null ? null : feasibilityOf(time)}
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
    const needs = adjustments.length > 0 ? adjustedNeeds(target.needs, adjustments) : target.needs
    const {choice, time, feasibility} = travelTo(target, specialisation?.key ?? null)
    const rho = rhoOf(target)
    const ownInterest = rho === null ? null : fitOfCorrelation(rho)
    const interest = ownInterest ?? medianInterest() ?? null
    let hasGate = false
    const {missing, needed} = gapSums(needs, reader.levels, reader.transfers, (need, gap) => {
      hasGate ||= isGate(need, gap)
    })
    const score = scoreOf(
      {missing: skillWeight(missing), needed: skillWeight(needed)},
      {
        interest,
        feasibility: feasibility ?? medianFeasibility() ?? 1,
        hasMedianInterest: ownInterest === null && interest !== null,
        hasMedianFeasibility: feasibility === null,
        correlation: rho,
      },
      pack,
    )
    const rows = once(() => skillRows(needs, reader, answers, index))
    const gate = once(() => rows().filter(({need, gap}) => isGate(need, gap)))
    const way = once(() => wayOf(choice, reader, answers))
    return {
      career: target,
      ...score,
      ...bandOf(score.score, hasGate, pack.bands),
      time,
      // Reasons take longer than scores, and few of the careers that are ranked are looked at.
      get rows() {
        return rows()
      },
      get gate() {
        return gate()
      },
      get way() {
        return way()
      },
      get strengths() {
        return strengthsOf(rows())
      },
      get gaps() {
        return mostUrgent(rows())
      },
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
