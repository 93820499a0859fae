import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {byOrderThenReadiness, difficultyFromReadiness, levers, readiness} from './readiness.ts'
import {type SkillLevel, type SkillTransfer, skillGap} from './skillGap.ts'

/** The worked example of the product reference, §3.2. */
const example = [
  ['discovery', 5, 0, 3],
  ['prioritisation', 5, 1, 3],
  ['stakeholders', 5, 2, 3],
  ['metrics', 4, 2, 3],
  ['roadmapping', 4, 1, 3],
  ['market', 3, 0, 2],
  ['technical', 3, 4, 2],
  ['ux', 3, 1, 2],
  ['business', 3, 0, 2],
  ['experiments', 3, 2, 2],
] as const

const needs = example.map(([skillId, importance, , level]) => ({
  skillId,
  title: skillId,
  importance,
  level,
}))
const levels: SkillLevel[] = [
  ...example.map(([skillId, , level]) => ({skillId, level})),
  {skillId: 'systemDesign', level: 4},
]
const systemDesign: SkillTransfer = {
  fromSkillId: 'systemDesign',
  toSkillId: 'prioritisation',
  strength: 0.5,
}

describe('the worked example', () => {
  test('a software engineer is 0.424 ready to be a product manager', () => {
    expect(readiness(skillGap({needs, levels}))).toBeCloseTo(0.424, 3)
    expect(readiness(skillGap({needs, levels}))).toBeCloseTo(1 - 11.4 / 19.8, 12)
  })

  test('one advantage lifts prioritisation to 2 and readiness to 0.475', () => {
    const rows = skillGap({needs, levels, transfers: [systemDesign]})
    expect(rows.find(({need}) => need.skillId === 'prioritisation')).toMatchObject({
      ownLevel: 1,
      level: 2,
      gap: 1,
    })
    expect(readiness(rows)).toBeCloseTo(0.475, 3)
  })

  test('discovery has the largest priority, then roadmapping, then market and business', () => {
    const found = levers(skillGap({needs, levels, transfers: [systemDesign]}))
    expect(
      found.slice(0, 4).map(({row, priority}) => [row.need.skillId, Number(priority.toFixed(2))]),
    ).toEqual([
      ['discovery', 3],
      ['roadmapping', 1.6],
      ['business', 1.2],
      ['market', 1.2],
    ])
  })

  test('one level more in a decisive skill is worth 0.051', () => {
    const found = levers(skillGap({needs, levels, transfers: [systemDesign]}))
    for (const skillId of ['discovery', 'prioritisation', 'stakeholders']) {
      expect(found.find(({row}) => row.need.skillId === skillId)?.lift).toBeCloseTo(0.051, 3)
    }
  })

  test('raising a level by one adds exactly its lift', () => {
    const before = skillGap({needs, levels, transfers: [systemDesign]})
    const after = skillGap({
      needs,
      levels: [...levels, {skillId: 'discovery', level: 1}],
      transfers: [systemDesign],
    })
    const lift = levers(before).find(({row}) => row.need.skillId === 'discovery')?.lift ?? 0
    expect((readiness(after) ?? 0) - (readiness(before) ?? 0)).toBeCloseTo(lift, 12)
  })
})

describe('readiness', () => {
  test('a career without skills has none', () => {
    expect(readiness([])).toBeUndefined()
    expect(levers([])).toEqual([])
  })

  test('somebody who meets everything is wholly ready and has nothing to raise', () => {
    const rows = skillGap({
      needs,
      levels: needs.map(({skillId}) => ({skillId, level: 4})),
    })
    expect(readiness(rows)).toBe(1)
    expect(levers(rows)).toEqual([])
  })

  test('lies between 0 and 1, and no raised answer ever lowers it', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const skillId = fc.constantFrom(...ids)
    const level = fc.integer({min: 0, max: 4})
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            skillId,
            importance: fc.integer({min: 1, max: 5}),
            level: fc.integer({min: 1, max: 4}),
          }),
          {selector: ({skillId}) => skillId, minLength: 1},
        ),
        fc.uniqueArray(fc.record({skillId, level}), {selector: ({skillId}) => skillId}),
        fc.array(
          fc.record({
            fromSkillId: skillId,
            toSkillId: skillId,
            strength: fc.constantFrom(0.25, 0.5, 0.75),
          }),
        ),
        fc.record({skillId, level}),
        (needed, answers, transfers, raised) => {
          const named = needed.map((need) => ({...need, title: need.skillId}))
          const before = readiness(skillGap({needs: named, levels: answers, transfers})) ?? -1
          expect(before).toBeGreaterThanOrEqual(0)
          expect(before).toBeLessThanOrEqual(1)
          const old = answers.find((answer) => answer.skillId === raised.skillId)?.level ?? 0
          const higher = {...raised, level: Math.max(old, raised.level)}
          const after =
            readiness(skillGap({needs: named, levels: [...answers, higher], transfers})) ?? -1
          expect(after).toBeGreaterThanOrEqual(before - 1e-12)
        },
      ),
      {numRuns: 2000, seed: 20_260_101},
    )
  })
})

test.each([
  [1, 1],
  [0.85, 1],
  [0.849, 2],
  [0.7, 2],
  [0.55, 3],
  [0.475, 4],
  [0.4, 4],
  [0.399, 5],
  [0, 5],
])('readiness %d is difficulty %d', (value, difficulty) => {
  expect(difficultyFromReadiness(value)).toBe(difficulty)
})

test('paths stand by their position, then the readiest first, then by id', () => {
  const paths = [
    {_id: 'c', readiness: 0.4},
    {_id: 'a', readiness: 0.4},
    {_id: 'b', readiness: 0.9},
    {_id: 'd', order: 2, readiness: 0.1},
    {_id: 'e', order: 1, readiness: 0.1},
    {_id: 'f', order: null},
  ]
  expect(paths.sort(byOrderThenReadiness).map(({_id}) => _id)).toEqual([
    'e',
    'd',
    'b',
    'a',
    'c',
    'f',
  ])
})
