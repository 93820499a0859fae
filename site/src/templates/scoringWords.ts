import {weeksPerMonth} from '@crosswalk/schemas/rules/duration'
import type {Scoring} from '../loaders/scoring.ts'

/** The parts of the score with their letters in the formulas. */
export const WEIGHTS = [
  {
    name: 'readiness',
    title: 'Readiness',
    symbol: 'R',
    meaning: 'How much of what the career asks for you can do already.',
  },
  {
    name: 'interest',
    title: 'Interest fit',
    symbol: 'F',
    meaning: 'How far your interests and those of the career rise and fall together.',
  },
  {
    name: 'feasibility',
    title: 'Feasibility',
    symbol: 'T',
    meaning: 'Whether the plan fits into the time that you have.',
  },
] as const satisfies readonly {name: keyof Scoring['weights']; [field: string]: string}[]

/** 0.55 → "55%" */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}

/** "From 0.55 up to 0.70" */
export function bandRange(bands: Scoring['bands'], index: number): string {
  const from = bands[index]?.minimumScore ?? 0
  const below = bands[index - 1]?.minimumScore
  if (below === undefined) return `From ${from.toFixed(2)}`
  return from === 0
    ? `Below ${below.toFixed(2)}`
    : `From ${from.toFixed(2)} up to ${below.toFixed(2)}`
}

/** Every formula by which a number on the site comes about. */
export function formulasOf({weights}: Scoring): {name: string; formula: string; words: string}[] {
  return [
    {
      name: 'Weight of a skill',
      formula: 'w = importance ÷ 5',
      words: 'Importance runs from 1 to 5, so a skill weighs between 0.2 and 1.',
    },
    {
      name: 'Credit for a neighbouring skill',
      formula: 'u′ = max(u, min(2, strength × level of the other skill))',
      words:
        'u is your level, or the one that is typical of your background. Strength is a quarter, half or three quarters, and credit ends at level 2.',
    },
    {
      name: 'Gap',
      formula: 'g = max(0, r − u′)',
      words: 'r is the level needed. More than enough counts as enough.',
    },
    {
      name: 'Readiness',
      formula: 'R = 1 − Σ w·g ÷ Σ w·r',
      words: 'The share of the whole profile that is covered, from 0 to 1.',
    },
    {
      name: 'Interest fit',
      formula: 'F = (ρ + 1) ÷ 2',
      words: 'ρ is the correlation of your six interests with those of the career.',
    },
    {
      name: 'Months',
      formula: `M = H ÷ (hours a week × ${weeksPerMonth})`,
      words: 'H is the sum of the hours of all steps whose skills you have not reached yet.',
    },
    {
      name: 'Feasibility',
      formula: 'T = 1 − max(0, M − limit) ÷ limit, at least 0',
      words: 'Without a date to keep, T is 1.',
    },
    {
      name: 'Score',
      formula: `P = ${weights.readiness} R + ${weights.interest} F + ${weights.feasibility} T`,
      words:
        'If you skip the interests, F is left out for every career and the other weights share its part.',
    },
    {
      name: 'What to learn first',
      formula: 'w × g',
      words: 'The skill with the largest product is where an hour of learning changes most.',
    },
    {
      name: 'Hours of a route',
      formula: 'H₁ + what is left of H₂ and H₃',
      words:
        'Of each further path those steps are left out whose skills you have reached on the way, or bring.',
    },
  ]
}
