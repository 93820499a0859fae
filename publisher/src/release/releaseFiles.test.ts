import {expect, test} from 'vitest'
import {ReleaseFiles} from './releaseFiles.ts'

const one = {digest: 'one', sizeBytes: 1}
const other = {digest: 'other', sizeBytes: 2}
const listed = ReleaseFiles.of({'a.html': one, 'b.html': one, 'c.css': one})

test('a change adds, alters and removes files, and leaves those before as they were', () => {
  const after = listed.with({'a.html': other, 'd.html': one}, ['b.html', 'never.html'])

  expect(after.toTable()).toEqual({'a.html': other, 'c.css': one, 'd.html': one})
  expect(Object.keys(after.toTable())).toEqual(['a.html', 'c.css', 'd.html'])
  expect([after.size, after.pageCount]).toEqual([3, 2])
  expect([...after.names()].sort()).toEqual(['a.html', 'c.css', 'd.html'])
  expect(after.has('b.html')).toBe(false)
  expect(listed.toTable()).toEqual({'a.html': one, 'b.html': one, 'c.css': one})
})

test('what went and came back is there, and what came and went is not', () => {
  const back = listed.with({}, ['a.html']).with({'a.html': other}, [])
  const gone = listed.with({'d.html': one}, []).with({}, ['d.html'])

  expect(back.get('a.html')).toEqual(other)
  expect(back.sinceList()).toEqual({changed: {'a.html': other}, removed: []})
  expect([back.size, back.pageCount]).toEqual([3, 2])
  expect(gone.sinceList()).toEqual({changed: {}, removed: []})
  expect([gone.size, gone.pageCount]).toEqual([3, 2])
})

test('names of what objects have are no files', () => {
  expect(listed.has('constructor')).toBe(false)
  expect(listed.get('toString')).toBeUndefined()
})

test.each([
  ['share a list', (files: ReleaseFiles) => files],
  ['have lists of their own', (files: ReleaseFiles) => files.listedAnew()],
])('the differences of two releases are the same whether they %s', (_, relisted) => {
  const before = listed.with({'d.html': one}, ['c.css'])
  const after = relisted(listed.with({'a.html': other, 'e.html': one}, ['b.html']))

  const {changed, removed} = after.differencesFrom(before)

  expect(changed.sort()).toEqual(['a.html', 'c.css', 'e.html'])
  expect(removed.sort()).toEqual(['b.html', 'd.html'])
  expect(after.differencesFrom(after)).toEqual({changed: [], removed: []})
})

test('files that differ much from their list are listed anew', () => {
  const names = Array.from({length: 1_001}, (_, number) => `page-${number}/index.html`)
  const few = listed.with(Object.fromEntries(names.slice(1).map((name) => [name, one])), [])
  const many = few.with({[String(names[0])]: one}, [])

  expect(few.sharesListWith(listed)).toBe(true)
  expect(many.sharesListWith(listed)).toBe(false)
  expect(many.sinceList()).toEqual({changed: {}, removed: []})
  expect([many.size, many.pageCount]).toEqual([1_004, 1_003])
})
