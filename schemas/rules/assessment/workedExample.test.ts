import {describe, expect, test} from 'vitest'
import {roundMonths} from '../duration.ts'
import {type Answers, noAnswers} from './answers.ts'
import {assess} from './assess.ts'
import type {AssessmentPack} from './pack.ts'
import type {Assessment} from './result.ts'
import {examplePack, interestAnswers} from './testing/examplePack.ts'

const november = Date.UTC(2026, 10, 23)

/** Nine months from November are August; ρ with the profile of the career is 0.691. */
const engineer: Answers = {
  ...noAnswers,
  roles: ['software-engineer'],
  years: '5-9',
  target: 'product-manager',
  interests: interestAnswers({r: 0, i: 2, a: 0, s: 3, e: 4, c: 4}),
  weeklyHours: 8,
  latestMonth: '2027-08',
}

function assessed(pack: AssessmentPack, answers: Answers): Assessment {
  const result = assess(pack, answers, november)
  if (result.kind !== 'career') throw new Error('No career was assessed.')
  return result
}

/** The worked example of product reference §3.2, every number of it. */
describe('a software engineer who would be a product manager', () => {
  const result = assessed(examplePack(), engineer)

  test('readiness is 0.424, and 0.475 with the credit for system design', () => {
    expect(assessed(examplePack({transfers: []}), engineer).parts.readiness).toBeCloseTo(0.424, 3)
    expect(result.parts.readiness).toBeCloseTo(0.475, 3)
    expect(result.sums.needed).toBeCloseTo(19.8, 9)
    expect(result.sums.missing).toBeCloseTo(10.4, 9)
  })

  test('the largest priorities are discovery, roadmapping, market and business', () => {
    const priorities = result.levers
      .slice(0, 4)
      .map(({row, priority}) => [row.need.skillId, Number(priority.toFixed(3))])
    expect(priorities).toEqual([
      ['discovery', 3],
      ['roadmapping', 1.6],
      ['business', 1.2],
      ['market', 1.2],
    ])
  })

  test('one level more in discovery, prioritisation or stakeholders is worth 0.051 each', () => {
    const lifts = new Map(result.levers.map(({row, lift}) => [row.need.skillId, lift]))
    for (const id of ['discovery', 'prioritisation', 'stakeholders']) {
      expect(lifts.get(id)).toBeCloseTo(0.051, 3)
    }
  })

  test('260 hours at 8 a week are 7.5 months, within the nine', () => {
    expect(result.time).toMatchObject({hours: 260, weeklyHours: 8, limitMonths: 9})
    expect(roundMonths(result.time?.months ?? 0)).toBe(7.5)
    expect(result.parts.feasibility).toBe(1)
  })

  test('the score is 0.67: good by itself, a stretch because of discovery', () => {
    expect(result.correlation).toBeCloseTo(0.69, 2)
    expect(result.score).toBeCloseTo(0.67, 2)
    expect(result).toMatchObject({
      bandOfScore: {key: 'good'},
      band: {key: 'stretch'},
      isCapped: true,
      gate: [{need: {skillId: 'discovery'}, gap: 3}],
    })
  })

  test('without interests the same reader scores 0.62', () => {
    const skipped = assessed(examplePack(), {...engineer, interests: {}})
    expect(skipped.score).toBeCloseTo(0.615, 3)
    expect(skipped.parts.interest).toBeNull()
  })

  test('the path is the one for engineers', () => {
    expect(result.way).toMatchObject({kind: 'matching', plan: {path: {id: 'path'}}})
  })
})
