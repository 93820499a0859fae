import type {CustomValidator} from '@sanity/types'
import type {CheckResult} from '../rules/references.ts'

/**
 * Attaches a rule to a field of lists or objects, which Sanity hands over untyped.
 * The rule must name only properties that may be missing: drafts are checked while they grow.
 */
export function checking<T>(check: (value: T | undefined) => CheckResult): CustomValidator {
  // What stands here is what the form of this type wrote; each property is optional in the rule.
  return (value) => check(value as T | undefined)
}
