import {expect, test} from 'vitest'
import {shareEqual} from './shareEqual.ts'

test('what is equal is the old object', () => {
  const old = {a: [{id: 'x', words: ['one']}], b: null}

  expect(shareEqual(old, structuredClone(old))).toBe(old)
})

test('a part that differs leaves the others as they were', () => {
  const old = {same: {deep: [1, 2]}, other: {deep: [1, 2]}}

  const shared = shareEqual(old, {same: {deep: [1, 2]}, other: {deep: [1, 3]}})

  expect(shared).toEqual({same: {deep: [1, 2]}, other: {deep: [1, 3]}})
  expect(shared.same).toBe(old.same)
})

test('a member is found by its id where others came and went', () => {
  const old = [
    {id: 'a', n: [1]},
    {id: 'b', n: [2]},
  ]

  const shared = shareEqual(old, [
    {id: 'c', n: [3]},
    {id: 'b', n: [2]},
  ])

  expect(shared).toEqual([
    {id: 'c', n: [3]},
    {id: 'b', n: [2]},
  ])
  expect(shared[1]).toBe(old[1])
})

test.for<[unknown, unknown]>([
  [{a: 1}, {a: 1, b: undefined}],
  [{a: 1, b: 2}, {a: 1}],
  [[1, 2], [1]],
  [[1], {0: 1}],
  [null, {}],
  [[], []],
  [Number.NaN, Number.NaN],
  [0, -0],
])('%j and then %j comes back as the latter', ([old, next]) => {
  expect(shareEqual(old, structuredClone(next))).toStrictEqual(next)
})
