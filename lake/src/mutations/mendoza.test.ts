import fc from 'fast-check'
import {applyPatch, incremental} from 'mendoza'
import {describe, expect, test} from 'vitest'
import {encode} from './mendoza.ts'

const base = {
  _id: 'a',
  _type: 'x',
  arr: [
    {_key: '1', v: 1},
    {_key: '2', v: 2},
  ],
  n: 1,
  title: 'Hello wörld',
}

describe('the examples of the API reference', () => {
  const {n: _, ...withoutN} = base
  test.each([
    ['a number', {...base, n: 2}, [17, 2, 'n']],
    ['a removed field', withoutN, [19, 3]],
    ['a string', {...base, title: 'Hello earth'}, [11, 4, 23, 0, 6, 22, 'earth', 15]],
    [
      'a field of an array item',
      {...base, arr: [base.arr[0], {_key: '2', v: 9}]},
      [11, 2, 21, 0, 1, 12, 1, 17, 9, 'v', 16, 15],
    ],
  ])('%s', (_name, after, patch) => {
    expect(encode(base, after)).toEqual(patch)
  })

  test('equal documents give an empty patch, creation and deletion whole values', () => {
    expect(encode(base, structuredClone(base))).toEqual([])
    expect(encode(null, base)).toEqual([0, base])
    expect(encode(base, null)).toEqual([0, null])
  })
})

const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '語', '😀', '😁', '\ud83d'),
  maxLength: 12,
})
const {json} = fc.letrec<{json: unknown}>((tie) => ({
  json: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    fc.integer({min: 0, max: 3}),
    fc.boolean(),
    fc.constant(null),
    text,
    fc.array(tie('json'), {maxLength: 6}),
    fc.array(fc.record({_key: fc.constantFrom('p', 'q', 'r', 's'), value: tie('json')}), {
      maxLength: 5,
    }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'é', '10', '9'), tie('json'), {
      maxKeys: 6,
      noNullPrototype: true,
    }),
  ),
}))
const document = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), json, {noNullPrototype: true})
  .map((content) => ({_id: 'a', _type: 'x', ...content}))

test('the published decoder applies and reverts the patch between any two documents', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      expect(applyPatch(before, encode(before, after))).toEqual(after)
      expect(applyPatch(after, encode(after, before))).toEqual(before)
    }),
    {numRuns: 2000, seed: 20261101},
  )
})

test('the incremental decoder, which the Studio uses for authorship, agrees', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      const wrapped = incremental.wrap(before, 'first')
      const patched = incremental.applyPatch(wrapped, encode(before, after), 'second')
      expect(incremental.unwrap(patched)).toEqual(after)
    }),
    {numRuns: 2000, seed: 20261101},
  )
})

test('an edit in a long text costs a few bytes', () => {
  const before = {_id: 'a', body: [{_key: 'k', text: 'ä'.repeat(2000)}]}
  const after = {_id: 'a', body: [{_key: 'k', text: `${'ä'.repeat(1000)}!${'ä'.repeat(1000)}`}]}

  expect(JSON.stringify(encode(before, after)).length).toBeLessThan(80)
})

test('moving an item copies it instead of writing it again', () => {
  const items = ['1', '2', '3'].map((key) => ({_key: key, text: 'x'.repeat(500)}))
  const moved = [items[2], items[0], items[1]]

  expect(encode({list: items}, {list: moved})).toEqual([11, 0, 21, 2, 3, 21, 0, 2, 15])
})
