import {describe, expect, test} from 'vitest'
import {type SkillNeed, skillGap} from './skillGap.ts'

function need(skillId: string, level = 3, importance = 5): SkillNeed {
  return {skillId, title: skillId, importance, level}
}

describe('where a level comes from', () => {
  test('a skill that nobody mentions starts at 0', () => {
    expect(skillGap({needs: [need('a')], levels: []})).toMatchObject([
      {ownLevel: 0, level: 0, gap: 3, bucket: 'learn', origin: {kind: 'none'}},
    ])
  })

  test('a typical level of 0 is typical, not unknown', () => {
    expect(skillGap({needs: [need('a')], levels: [{skillId: 'a', level: 0}]})).toMatchObject([
      {gap: 3, origin: {kind: 'typical'}},
    ])
  })

  test('an override replaces the typical level, also downwards, and brings its reason', () => {
    const rows = skillGap({
      needs: [need('a')],
      levels: [{skillId: 'a', level: 3}],
      overrides: [{skillId: 'a', fromLevel: 1, reason: 'rarely used on this path'}],
    })
    expect(rows).toMatchObject([
      {ownLevel: 1, gap: 2, origin: {kind: 'override', reason: 'rarely used on this path'}},
    ])
  })

  test('a transfer lifts the level, never above 2, and names itself', () => {
    const transfer = {fromSkillId: 'b', toSkillId: 'a', strength: 0.75, advantage: 'Systems'}
    const rows = skillGap({
      needs: [need('a', 4)],
      levels: [{skillId: 'b', level: 4}],
      transfers: [transfer],
    })
    expect(rows).toMatchObject([
      {ownLevel: 0, level: 2, gap: 2, bucket: 'learn', origin: {kind: 'transfer', transfer}},
    ])
  })

  test('a transfer starts from the corrected level of its own skill', () => {
    const rows = skillGap({
      needs: [need('a')],
      levels: [{skillId: 'b', level: 4}],
      overrides: [{skillId: 'b', fromLevel: 1, reason: 'only read about it'}],
      transfers: [{fromSkillId: 'b', toSkillId: 'a', strength: 0.5}],
    })
    expect(rows).toMatchObject([{level: 0.5, gap: 2.5}])
  })

  test('of several transfers the largest counts, and the first of equal ones', () => {
    const weak = {fromSkillId: 'b', toSkillId: 'a', strength: 0.25}
    const first = {fromSkillId: 'b', toSkillId: 'a', strength: 0.5}
    const second = {...first}
    const [row] = skillGap({
      needs: [need('a')],
      levels: [{skillId: 'b', level: 2}],
      transfers: [weak, first, second],
    })
    expect(row?.level).toBe(1)
    expect(row?.origin.kind === 'transfer' && row.origin.transfer).toBe(first)
  })

  test('a transfer that adds nothing leaves the origin alone', () => {
    const rows = skillGap({
      needs: [need('a')],
      levels: [
        {skillId: 'a', level: 2},
        {skillId: 'b', level: 4},
      ],
      transfers: [{fromSkillId: 'b', toSkillId: 'a', strength: 0.5}],
    })
    expect(rows).toMatchObject([{level: 2, origin: {kind: 'typical'}}])
  })
})

describe('specialisations', () => {
  test('an adjustment replaces the same skill and adds any other', () => {
    const rows = skillGap({
      needs: [need('a', 2), need('b', 2)],
      adjustments: [need('b', 4), need('c', 1)],
      levels: [],
    })
    expect(rows.map((row) => [row.need.skillId, row.need.level])).toEqual([
      ['b', 4],
      ['a', 2],
      ['c', 1],
    ])
  })
})

test.each([
  {level: 3, strength: 0, bucket: 'have', why: 'nothing is missing'},
  {level: 4, strength: 0, bucket: 'have', why: 'a surplus is no gap'},
  {level: 2, strength: 0, bucket: 'close', why: 'one level is missing'},
  {level: 1, strength: 0, bucket: 'learn', why: 'two levels are missing'},
  {level: 0, strength: 0.5, bucket: 'close', why: 'a neighbouring skill leaves one level'},
  {level: 0, strength: 0.25, bucket: 'learn', why: 'a small credit leaves two levels'},
])('a skill is “$bucket” when $why', ({level, strength, bucket}) => {
  const [row] = skillGap({
    needs: [need('a')],
    levels: [
      {skillId: 'a', level},
      {skillId: 'b', level: 4},
    ],
    transfers: strength === 0 ? [] : [{fromSkillId: 'b', toSkillId: 'a', strength}],
  })
  expect(row?.bucket).toBe(bucket)
})

test('a gap closed by transfer alone is “close”, because credit is no practice', () => {
  const rows = skillGap({
    needs: [need('a', 2)],
    levels: [{skillId: 'b', level: 4}],
    transfers: [{fromSkillId: 'b', toSkillId: 'a', strength: 0.5}],
  })
  expect(rows).toMatchObject([{gap: 0, bucket: 'close'}])
})

test('rows stand by importance × gap, then importance, then title, whatever order they came in', () => {
  const needs = [
    need('zeta', 1, 2),
    need('Alpha', 1, 2),
    need('small', 2, 5),
    need('wide', 4, 3),
    need('done', 1, 4),
  ]
  const levels = [
    {skillId: 'small', level: 1},
    {skillId: 'done', level: 1},
  ]
  const expected = ['wide', 'small', 'Alpha', 'zeta', 'done']
  expect(skillGap({needs, levels}).map((row) => row.need.skillId)).toEqual(expected)
  expect(skillGap({needs: needs.toReversed(), levels}).map((row) => row.need.skillId)).toEqual(
    expected,
  )
})

test('what a caller knows about a need passes through', () => {
  const [row] = skillGap({needs: [{...need('a'), anchor: 'I do it alone.'}], levels: []})
  expect(row?.need.anchor).toBe('I do it alone.')
})
