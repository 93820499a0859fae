import {expect, test} from 'vitest'
import {AttemptLimit} from './attemptLimit.ts'

test('failures count within the window, and not after a clock that was put back', () => {
  const limit = new AttemptLimit({limit: 2, windowMs: 1_000})
  limit.addAttempt('ada', 5_000)
  limit.addAttempt('ada', 5_500)

  expect(limit.isBlocked('ada', 5_900)).toBe(true)
  expect(limit.isBlocked('bob', 5_900)).toBe(false)
  expect(limit.isBlocked('ada', 6_100)).toBe(false)
  expect(limit.isBlocked('ada', 100)).toBe(false)
})
