import {monthsFromHours, roundMonths} from '@crosswalk/schemas/rules/duration'
import {countOf} from '../templates/words.ts'

export interface PlanState {
  stepCount: number
  doneCount: number
  /** Hours of the steps that are not done. */
  hoursLeft: number
  /** Above 0. */
  weeklyHours: number
}

/** What is left of a plan, as the page says it first and after every change. */
export function planLeft({stepCount, doneCount, hoursLeft, weeklyHours}: PlanState): string {
  if (doneCount === stepCount) return `All of the ${countOf(stepCount, 'step')} are done.`
  const done = `${doneCount} of ${countOf(stepCount, 'step')} done.`
  const months = roundMonths(monthsFromHours(hoursLeft, weeklyHours) ?? 0)
  const time = months < 1 ? 'less than a month' : `about ${countOf(months, 'month')}`
  const pace = `at ${countOf(weeklyHours, 'hour')} a week`
  return `${done} ${countOf(hoursLeft, 'hour')} left: ${time} ${pace}.`
}
