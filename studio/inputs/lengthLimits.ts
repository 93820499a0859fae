import type {Limits} from '@crosswalk/schemas/rules/limits'
import type {Rule, SchemaType} from 'sanity'

interface Constraint {
  flag: string
  constraint?: unknown
}

/** The length that a field's own rules allow; undefined if they say nothing of it. */
export function lengthLimits(type: SchemaType): Limits | undefined {
  const constraints = rulesOf(type).flatMap((rule) => rule._rules as Constraint[])
  for (const {constraint} of constraints) {
    if (typeof constraint === 'function' && 'limits' in constraint)
      return constraint.limits as Limits
  }
  const bound = (flag: string) => {
    const value = constraints.find((one) => one.flag === flag)?.constraint
    return typeof value === 'number' ? value : undefined
  }
  const max = bound('max')
  if (type.jsonType !== 'string' || max === undefined) return undefined
  return {min: bound('min') ?? 0, max, unit: 'characters'}
}

/** The Studio compiles every type's rules into a list; what is not a rule says nothing of lengths. */
function rulesOf({validation}: SchemaType): Rule[] {
  return [validation]
    .flat()
    .filter((rule): rule is Rule => typeof rule === 'object' && '_rules' in rule)
}
