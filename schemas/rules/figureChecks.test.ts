import {expect, test} from 'vitest'
import {checkFigureAge, isFigureExpired, monthsSince} from './figureChecks.ts'

const now = Date.UTC(2026, 6, 15)

test.each([
  ['2026-07-15', 0],
  ['2026-06-15', 1],
  ['2026-06-16', 0],
  ['2025-07-15', 12],
  ['2026-08-01', 0],
])('from %s it is %i months', (date, months) => {
  expect(monthsSince(date, now)).toBe(months)
})

test.each([
  ['2025-01-16', true],
  ['2025-01-15', 'is 18 months old'],
  ['2023-07-15', 'readers do not see it'],
])('a figure of %s gives %s', (date, result) => {
  const answer = checkFigureAge(date, now)
  if (result === true) expect(answer).toBe(true)
  else expect(answer).toContain(result)
})

test('a figure leaves the site after 36 months', () => {
  expect(isFigureExpired('2023-07-16', now)).toBe(false)
  expect(isFigureExpired('2023-07-15', now)).toBe(true)
})
