import {hoursOfSteps, monthsFromHours} from '../duration.ts'
import {readinessOf} from '../readiness.ts'
import {isStepCovered, type Route, routesFrom} from '../routes.ts'
import {gapSums} from '../skillGap.ts'
import {type Answers, budgetOptions} from './answers.ts'
import {compareText} from './compareText.ts'
import {type PackCareer, type PackPath, type PackStep, stepCosts} from './pack.ts'
import type {PackIndex} from './packIndex.ts'
import type {ReaderLevels} from './readerLevels.ts'
import type {Plan, TimeNeeded, Way} from './result.ts'

/** How a step stands for a reader; what the budget cannot pay for stays open. */
type StepState = 'done' | 'open' | 'unaffordable'

function stateOf(step: PackStep, {levels}: ReaderLevels, affordable: number): StepState {
  if (isStepCovered(step, levels)) return 'done'
  return stepCosts.indexOf(step.cost) > affordable ? 'unaffordable' : 'open'
}

/** The last cost that a budget affords, as a place in `stepCosts`. */
function affordableCost({budget}: Answers): number {
  return stepCosts.indexOf(budgetOptions.find(({value}) => value === budget)?.affords ?? 'paid')
}

/**
 * The steps of a path that are left: `H = Σ hours` of those whose skills the reader does not have
 * by their own levels. A budget takes out steps that it cannot pay for, without calling them done.
 *
 * @see product reference §3.2, step 5
 */
export function planOf(path: PackPath, reader: ReaderLevels, answers: Answers): Plan {
  const affordable = affordableCost(answers)
  const inState = (state: StepState) =>
    path.steps.filter((step) => stateOf(step, reader, affordable) === state)
  const steps = inState('open')
  return {
    path,
    steps,
    hours: hoursOfSteps(steps),
    doneSteps: inState('done'),
    unaffordableSteps: inState('unaffordable'),
  }
}

/** How much of what people in a career bring the reader brings as well, 0–1; the same for every target. */
function likenessTo(from: PackCareer, {levels}: ReaderLevels, known: Map<string, number>): number {
  const before = known.get(from.id)
  if (before !== undefined) return before
  const needs = from.haves.map((have) => ({...have, title: '', importance: 1}))
  const likeness = readinessOf(gapSums(needs, levels, noTransfers)) ?? 0
  known.set(from.id, likeness)
  return likeness
}

const noTransfers = new Map<string, never>()

/** A path with what decides between several, and what it costs in hours; its steps come when asked for. */
export interface PathChoice {
  path: PackPath
  from: PackCareer
  isOwn: boolean
  /** 1 for an own path. */
  likeness: number
  hasSpecialisation: boolean
  /** H */
  hours: number
  /** With the steps that the budget leaves open: being unaffordable makes no path shorter. */
  openHours: number
}

/**
 * The path to follow: one from a role of the reader, the shortest first; else that of the
 * background which is nearest, and among equally near ones the longest, which assumes least.
 * Paths to the specialisation in question go before others.
 *
 * @param known - likenesses found so far for this reader
 * @see product reference §3.3
 */
export function choosePath(
  target: PackCareer,
  specialisation: string | null,
  reader: ReaderLevels,
  answers: Answers,
  index: PackIndex,
  known: Map<string, number>,
): PathChoice | null {
  const affordable = affordableCost(answers)
  let best: PathChoice | null = null
  for (const path of index.pathsByTarget.get(target.id) ?? []) {
    const from = index.careers.get(path.from)
    if (from === undefined || (answers.filters.keepJob && !path.canKeepJob)) continue
    const isOwn = reader.roles.includes(from)
    if (best?.isOwn === true && !isOwn) continue
    const choice: PathChoice = {
      path,
      from,
      isOwn,
      likeness: isOwn ? 1 : likenessTo(from, reader, known),
      hasSpecialisation: path.specialisation === specialisation,
      hours: 0,
      openHours: 0,
    }
    for (const step of path.steps) {
      const state = stateOf(step, reader, affordable)
      if (state === 'open') choice.hours += step.hours
      if (state !== 'done') choice.openHours += step.hours
    }
    if (best === null || byFitness(choice, best) < 0) best = choice
  }
  return best
}

/** Ids differ, so the order is total and the order of paths never matters. */
function byFitness(one: PathChoice, other: PathChoice): number {
  const direction = one.isOwn ? 1 : -1
  return (
    Number(other.isOwn) - Number(one.isOwn) ||
    Number(other.hasSpecialisation) - Number(one.hasSpecialisation) ||
    other.likeness - one.likeness ||
    direction * (one.openHours - other.openHours) ||
    compareText(one.path.id, other.path.id)
  )
}

export function wayOf(choice: PathChoice | null, reader: ReaderLevels, answers: Answers): Way {
  if (choice === null) return {kind: 'none'}
  const {path, from, isOwn, likeness} = choice
  const plan = planOf(path, reader, answers)
  return isOwn ? {kind: 'matching', plan} : {kind: 'borrowed', plan, from, likeness}
}

/**
 * `M = H ÷ (hours a week × 4.345)`, at the pace of the path if the reader's is not known.
 *
 * @param limitMonths - above 0, or `null`
 */
export function timeOf(
  choice: PathChoice | null,
  {weeklyHours}: Answers,
  limitMonths: number | null,
): TimeNeeded | null {
  if (choice === null) return null
  const {hours, path} = choice
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
