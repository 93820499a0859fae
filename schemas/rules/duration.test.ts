import {expect, test} from 'vitest'
import {checkDuration, monthsFromHours, roadmapHours, roundMonths} from './duration.ts'

test('260 hours at 8 hours a week are 7.5 months', () => {
  const months = monthsFromHours(260, 8)
  expect(months).toBeCloseTo(7.48, 2)
  expect(roundMonths(months ?? 0)).toBe(7.5)
})

test('zero hours a week means that the time is not known', () => {
  expect(monthsFromHours(260, 0)).toBeUndefined()
  expect(monthsFromHours(260, -1)).toBeUndefined()
})

test('a roadmap takes the hours of all its steps, and missing ones count as none', () => {
  expect(
    roadmapHours([{steps: [{hours: 10}, {hours: null}, {}]}, {steps: null}, {steps: [{hours: 5}]}]),
  ).toBe(15)
  expect(roadmapHours(undefined)).toBe(0)
})

// 8 h a week × 4.345 weeks: 347.6 h are exactly 10 months.
test.each([
  [8, true],
  [10, true],
  [12, true],
  [7, false],
  [13, false],
])('%i months for ten months of work fit: %s', (months, fits) => {
  expect(checkDuration(months, 8, 347.6) === true).toBe(fits)
})

test('the warning names the months that would fit', () => {
  expect(checkDuration(3, 8, 347.6)).toMatch(/is 10 months, not 3\. Set the duration to 10/)
})

test('a roadmap without hours is not compared', () => {
  expect(checkDuration(9, 8, 0)).toBe(true)
})
