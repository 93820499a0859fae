import {describe, expect, test} from 'vitest'
import type {StoredDocument} from '../document.ts'
import {applyPatch} from './applyPatch.ts'
import {parsePatch} from './parsePatch.ts'
import {failureOf} from './testCommitter.ts'

const system = {
  _id: 'a',
  _type: 'thing',
  _rev: 'r1',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
}
type Content = Record<string, unknown>
const list = [
  {_key: 'p', n: 1},
  {_key: 'q', n: 2},
  {_key: 'r', n: 3},
]

function patched(before: Content, patch: Content): Content {
  const document: StoredDocument = {...system, ...before}
  const {_id, _type, _rev, _createdAt, _updatedAt, ...after} = applyPatch(
    document,
    parsePatch(patch),
  ).document
  expect({_id, _type, _rev, _createdAt, _updatedAt}).toEqual(system)
  return after
}

test.each<[name: string, before: Content, patch: Content, after: Content]>([
  ['set writes an attribute', {}, {set: {a: 1}}, {a: 1}],
  ['set makes missing parents', {}, {set: {'a.b.c': 1}}, {a: {b: {c: 1}}}],
  ['set replaces a primitive parent', {a: 1}, {set: {'a.b': 2}}, {a: {b: 2}}],
  ['set by index', {l: [1, 2]}, {set: {'l[1]': 9}}, {l: [1, 9]}],
  ['set by index from the end', {l: [1, 2]}, {set: {'l[-1]': 9}}, {l: [1, 9]}],
  [
    'set by key',
    {l: list},
    {set: {'l[_key=="q"].n': 9}},
    {l: [list[0], {_key: 'q', n: 9}, list[2]]},
  ],
  [
    'set by comparison',
    {l: list},
    {set: {'l[n>1].n': 0}},
    {l: [list[0], {_key: 'q', n: 0}, {_key: 'r', n: 0}]},
  ],
  ['set by several indices', {l: [1, 2, 3]}, {set: {'l[0,2]': 0}}, {l: [0, 2, 0]}],
  ['set by range', {l: [1, 2, 3]}, {set: {'l[1:3]': 0}}, {l: [1, 0, 0]}],
  ['set of all items', {l: [1, 2]}, {set: {'l[*]': 0}}, {l: [0, 0]}],
  ['set at any depth', {a: {n: 1}, l: [{n: 2}]}, {set: {'..n': 0}}, {a: {n: 0}, l: [{n: 0}]}],
  ['set with a quoted name', {'b-c': 1}, {set: {"['b-c']": 2}}, {'b-c': 2}],
  ['set out of range changes nothing', {l: [1]}, {set: {'l[5]': 9}}, {l: [1]}],
  ['set keeps null attributes', {}, {set: {a: null}}, {a: null}],
  ['setIfMissing fills what is absent', {a: 1}, {setIfMissing: {a: 2, b: 3}}, {a: 1, b: 3}],
  ['setIfMissing takes null as present', {a: null}, {setIfMissing: {a: 2}}, {a: null}],
  ['setIfMissing ignores indices', {l: [1]}, {setIfMissing: {'l[0]': 2}}, {l: [1]}],
  ['unset removes an attribute', {a: 1, b: 2}, {unset: ['a']}, {b: 2}],
  ['unset of something absent', {a: 1}, {unset: ['x', 'l[0]']}, {a: 1}],
  ['unset removes items by their old positions', {l: [1, 2, 3]}, {unset: ['l[0,1]']}, {l: [3]}],
  ['unset by key', {l: list}, {unset: ['l[_key=="q"]']}, {l: [list[0], list[2]]}],
  ['unset of all items', {l: list}, {unset: ['l[0:3]']}, {l: []}],
  ['inc', {n: 1}, {inc: {n: 2}}, {n: 3}],
  ['dec', {n: 1}, {dec: {n: 2}}, {n: -1}],
  [
    'inc in all matches',
    {l: list},
    {inc: {'l[n>1].n': 10}},
    {l: [list[0], {_key: 'q', n: 12}, {_key: 'r', n: 13}]},
  ],
  [
    'diffMatchPatch',
    {t: 'The cat'},
    {diffMatchPatch: {t: '@@ -1,7 +1,7 @@\n The \n-c\n+h\n at\n'}},
    {t: 'The hat'},
  ],
  ['insert after the last', {l: [1]}, {insert: {after: 'l[-1]', items: [2, 3]}}, {l: [1, 2, 3]}],
  [
    'insert after the last of an empty array',
    {l: []},
    {insert: {after: 'l[-1]', items: [1]}},
    {l: [1]},
  ],
  ['insert before the first', {l: [2]}, {insert: {before: 'l[0]', items: [1]}}, {l: [1, 2]}],
  [
    'insert before the first of an empty array',
    {l: []},
    {insert: {before: 'l[0]', items: [1]}},
    {l: [1]},
  ],
  [
    'insert by key',
    {l: list},
    {insert: {after: 'l[_key=="p"]', items: [{_key: 'x'}]}},
    {l: [list[0], {_key: 'x'}, list[1], list[2]]},
  ],
  [
    'insert beside a key that is gone',
    {l: [1]},
    {insert: {after: 'l[_key=="x"]', items: [2]}},
    {l: [1]},
  ],
  ['replace an index', {l: [1, 2]}, {insert: {replace: 'l[0]', items: [8, 9]}}, {l: [8, 9, 2]}],
  ['replace a range', {l: [1, 2, 3]}, {insert: {replace: 'l[0:2]', items: [9]}}, {l: [9, 3]}],
  [
    'replace by key',
    {l: list},
    {insert: {replace: 'l[_key=="q"]', items: [{_key: 'x'}]}},
    {l: [list[0], {_key: 'x'}, list[2]]},
  ],
  [
    'all operations run in their fixed order',
    {l: []},
    {
      insert: {after: 'l[-1]', items: [1]},
      inc: {n: 1},
      unset: ['u'],
      set: {n: 5, u: 1},
      setIfMissing: {o: {}, n: 0},
    },
    {l: [1], n: 6, o: {}},
  ],
  [
    'setIfMissing runs before set',
    {},
    {set: {'image.asset': 1}, setIfMissing: {image: {_type: 'image'}}},
    {image: {_type: 'image', asset: 1}},
  ],
  [
    'attributes of the lake are left alone',
    {},
    {set: {_rev: 'x', _updatedAt: 'x', _createdAt: 'x', a: 1}, unset: ['_rev']},
    {a: 1},
  ],
  ['the same id and type may be set', {}, {set: {_id: 'a', _type: 'thing'}}, {}],
])('%s', (_name, before, patch, after) => {
  expect(patched(before, patch)).toEqual(after)
})

