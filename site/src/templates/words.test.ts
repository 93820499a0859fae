import {expect, test} from 'vitest'
import {careerIntroduction} from './careerIntroduction.ts'
import {countOf, dateText, figureText, groupDigits, listText} from './words.ts'

test.each([
  [0, '0 months'],
  [1, '1 month'],
  [8, '8 months'],
])('%d month(s)', (count, expected) => {
  expect(countOf(count, 'month')).toBe(expected)
})

test.each([
  [999, '999'],
  [1000, '1,000'],
  [1234567.89, '1,234,567.9'],
  [0.25, '0.3'],
])('%d is written %s', (value, expected) => {
  expect(groupDigits(value)).toBe(expected)
})

test.each([
  [120000, 'USD/yr', 'USD 120,000 a year'],
  [8, '%', '8%'],
  [1200, 'count', '1,200'],
])('%d %s is written %s', (value, unit, expected) => {
  expect(figureText(value, unit)).toBe(expected)
})

test('lists and dates are written out', () => {
  expect(listText([])).toBe('')
  expect(listText(['a'])).toBe('a')
  expect(listText(['a', 'b', 'c'])).toBe('a, b and c')
  expect(dateText('2026-08-03')).toBe('3 August 2026')
})

test('the introduction of a career never promises more paths than the page lists', () => {
  const path = {background: 'Software Engineer'} as Parameters<
    typeof careerIntroduction
  >[0]['paths'][number]
  const lines = [0, 1, 2, 3].map((count) =>
    careerIntroduction({title: 'Actuary', paths: Array.from({length: count}, () => path)}),
  )

  expect(lines.map((line) => line.split('.')[0])).toEqual([
    'No transition path is published yet to become an Actuary',
    '1 transition path from Software Engineer to become an Actuary',
    '2 transition paths from various backgrounds to become an Actuary',
    '3+ transition paths from various backgrounds to become an Actuary',
  ])
})
