/**
 * The one scale on which skills are measured, on both sides of a transition.
 * Each skill describes the levels in its own words; these are the general ones.
 */
export const levelScale = [
  'none',
  'know the words',
  'can do with help',
  'do it alone',
  'lead or teach it',
] as const

export type Level = 0 | 1 | 2 | 3 | 4

export const maxLevel = 4

/** Choices for a level field, in rising order. */
export const levelOptions = levelScale.map((label, value) => ({
  title: `${value} · ${label}`,
  value,
}))

/** Choices for an importance field; the share in every score is importance ÷ 5. */
export const importanceOptions = [
  {title: '1 · helps now and then', value: 1},
  {title: '2 · useful', value: 2},
  {title: '3 · expected', value: 3},
  {title: '4 · central', value: 4},
  {title: '5 · decisive', value: 5},
]

export function levelLabel(level: number | undefined | null): string {
  return (level === undefined || level === null ? undefined : levelScale[level]) ?? 'no level yet'
}
