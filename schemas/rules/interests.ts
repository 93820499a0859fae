/** Holland's six types of interest, in their usual order, with the letter that names each. */
export const interestTypes = [
  {value: 'r', title: 'Realistic', description: 'Working with things, tools and machines.'},
  {value: 'i', title: 'Investigative', description: 'Finding out how things are.'},
  {value: 'a', title: 'Artistic', description: 'Making something new and expressive.'},
  {value: 's', title: 'Social', description: 'Helping, teaching and caring for people.'},
  {value: 'e', title: 'Enterprising', description: 'Leading, persuading and deciding.'},
  {value: 'c', title: 'Conventional', description: 'Keeping things accurate and in order.'},
] as const

export type InterestType = (typeof interestTypes)[number]['value']

/**
 * All six or none, and not all equal: a flat profile correlates with nothing.
 * @see Pearson correlation in the interest fit of the assessment
 */
export function checkInterests(
  profile: Partial<Record<InterestType, number>> | undefined,
): true | string {
  const given = interestTypes.filter(({value}) => profile?.[value] !== undefined)
  if (given.length === 0) return true
  if (given.length < interestTypes.length) {
    const missing = interestTypes.filter((type) => !given.includes(type)).map(({title}) => title)
    return `Rate all six interests or none. Still missing: ${missing.join(', ')}.`
  }
  if (new Set(given.map(({value}) => profile?.[value])).size === 1) {
    return 'All six interests have the same value, which says nothing. Rate some higher than others, or clear all six.'
  }
  return true
}
