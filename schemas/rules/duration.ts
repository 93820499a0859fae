/** Weeks in a month on average: 365.25 days ÷ 12 ÷ 7 = 4.348, rounded as the scoring states it. */
export const weeksPerMonth = 4.345

/** A stated duration may differ this much from the computed one before editors are warned. */
export const durationToleranceRatio = 0.2

interface StepHours {
  hours?: number | null
}

interface PhaseHours {
  steps?: readonly StepHours[] | null
}

/** Sum of hours; a step without hours counts as none. Optional steps count: the plan shows them. */
export function hoursOfSteps(steps: readonly StepHours[] | null | undefined): number {
  return (steps ?? []).reduce((sum, {hours}) => sum + (hours ?? 0), 0)
}

/** A roadmap's total, computed wherever it is shown and stored nowhere. */
export function roadmapHours(phases: readonly PhaseHours[] | null | undefined): number {
  return (phases ?? []).reduce((sum, {steps}) => sum + hoursOfSteps(steps), 0)
}

/**
 * `M = H ÷ (weekly hours × 4.345)`, unrounded: 260 h at 8 h a week are 7.48 months.
 *
 * @param hours - 0 or more
 * @param weeklyHours - above 0
 * @returns months, or undefined if no time is spent (weekly hours of 0 or less mean "not known")
 * @see product reference §3.2, step 5
 */
export function monthsFromHours(hours: number, weeklyHours: number): number | undefined {
  return weeklyHours > 0 ? hours / (weeklyHours * weeksPerMonth) : undefined
}

/** For print: one decimal, halves up. 7.48 → 7.5 */
export function roundMonths(months: number): number {
  return Math.round(months * 10) / 10
}

/**
 * A warning if the stated months are more than 20 % away from what the roadmap takes.
 *
 * The share is taken of the computed months, which are the measured side.
 */
export function checkDuration(
  durationMonths: number,
  weeklyHours: number,
  hours: number,
): true | string {
  const months = monthsFromHours(hours, weeklyHours)
  if (months === undefined || months === 0) return true
  const difference = Math.abs(durationMonths - months)
  // Exactly 20 % is within the tolerance, whatever the last binary digit says.
  if (difference <= durationToleranceRatio * months + Number.EPSILON * 100) return true
  const fitting = Math.max(1, Math.round(months))
  return `The roadmap takes ${hours} hours, which at ${weeklyHours} hours a week is ${roundMonths(months)} months, not ${durationMonths}. Set the duration to ${fitting}, or change the pace or the roadmap.`
}
