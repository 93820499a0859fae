import {expect, test} from 'vitest'
import {
  excerptParts,
  isEmptyState,
  queryFromState,
  resultSummary,
  stateFromParams,
} from './searchState.ts'

test('an address and a state say the same', () => {
  const query = '?q=product+manager&type=Path&background=R%26D+Engineer'

  const state = stateFromParams(new URLSearchParams(query))

  expect(state).toEqual({
    text: 'product manager',
    filters: {type: 'Path', background: 'R&D Engineer'},
  })
  expect(queryFromState(state)).toBe(query)
})

test.each(['', '?q=', '?q=+&type=', '?other=1'])('%j asks for nothing', (query) => {
  const state = stateFromParams(new URLSearchParams(query))

  expect(isEmptyState(state)).toBe(true)
  expect(queryFromState(state)).toBe('')
})

test.each([
  [1, {text: 'sql', filters: {}}, '1 page matches “sql”.'],
  [3, {text: ' sql ', filters: {type: 'Skill'}}, '3 pages match “sql” with these filters.'],
  [2, {text: '', filters: {type: 'Skill'}}, '2 pages match the filters.'],
  [0, {text: 'sql', filters: {}}, 'No page matches “sql”. Try fewer or other words.'],
  [
    0,
    {text: '', filters: {type: 'Skill'}},
    'No page matches the filters. Remove a filter, or try other words.',
  ],
])('%d found for %j', (count, state, expected) => {
  expect(resultSummary(count, state)).toBe(expected)
})

test('an excerpt is text, whatever the page said', () => {
  expect(excerptParts('a <mark>b</mark> &lt;img onerror=x&gt; <mark>c</mark>')).toEqual([
    {text: 'a ', isMatch: false},
    {text: 'b', isMatch: true},
    {text: ' <img onerror=x> ', isMatch: false},
    {text: 'c', isMatch: true},
  ])
})
