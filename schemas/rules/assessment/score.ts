import {type ReadinessSums, readinessOf} from '../readiness.ts'
import type {SkillNeed} from '../skillGap.ts'
import type {AssessmentPack, PackBand, ScorePart} from './pack.ts'
import type {BandResult, Score} from './result.ts'

/** Scores are sums of products of decimals: their last digits must not decide. */
const tolerance = 1e-9

/** Scores closer than this are shown as equal. */
export const nearEqual = 0.03

/**
 * The weights as applied: without interest the others keep their proportion and sum to 1.
 *
 * @see product reference §3.2, step 6
 */
export function appliedWeights(
  weights: AssessmentPack['weights'],
  hasInterest: boolean,
): Record<ScorePart, number> {
  const interest = hasInterest ? weights.interest : 0
  const sum = weights.readiness + interest + weights.feasibility
  // Only if interest was all that counted.
  if (sum === 0) return {readiness: 1, interest: 0, feasibility: 0}
  return {
    readiness: weights.readiness / sum,
    interest: interest / sum,
    feasibility: weights.feasibility / sum,
  }
}

/** What the caller knows about interest and time for one career. */
export interface OtherParts {
  interest: number | null
  feasibility: number
  hasMedianInterest: boolean
  hasMedianFeasibility: boolean
  correlation: number | null
}

/**
 * `P = a·R + b·F + c·T`, 0–1, with the weights of the settings.
 *
 * @param sums - of a career with needs
 * @see product reference §3.2, steps 3 and 6
 */
export function scoreOf(
  sums: ReadinessSums,
  {interest, feasibility, ...more}: OtherParts,
  pack: Pick<AssessmentPack, 'weights'>,
): Score {
  const parts = {readiness: readinessOf(sums) ?? 0, interest, feasibility}
  const weights = appliedWeights(pack.weights, interest !== null)
  const sum =
    weights.readiness * parts.readiness +
    weights.interest * (interest ?? 0) +
    weights.feasibility * feasibility
  return {score: Math.min(1, Math.max(0, sum)), parts, weights, sums, ...more}
}

/** Without a skill of this importance nobody does the job. */
const decisiveImportance = 5
export const gateGap = 2
/** The band that a gated result cannot exceed, by key; else the one that holds this score. */
export const gateBand = {key: 'stretch', score: 0.4}

/** Whether a gap in this skill caps the band. */
export function isGate(need: SkillNeed, gap: number): boolean {
  return need.importance >= decisiveImportance && gap >= gateGap
}

/**
 * The band of a score, and *stretch* at most if a decisive skill is far off.
 *
 * @param bands - from the best to the last, which starts at 0; never empty
 * @see product reference §3.2, step 7
 */
export function bandOf(
  score: number,
  hasGate: boolean,
  bands: readonly PackBand[],
): Omit<BandResult, 'gate'> {
  const ofScore = placeOfScore(score, bands)
  const keyed = bands.findIndex(({key}) => key === gateBand.key)
  const cap = keyed === -1 ? placeOfScore(gateBand.score, bands) : keyed
  const place = hasGate ? Math.max(ofScore, cap) : ofScore
  return {
    band: bandAt(bands, place),
    bandOfScore: bandAt(bands, ofScore),
    isCapped: place > ofScore,
  }
}

function placeOfScore(score: number, bands: readonly PackBand[]): number {
  const place = bands.findIndex(({minimumScore}) => score >= minimumScore - tolerance)
  return place === -1 ? bands.length - 1 : place
}

function bandAt(bands: readonly PackBand[], place: number): PackBand {
  const band = bands[place]
  if (band === undefined) throw new Error('A pack has at least one band; decodePack sees to it.')
  return band
}

/**
 * Ranks by score and puts equals together: a group is a best score and all that are less than
 * 0.03 below it, so nobody is told that one of them is better.
 *
 * @param order - within a group
 */
export function groupsOfEquals<Item extends {score: number}>(
  items: readonly Item[],
  order: (one: Item, other: Item) => number,
): Item[][] {
  const groups: Item[][] = []
  let best = Number.NaN
  for (const item of [...items].sort((a, b) => b.score - a.score || order(a, b))) {
    if (best - item.score < nearEqual - tolerance) groups.at(-1)?.push(item)
    else {
      groups.push([item])
      best = item.score
    }
  }
  for (const group of groups) group.sort(order)
  return groups
}
