import {expect, test} from 'vitest'
import {defaultTiming, nextStep} from './retry.ts'

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
