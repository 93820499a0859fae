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
  const delayMs = Math.min(
    timing.firstDelayMs * 2 ** Math.min(attempt.failureCount - 1, 30),
    timing.longestDelayMs,
  )
  const retryAt = attempt.now + delayMs
  return retryAt > attempt.firstAttemptAt + timing.giveUpAfterMs ? 'failure' : {retryAt}
}
