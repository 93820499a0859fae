import {gateBand, gateGap, nearEqual} from '@crosswalk/schemas/rules/assessment/score'
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

/** Two decimals, as bands are written. */
export const NEAR_EQUAL = nearEqual.toFixed(2)

/** What caps a result, with the title of the band as editors give it. */
export function gateRule(bands: Scoring['bands']): string {
  const cap = bands.find(({key}) => key === gateBand.key)
  const limit = cap === undefined ? `the band of ${gateBand.score.toFixed(2)}` : `“${cap.title}”`
  return `A gap of ${gateGap} levels or more in any skill of the highest importance caps the result at ${limit}, whatever its score.`
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
      name: 'Your level',
      formula: 'u = your answer, else the level that is typical of your role, else 0',
      words:
        'A typical level counts one less in the first two years and one more from ten years on, within 0 to 4. Of two roles the higher level counts.',
    },
    {
      name: 'Credit for a neighbouring skill',
      formula: 'u′ = max(u, min(2, strength × level of the other skill))',
      words: 'Strength is a quarter, half or three quarters, and credit ends at level 2.',
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
      words:
        'ρ is the correlation (Pearson’s) of your six interests with those of the career, from −1 to 1. If all six come out equal there is none, and F is left out. A career whose interests nobody has described gets the median of the others.',
    },
    {
      name: 'Months',
      formula: `M = H ÷ (hours a week × ${weeksPerMonth})`,
      words:
        'H is the sum of the hours of all steps whose skills you have not reached yet, by your own level: credit spares no step. Steps that your budget cannot pay for are left out and counted separately. Without hours a week, those of the path are taken.',
    },
    {
      name: 'Feasibility',
      formula: 'T = 1 − max(0, M − limit) ÷ limit, at least 0',
      words:
        'The limit is the number of months that you have. Without one, T is 1. A career that no plan leads to gets the median of the others.',
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
      name: 'What a level more is worth',
      formula: 'w × min(1, g) ÷ Σ w·r',
      words:
        'How much readiness grows if you raise one skill by one level. Quick wins are ordered by this, divided by the hours of the shortest step that raises the skill.',
    },
    {
      name: 'The nearest plan',
      formula: '1 − Σ max(0, l − u) ÷ Σ l',
      words:
        'Where no path starts from your role, you are shown the one from the role that is nearest to what you bring; l are the levels that people there bring. It is marked as borrowed.',
    },
    {
      name: 'How sure this is',
      formula: 'Σ w of the skills you answered ÷ Σ w of all',
      words:
        'From 0.8 on it is high and from 0.5 on medium. Below that, most of the result rests on what is typical of your role.',
    },
    {
      name: 'Hours of a route',
      formula: 'H₁ + what is left of H₂ and H₃',
      words:
        'Of each further path those steps are left out whose skills you have reached on the way, or bring.',
    },
  ]
}
