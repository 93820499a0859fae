import {expect, test} from 'vitest'
import {checkSlug, slugFromTitle, slugPattern} from './slugChecks.ts'

test.each([
  ['Product Manager', 'product-manager'],
  ['Señor C++ & Data', 'senor-c-and-data'],
  ['Teacher’s  Aide', 'teachers-aide'],
  ['日本', ''],
  ['a'.repeat(100), 'a'.repeat(80)],
  [`${'word '.repeat(20)}end`, Array.from({length: 16}, () => 'word').join('-')],
])('the slug of %s is %s', (title, slug) => {
  expect(slugFromTitle(title)).toBe(slug)
  if (slug !== '') expect(slug).toMatch(slugPattern)
  expect(slug.length).toBeLessThanOrEqual(80)
})

test.each(['a', 'a-1', 'from-a-to-b'])('%s is a slug', (slug) => {
  expect(checkSlug(slug)).toBe(true)
})

test.each(['A', '-a', 'a-', 'a--b', 'a_b', 'a b', 'ä', 'a/b'])('%s is refused', (slug) => {
  expect(checkSlug(slug)).toMatch(/may hold lower-case letters/)
})

test('a missing slug says how to get one', () => {
  expect(checkSlug(undefined)).toMatch(/Press Generate/)
  expect(checkSlug('')).toMatch(/Press Generate/)
})
