import type {DeliveryOutcome} from './send.ts'

/** When and how long failed deliveries are repeated. All in milliseconds. */
export interface RetryTiming {
  /** Pause after the first failure; doubles with each further one. */
  firstDelayMs: number
  longestDelayMs: number
  /** Counted from the first attempt; no attempt starts later. */
  giveUpAfterMs: number
  /** Of a single attempt. */
  timeoutMs: number
}

/** The hosted service's limits, but with short pauses at first: the receiver is usually on this machine. */
export const defaultTiming: RetryTiming = {
  firstDelayMs: 500,
  longestDelayMs: 60_000,
  giveUpAfterMs: 30 * 60_000,
  timeoutMs: 30_000,
}

/**
 * What becomes of a message after an attempt: the time of the next attempt in milliseconds since
 * the epoch, or `success` or `failure` for good.
 *
 * Server errors, 429 and network trouble are worth another attempt; any other answer is final.
 *
 * @param failureCount - failures of this message including this attempt
 */
export function nextStep(
  outcome: DeliveryOutcome,
  attempt: {failureCount: number; firstAttemptAt: number; now: number},
  timing: RetryTiming,
): 'success' | 'failure' | {retryAt: number} {
  if (outcome.failureReason === null) return 'success'
  const code = outcome.resultCode
  if (code !== null && code !== 429 && code < 500) return 'failure'
  const retryAt = attempt.now + pauseAfter(attempt.failureCount, timing)
  const isLate = retryAt > attempt.firstAttemptAt + timing.giveUpAfterMs
  // A clock that jumped makes the first attempt seem long ago: some of the time must have been waited.
  return isLate && waitedMs(attempt.failureCount, timing) > timing.giveUpAfterMs / 2
    ? 'failure'
    : {retryAt}
}

/**
 * How long to wait for the time of the next attempt. A time that is further away than any pause is
 * one that a clock, since put back, had set.
 */
export function pauseUntil(nextAttemptAt: number, now: number, timing: RetryTiming): number {
  const pauseMs = nextAttemptAt - now
  return pauseMs > timing.longestDelayMs ? 0 : Math.max(0, pauseMs)
}

function pauseAfter(failureCount: number, timing: RetryTiming): number {
  return Math.min(timing.firstDelayMs * 2 ** Math.min(failureCount - 1, 30), timing.longestDelayMs)
}

/** The pauses before the attempt that failed last, and the one that would follow it. */
function waitedMs(failureCount: number, timing: RetryTiming): number {
  let sum = 0
  for (let count = 1; count <= failureCount; count += 1) sum += pauseAfter(count, timing)
  return sum
}
