import type {CheckResult} from './references.ts'

/** From this age editors are warned. */
export const figureStaleMonths = 18
/** From this age the site no longer prints a figure. */
export const figureExpiredMonths = 36

const unitPattern = /^([A-Z]{3}\/yr|%|count)$/

export function checkUnit(unit: string | undefined): true | string {
  if (unit === undefined || unitPattern.test(unit)) return true
  return `“${unit}” is not a unit the site can print. Write a currency per year such as “USD/yr”, or “%”, or “count”.`
}

interface FigureRange {
  value?: number
  low?: number
  high?: number
}

export function checkFigureRange(figure: FigureRange | undefined): CheckResult {
  const {value, low, high} = figure ?? {}
  if (low !== undefined && high !== undefined && low > high) {
    return [
      {message: `The low end (${low}) is above the high end (${high}). Swap them.`, path: ['low']},
    ]
  }
  if (value === undefined) return true
  if (low !== undefined && value < low) {
    return [
      {
        message: `The value (${value}) is below the low end (${low}). Correct one of them.`,
        path: ['value'],
      },
    ]
  }
  if (high !== undefined && value > high) {
    return [
      {
        message: `The value (${value}) is above the high end (${high}). Correct one of them.`,
        path: ['value'],
      },
    ]
  }
  return true
}

/**
 * Whole months between a date and a moment, never negative.
 *
 * @param date - `2025-03-31`; a month counts once its day of the month is reached
 * @param now - milliseconds since the epoch, UTC
 */
export function monthsSince(date: string, now: number): number {
  const from = new Date(`${date}T00:00:00Z`)
  const to = new Date(now)
  const months =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  const reached = to.getUTCDate() >= from.getUTCDate()
  return Math.max(0, reached ? months : months - 1)
}

export function isFigureExpired(asOf: string, now: number): boolean {
  return monthsSince(asOf, now) >= figureExpiredMonths
}

export function checkFigureAge(asOf: string | undefined, now: number): true | string {
  if (asOf === undefined) return true
  const months = monthsSince(asOf, now)
  if (months >= figureExpiredMonths) {
    return `This figure is ${months} months old, so readers do not see it. Look up a newer one.`
  }
  if (months >= figureStaleMonths) {
    return `This figure is ${months} months old. Look up a newer one; after ${figureExpiredMonths} months readers no longer see it.`
  }
  return true
}
