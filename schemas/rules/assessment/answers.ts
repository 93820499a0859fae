/**
 * What a reader has answered. It lives in memory; `fragment` and `storedAnswers` are the only two
 * ways in which it leaves, and both start with the reader's click.
 *
 * Ids are of the pack. Answers about content that a pack does not have are passed over by the
 * scoring, so an `Answers` value is never invalid.
 */
export interface Answers {
  /** Ids of backgrounds, the present role first; empty for "none of these". */
  roles: readonly string[]
  years: Years | null
  /** Id of a target; `null` for "show me options". */
  target: string | null
  /** Key of a specialisation of `target`. */
  specialisation: string | null
  /** By skill id; what is missing was not asked or not answered. */
  skills: Readonly<Record<string, SkillAnswer>>
  /** By key of the statement, 0 (dislike strongly) to 4 (like strongly). Empty if skipped. */
  interests: Readonly<Record<string, number>>
  /** Hours a week, 0–80; 0 and `null` both mean "not known". */
  weeklyHours: number | null
  /** Last acceptable month, `2027-08`; `null` for no limit. */
  latestMonth: string | null
  budget: Budget
  filters: Filters
}

/** 0–4 on `levelScale` */
export type SkillAnswer = 0 | 1 | 2 | 3 | 4 | 'unsure'

export interface Filters {
  /** Leave out careers that are rarely done remotely. */
  remote: boolean
  /** Leave out careers in which a degree is usual. */
  noDegree: boolean
  /** Leave out paths that cannot be walked beside a job. */
  keepJob: boolean
}

/** Questions whose words editors may change, besides those about skills and statements. */
export const questionKeys = [
  'role',
  'years',
  'target',
  'weekly-hours',
  'latest-month',
  'budget',
  'filters',
] as const

export type QuestionKey = (typeof questionKeys)[number]

export const yearsOptions = [
  {value: 'under-2', label: 'Less than 2 years'},
  {value: '2-4', label: '2 to 4 years'},
  {value: '5-9', label: '5 to 9 years'},
  {value: '10-up', label: '10 years or more'},
] as const

export type Years = (typeof yearsOptions)[number]['value']

/** Each affords the resources of its cost and of those before it in `stepCosts`. */
export const budgetOptions = [
  {value: 'none', label: 'Free resources only', affords: 'free'},
  {value: 'some', label: 'A little, such as an upgrade of something free', affords: 'freemium'},
  {value: 'any', label: 'Whatever the plan needs', affords: 'paid'},
] as const

export type Budget = (typeof budgetOptions)[number]['value']

/** For a statement of an activity. */
export const interestOptions = [
  {value: 0, label: 'Dislike strongly'},
  {value: 1, label: 'Dislike'},
  {value: 2, label: 'Neither like nor dislike'},
  {value: 3, label: 'Like'},
  {value: 4, label: 'Like strongly'},
] as const

/** Hours a week to choose from; any other whole number of 1–80 is scored as well. */
export const weeklyHoursOptions = [2, 4, 6, 8, 10, 15, 20, 30, 40] as const

/** Nothing answered. */
export const noAnswers: Answers = {
  roles: [],
  years: null,
  target: null,
  specialisation: null,
  skills: {},
  interests: {},
  weeklyHours: null,
  latestMonth: null,
  budget: 'any',
  filters: {remote: false, noDegree: false, keepJob: false},
}
