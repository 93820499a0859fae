import {type InterestType, interestTypes} from '../interests.ts'
import type {Answers} from './answers.ts'
import type {PackStatement} from './pack.ts'

export type InterestProfile = Readonly<Record<InterestType, number>>

/**
 * The reader's six interests, or why there are none:
 * - `skipped`: no statement is answered, or there are none to answer
 * - `incomplete`: a type has no answer at all
 * - `flat`: all six come out equal, and what does not vary correlates with nothing
 */
export type ReaderInterests =
  | {kind: 'profile'; profile: InterestProfile}
  | {kind: 'skipped' | 'incomplete' | 'flat'}

/** Each type's score is the mean of its answered statements, 0–4. */
export function readerInterests(
  answers: Answers,
  statements: readonly PackStatement[],
): ReaderInterests {
  const scores = interestTypes.map(({value}) => {
    const given = statements.flatMap(({key, type}) => {
      const score = answers.interests[key]
      return type === value && typeof score === 'number' ? [score] : []
    })
    return {value, count: given.length, mean: given.reduce((a, b) => a + b, 0) / given.length}
  })
  if (scores.every(({count}) => count === 0)) return {kind: 'skipped'}
  if (scores.some(({count}) => count === 0)) return {kind: 'incomplete'}
  if (scores.every(({mean}) => mean === scores[0]?.mean)) return {kind: 'flat'}
  const profile = Object.fromEntries(scores.map(({value, mean}) => [value, mean]))
  // One entry was made for each of the six types.
  return {kind: 'profile', profile: profile as InterestProfile}
}

/**
 * Pearson's ρ between two profiles, over the six types; scales need not agree.
 *
 * @returns −1 to 1; undefined if either profile is flat
 * @see product reference §3.2, step 4; profile correlation against other measures of congruence:
 *   J. Career Assessment 2020, 10.1177/1069072720909825
 */
export function correlation(one: InterestProfile, other: InterestProfile): number | undefined {
  const xs = interestTypes.map(({value}) => one[value])
  const ys = interestTypes.map(({value}) => other[value])
  const xMean = mean(xs)
  const yMean = mean(ys)
  let both = 0
  let xSquares = 0
  let ySquares = 0
  xs.forEach((value, place) => {
    const x = value - xMean
    const y = (ys[place] ?? 0) - yMean
    both += x * y
    xSquares += x * x
    ySquares += y * y
  })
  if (xSquares === 0 || ySquares === 0) return undefined
  return Math.min(1, Math.max(-1, both / Math.sqrt(xSquares * ySquares)))
}

/** `F = (ρ + 1) ÷ 2`, 0–1. */
export function fitOfCorrelation(rho: number): number {
  return (rho + 1) / 2
}

/** The middle value, or the mean of the middle two; undefined of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