test.each<[name: string, before: Content, patch: Content, message: RegExp]>([
  ['inc of something absent', {}, {inc: {n: 1}}, /Can't inc "\$\.n", because it is not a number/],
  ['inc of a text', {n: 'x'}, {inc: {n: 1}}, /not a number/],
  ['inc of an item that is gone', {l: list}, {inc: {'l[_key=="x"].n': 1}}, /not a number/],
  ['dec of null', {n: null}, {dec: {n: 1}}, /Can't dec/],
  ['inc by a text', {n: 1}, {inc: {n: '1'}}, /must be a number/],
  [
    'diffMatchPatch of something absent',
    {},
    {diffMatchPatch: {t: ''}},
    /Can't diff-match-patch "\$\.t", because it is not a string/,
  ],
  ['diffMatchPatch of a number', {t: 1}, {diffMatchPatch: {t: ''}}, /not a string/],
  [
    'diffMatchPatch with nonsense',
    {t: 'x'},
    {diffMatchPatch: {t: 'nonsense'}},
    /Cannot diffMatchPatch "t"/,
  ],
  [
    'insert into something absent',
    {},
    {insert: {after: 'l[-1]', items: [1]}},
    /Attempt to apply insert patch to non-array value/,
  ],
  ['insert into an object', {l: {}}, {insert: {after: 'l[-1]', items: [1]}}, /non-array value/],
  ['insert at an attribute', {l: []}, {insert: {after: 'l', items: [1]}}, /does not select items/],
  [
    'insert before the start',
    {l: [1, 2]},
    {insert: {before: 'l[-3]', items: [1]}},
    /before the start/,
  ],
  [
    'replace of an empty range',
    {l: [1, 2]},
    {insert: {replace: 'l[5:9]', items: [1]}},
    /no items to replace/,
  ],
  [
    'insert with two positions',
    {l: []},
    {insert: {after: 'l[0]', before: 'l[0]', items: []}},
    /exactly one of/,
  ],
  ['insert without items', {l: []}, {insert: {after: 'l[0]'}}, /"items" of "insert"/],
  ['a change of _id', {}, {set: {_id: 'b'}}, /cannot change "_id"/],
  ['a change of _type', {}, {set: {_type: 'other'}}, /cannot change "_type"/],
  ['removing _type', {}, {unset: ['_type']}, /cannot change "_type"/],
  ['replacing the document', {}, {set: {'[_type=="thing"]': 1}}, /cannot change "_id"/],
  ['an unreadable path', {}, {set: {'a[': 1}}, /"a\[" cannot be read/],
  ['__proto__ in a path', {}, {set: {'__proto__.x': 1}}, /__proto__/],
  ['merge', {}, {merge: {a: 1}}, /"merge" is not supported/],
  ['an unknown operation', {}, {push: {a: 1}}, /no operation "push"/],
  ['set that is not an object', {}, {set: [1]}, /"set" must be an object/],
  ['unset that is not a list', {}, {unset: 'a'}, /"unset" must be a list/],
])('%s is refused', (_name, before, patch, message) => {
  const {code, message: text} = failureOf(() => patched(before, patch))

  expect(text).toMatch(message)
  expect(code).toBe(patch.merge ? 'unsupported' : 'validation')
})

describe('what is worth telling listeners', () => {
  test.each<[name: string, before: Content, patch: Content, effective: Content[]]>([
    ['the guard of the Studio is not', {}, {unset: ['_empty_action_guard_pseudo_field_']}, []],
    [
      'a path beyond the array is not',
      {l: [1]},
      {set: {'l[7].a': 1, b: 2}},
      [{op: 'set', path: 'b', value: 2}],
    ],
    ['a value that is there already is not', {a: 1}, {set: {a: 1}}, []],
  ])('%s', (_name, before, patch, effective) => {
    expect(applyPatch({...system, ...before}, parsePatch(patch)).effective).toEqual(effective)
  })
})

test('the document that was patched is left as it was', () => {
  const before = {...system, l: list, o: {a: 1}}
  const copy = structuredClone(before)

  applyPatch(before, parsePatch({set: {'o.a': 2}, unset: ['l[0]'], inc: {'l[0].n': 1}}))

  expect(before).toEqual(copy)
})
