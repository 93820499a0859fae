import {hoursOfSteps, monthsFromHours} from '../duration.ts'
import {readiness} from '../readiness.ts'
import {isStepCovered, type Route, routesFrom} from '../routes.ts'
import {skillGap} from '../skillGap.ts'
import {type Answers, budgetOptions} from './answers.ts'
import {compareText} from './compareText.ts'
import {type PackCareer, type PackPath, stepCosts} from './pack.ts'
import type {PackIndex} from './packIndex.ts'
import type {ReaderLevels} from './readerLevels.ts'
import type {Plan, TimeNeeded, Way} from './result.ts'

/**
 * The steps of a path that are left: `H = Σ hours` of those whose skills the reader does not have
 * by their own levels. A budget takes out steps that it cannot pay for, without calling them done.
 *
 * @see product reference §3.2, step 5
 */
export function planOf(path: PackPath, {levels}: ReaderLevels, {budget}: Answers): Plan {
  const affords = budgetOptions.find(({value}) => value === budget)?.affords ?? 'paid'
  const affordable = stepCosts.indexOf(affords)
  const plan: Plan = {path, steps: [], hours: 0, doneSteps: [], unaffordableSteps: []}
  for (const step of path.steps) {
    if (isStepCovered(step, levels)) plan.doneSteps.push(step)
    else if (stepCosts.indexOf(step.cost) > affordable) plan.unaffordableSteps.push(step)
    else plan.steps.push(step)
  }
  plan.hours = hoursOfSteps(plan.steps)
  return plan
}

/** How much of what people in a career bring the reader brings as well, 0–1; the same for every target. */
export function likenessTo(
  from: PackCareer,
  {levels}: ReaderLevels,
  known: Map<string, number>,
): number {
  const before = known.get(from.id)
  if (before !== undefined) return before
  const needs = from.haves.map((have) => ({...have, title: '', importance: 1}))
  const likeness = readiness(skillGap({needs, levels})) ?? 0
  known.set(from.id, likeness)
  return likeness
}

interface Candidate {
  plan: Plan
  likeness: number
  hasSpecialisation: boolean
}

/**
 * The path to follow: one from a role of the reader, the shortest first; else that of the
 * background which is nearest, and among equally near ones the longest, which assumes least.
 * Paths to the specialisation in question go before others.
 *
 * @param known - likenesses found so far for this reader
 * @see product reference §3.3
 */
export function wayTo(
  target: PackCareer,
  specialisation: string | null,
  reader: ReaderLevels,
  answers: Answers,
  index: PackIndex,
  known: Map<string, number>,
): Way {
  const open = (index.pathsByTarget.get(target.id) ?? []).filter(
    ({canKeepJob}) => canKeepJob || !answers.filters.keepJob,
  )
  const roleIds = new Set(reader.roles.map(({id}) => id))
  const own = open.filter(({from}) => roleIds.has(from))
  const candidates = (own.length > 0 ? own : open).flatMap((path): Candidate[] => {
    const from = index.careers.get(path.from)
    if (from === undefined) return []
    return [
      {
        plan: planOf(path, reader, answers),
        likeness: own.length > 0 ? 1 : likenessTo(from, reader, known),
        hasSpecialisation: path.specialisation === specialisation,
      },
    ]
  })
  const direction = own.length > 0 ? 1 : -1
  candidates.sort(
    (one, other) =>
      Number(other.hasSpecialisation) - Number(one.hasSpecialisation) ||
      other.likeness - one.likeness ||
      direction * (openHours(one.plan) - openHours(other.plan)) ||
      compareText(one.plan.path.id, other.plan.path.id),
  )
  const [best] = candidates
  if (best === undefined) return {kind: 'none'}
  const {plan, likeness} = best
  if (own.length > 0) return {kind: 'matching', plan}
  const from = index.careers.get(plan.path.from)
  return from === undefined ? {kind: 'none'} : {kind: 'borrowed', plan, from, likeness}
}

/** With the steps that the budget leaves open: being unaffordable makes no path shorter. */
function openHours({hours, unaffordableSteps}: Plan): number {
  return hours + hoursOfSteps(unaffordableSteps)
}

/**
 * `M = H ÷ (hours a week × 4.345)`, at the pace of the path if the reader's is not known.
 *
 * @param limitMonths - above 0, or `null`
 */
export function timeOf(
  way: Way,
  {weeklyHours}: Answers,
  limitMonths: number | null,
): TimeNeeded | null {
  if (way.kind === 'none') return null
  const {hours, path} = way.plan
  const isReadersPace = weeklyHours !== null && weeklyHours > 0
  const pace = isReadersPace ? weeklyHours : path.weeklyHours
  const months = monthsFromHours(hours, pace) ?? 0
  return {hours, weeklyHours: pace, isReadersPace, months, limitMonths}
}

/**
 * `T = clamp(1 − max(0, M − Mmax) ÷ Mmax, 0, 1)`, or 1 without a limit: on time is 1, and taking
 * twice the time is 0.
 */
export function feasibilityOf({months, limitMonths}: TimeNeeded): number {
  if (limitMonths === null) return 1
  return Math.min(1, Math.max(0, 1 - Math.max(0, months - limitMonths) / limitMonths))
}

/** Whole months from this one to the last acceptable one; `null` without a limit or if none is left. */
export function limitInMonths({latestMonth}: Answers, now: number): number | null {
  const match = /^(\d{4})-(\d{2})$/.exec(latestMonth ?? '')
  if (match === null) return null
  const today = new Date(now)
  const months =
    (Number(match[1]) - today.getUTCFullYear()) * 12 + Number(match[2]) - 1 - today.getUTCMonth()
  return months > 0 ? months : null
}

/** The shortest way over two or three published paths from one of the roles, or `null`. */
export function stepwiseRoute(
  targetId: string,
  {roles, levels}: ReaderLevels,
  {filters}: Answers,
  index: PackIndex,
): Route<PackPath> | null {
  const rows = [...levels].map(([skillId, level]) => ({skillId, level}))
  const routes = roles
    .flatMap(({id}) => routesFrom({id, levels: rows}, index.pathsByOrigin))
    .filter(({legs}) => legs.length > 1 && legs.at(-1)?.path.to === targetId)
    .filter(({legs}) => !filters.keepJob || legs.every(({path}) => path.canKeepJob))
    .sort(
      (one, other) =>
        one.hours - other.hours ||
        one.legs.length - other.legs.length ||
        compareText(idsOf(one), idsOf(other)),
    )
  return routes[0] ?? null
}

function idsOf({legs}: Route<PackPath>): string {
  return legs.map(({path}) => path.id).join('\n')
}
