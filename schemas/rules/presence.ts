/**
 * A missing value is an error with our words. For references and slugs this stands in for
 * `rule.required().error(…)`, whose message would also replace those of Sanity's own checks
 * on the same field: “must be published”, “already in use”.
 */
export function mustBePresent(message: string) {
  return (value: unknown): true | string =>
    value === undefined || value === null || value === '' ? message : true
}
