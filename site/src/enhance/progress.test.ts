import {expect, test} from 'vitest'
import {mergeProgress, parseProgress, parseProgressFile, progressFile} from './progress.ts'

const progress = {plan: {listen: 'Listen', ask: 'Ask'}, other: {}}

test('a file gives back what was put into it', () => {
  expect(parseProgressFile(progressFile(progress))).toEqual(progress)
})

test.each(['', '{', '[]', 'null', '7', '{"plan":{"a":"A"}}', '{"format":"crosswalk-progress"}'])(
  '%j is no file of ours',
  (text) => {
    expect(parseProgressFile(text)).toBeUndefined()
  },
)

test.each([
  [null, {}],
  ['not JSON', {}],
  ['[1]', {}],
  ['{"plan":[],"b":{"x":1,"y":"Y","z":null}}', {plan: {}, b: {y: 'Y'}}],
])('stored %j counts as %j', (text, expected) => {
  expect(parseProgress(text)).toEqual(expected)
})

test('names that objects inherit are names like others', () => {
  const text = '{"__proto__":{"constructor":"Build"},"toString":{"a":"A"}}'

  const merged = mergeProgress(parseProgress(text), parseProgress(text))

  expect(Object.keys(merged)).toEqual(['__proto__', 'toString'])
  expect(({} as Record<string, unknown>).constructor).toBe(Object)
})

test('merging keeps every step of both, and changes neither', () => {
  const one = {plan: {a: 'A'}}
  const other = {plan: {b: 'B'}, more: {c: 'C'}}

  expect(mergeProgress(one, other)).toEqual({plan: {a: 'A', b: 'B'}, more: {c: 'C'}})
  expect([one, other]).toEqual([{plan: {a: 'A'}}, {plan: {b: 'B'}, more: {c: 'C'}}])
})
