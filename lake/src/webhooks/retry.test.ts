import {expect, test} from 'vitest'
import {defaultTiming, nextStep, pauseUntil} from './retry.ts'

const serverError = {failureReason: 'http' as const, resultCode: 503, resultBody: ''}
const minute = 60_000

test('pauses double up to a minute and end after half an hour', () => {
  let now = 0
  const pauses: number[] = []
  for (let failureCount = 1; ; failureCount += 1) {
    const step = nextStep(serverError, {failureCount, firstAttemptAt: 0, now}, defaultTiming)
    if (typeof step !== 'object') {
      expect(step).toBe('failure')
      break
    }
    pauses.push(step.retryAt - now)
    now = step.retryAt
  }

  expect(pauses.slice(0, 8)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, minute])
  expect(Math.max(...pauses)).toBe(minute)
  expect(now).toBeGreaterThan(29 * minute - 1)
  expect(now).toBeLessThanOrEqual(30 * minute)
})

test('a clock that jumps neither ends the attempts nor puts them off', () => {
  const attempt = {failureCount: 2, firstAttemptAt: 0, now: 365 * 24 * 60 * minute}
  expect(nextStep(serverError, attempt, defaultTiming)).toEqual({retryAt: attempt.now + 1000})

  expect(pauseUntil(attempt.now, 0, defaultTiming)).toBe(0)
  expect(pauseUntil(minute, 0, defaultTiming)).toBe(minute)
  expect(pauseUntil(0, attempt.now, defaultTiming)).toBe(0)
})
