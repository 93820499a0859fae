import {expect, test} from 'vitest'
import {planLeft} from './planLeft.ts'

test.each([
  [
    {doneCount: 0, hoursLeft: 312, weeklyHours: 8},
    '0 of 13 steps done. 312 hours left: about 9 months at 8 hours a week.',
  ],
  [
    {doneCount: 4, hoursLeft: 260, weeklyHours: 8},
    '4 of 13 steps done. 260 hours left: about 7.5 months at 8 hours a week.',
  ],
  [
    {doneCount: 12, hoursLeft: 1, weeklyHours: 1},
    '12 of 13 steps done. 1 hour left: less than a month at 1 hour a week.',
  ],
  [
    {doneCount: 12, hoursLeft: 0, weeklyHours: 20},
    '12 of 13 steps done. 0 hours left: less than a month at 20 hours a week.',
  ],
  [{doneCount: 13, hoursLeft: 0, weeklyHours: 5}, 'All of the 13 steps are done.'],
])('%j reads "%s"', (state, expected) => {
  expect(planLeft({stepCount: 13, ...state})).toBe(expected)
})
