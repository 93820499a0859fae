import {expect, test} from 'vitest'
import {requireReadablePath, withoutWildcards} from './readablePath.ts'

test.each([
  'a',
  'a.b.c',
  '_key',
  "['b-c'].d",
  "a.'b c'",
  "a['it\\'s']",
  'a[0]',
  'a[-1].b',
  'a[0, 2]',
  'a[1:3]',
  'a[:2]',
  'a[1:]',
  'a[0:4:2]',
  'a[_key=="k"]',
  'a[_key == "k\\"]"].b[0]',
  'a[x.y > 3]',
  'a[x?]',
  'a[@ == 3]',
  'a[done == true]',
  'a[b.c, d]',
  'a..b',
  '..[_type=="x"].y',
  '..b',
  'a[_key=="k"]..b[0]',
])('%s is readable', (path) => {
  expect(() => requireReadablePath(path)).not.toThrow()
})

test.each([
  '',
  ' ',
  'first name',
  'a[',
  'a[]',
  'a]',
  'a.',
  '.a',
  'a..',
  'a.0',
  'a-b',
  'a b[0]',
  'a[0',
  'a[0]b',
  'a[_key==k]',
  "a[_key=='k']",
  'a[*]',
  'a[:]',
  'a["b"]',
  'true',
  'größe',
  'a[_key=="k]',
])('%s is refused', (path) => {
  expect(() => requireReadablePath(path)).toThrow(/cannot be read/)
})

test.each([
  ['a[*].b[ * ]', 'a[0:].b[0:]'],
  ['a[b=="[*]"]', 'a[b=="[*]"]'],
])('the wildcards of %s', (path, expected) => {
  expect(withoutWildcards(path)).toBe(expected)
})
