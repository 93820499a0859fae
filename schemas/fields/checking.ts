import type {CustomValidator} from '@sanity/types'
import type {Limits} from '../rules/limits.ts'
import type {CheckResult} from '../rules/references.ts'

/**
 * Attaches a rule to a field of lists or objects, which Sanity hands over untyped.
 * The rule must name only properties that may be missing: drafts are checked while they grow.
 * Limits of length that the rule carries stay with it, for the form to show.
 */
export function checking<T>(
  check: ((value: T | undefined) => CheckResult) & {limits?: Limits},
): CustomValidator {
  // What stands here is what the form of this type wrote; each property is optional in the rule.
  const validator: CustomValidator = (value) => check(value as T | undefined)
  return check.limits === undefined ? validator : Object.assign(validator, {limits: check.limits})
}
