import {expect, test} from 'vitest'
import {parseTextQuery, searchTextOf} from './textQuery.ts'

const document = {
  _id: 'a',
  _type: 'note',
  _rev: 'r',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  title: 'Crème brûlée, well-made',
  body: [{_type: 'block', children: [{_type: 'span', text: 'The wide world'}]}],
  count: 7,
}

test.each([
  ['', true],
  ['*', true],
  ['creme', true],
  ['CRÈME', true],
  ['creme world', true],
  ['creme nowhere', false],
  ['wor', false],
  ['wor*', true],
  ['*orld', true],
  ['w*ld', true],
  ['"wide world"', true],
  ['"world wide"', false],
  ['"well made the"', false],
  ['well-made', true],
  ['-nowhere', true],
  ['creme -world', false],
  ['creme -"wide world"', false],
  ['creme -"wide creme"', true],
  ['note', false],
  ['!!!', false],
  ['creme !!!', true],
])('the words %j: %j', (words, expected) => {
  expect(parseTextQuery(words).matches(searchTextOf(document))).toBe(expected)
})
