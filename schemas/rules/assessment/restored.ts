import {type Answers, budgetOptions, noAnswers, type SkillAnswer, yearsOptions} from './answers.ts'
import type {AssessmentPack} from './pack.ts'
import {packIndex} from './packIndex.ts'

/** What came back from a link or from the device. */
export type Restored =
  | {
      kind: 'answers'
      answers: Answers
      /** False if they were given to the questions of another pack. */
      isSamePack: boolean
      /** Answers that this pack has no question for; say which. */
      dropped: Dropped[]
    }
  | {kind: 'refused'; reason: RestoreRefusal}

/**
 * - `empty`: nothing was there, and nothing needs to be said
 * - `corrupt`: damaged, cut off or made up
 * - `otherFormat`: written by another version of the page
 * - `expired`: kept for longer than promised, and to be removed
 */
export type RestoreRefusal = 'empty' | 'corrupt' | 'otherFormat' | 'expired'

export interface Dropped {
  subject: 'role' | 'target' | 'specialisation' | 'skill' | 'interest'
  /** Id or key, as the other pack had it. */
  id: string
}

/** Answers as they come in: of the right shape, but not yet of this pack. */
export interface LooseAnswers {
  roles: readonly string[]
  years: string | null
  target: string | null
  specialisation: string | null
  skills: readonly (readonly [string, SkillAnswer])[]
  interests: readonly (readonly [string, number])[]
  weeklyHours: number | null
  latestMonth: string | null
  budget: string
  filters: Answers['filters']
}

/**
 * Fits answers to a pack: those about content that it does not have are left out and named.
 *
 * @returns `corrupt` if a value is none that can be chosen
 */
export function fitAnswers(loose: LooseAnswers, packHash: string, pack: AssessmentPack): Restored {
  const years = yearsOptions.find(({value}) => value === loose.years)?.value ?? null
  const budget = budgetOptions.find(({value}) => value === loose.budget)?.value
  if (
    budget === undefined ||
    (loose.years !== null && years === null) ||
    !isHours(loose.weeklyHours) ||
    !isMonth(loose.latestMonth) ||
    !loose.skills.every(([, answer]) => answer === 'unsure' || isStep(answer)) ||
    !loose.interests.every(([, score]) => isStep(score))
  ) {
    return {kind: 'refused', reason: 'corrupt'}
  }
  const dropped: Dropped[] = []
  const keep = (subject: Dropped['subject'], id: string, isKnown: boolean | undefined) => {
    if (isKnown !== true) dropped.push({subject, id})
    return isKnown === true
  }
  const {careers, targets} = packIndex(pack)
  const career = targets.find(({id}) => id === loose.target)
  const key = loose.specialisation
  const asked = new Set(pack.skills.flatMap(({id, levels}) => (levels === null ? [] : [id])))
  const statements = new Set(pack.statements.map((statement) => statement.key))
  const answers: Answers = {
    ...noAnswers,
    roles: [...new Set(loose.roles)].filter((id) =>
      keep('role', id, careers.get(id)?.isBackground),
    ),
    years,
    target:
      loose.target !== null && keep('target', loose.target, career !== undefined)
        ? loose.target
        : null,
    specialisation:
      key !== null &&
      keep(
        'specialisation',
        key,
        career?.specialisations.some((one) => one.key === key),
      )
        ? key
        : null,
    skills: Object.fromEntries(loose.skills.filter(([id]) => keep('skill', id, asked.has(id)))),
    interests: Object.fromEntries(
      loose.interests.filter(([id]) => keep('interest', id, statements.has(id))),
    ),
    weeklyHours: loose.weeklyHours,
    latestMonth: loose.latestMonth,
    budget,
    filters: loose.filters,
  }
  return {kind: 'answers', answers, isSamePack: packHash === pack.hash, dropped}
}

function isStep(value: unknown): boolean {
  return value === 0 || value === 1 || value === 2 || value === 3 || value === 4
}

function isHours(value: number | null): boolean {
  return value === null || (Number.isInteger(value) && value >= 0 && value <= 80)
}

function isMonth(value: string | null): boolean {
  return value === null || /^\d{4}-(0[1-9]|1[0-2])$/.test(value)
}
