import fc from 'fast-check'
import {borderProperties} from './borderProperties.ts'
import {type AssessmentProperty, scoringProperties} from './scoringProperties.ts'

export const assessmentProperties: AssessmentProperty[] = [
  ...scoringProperties,
  ...borderProperties,
]

/**
 * Tries a property with random content and answers; the same seed tries the same cases.
 *
 * @returns `null` if it holds, or the smallest case found in which it does not
 */
export function checkProperty(
  {property}: AssessmentProperty,
  {runs, seed}: {runs: number; seed: number},
): string | null {
  const details = fc.check(property, {numRuns: runs, seed})
  return details.failed ? fc.defaultReportMessage(details) : null
}
