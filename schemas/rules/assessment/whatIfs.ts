import {monthsFromHours} from '../duration.ts'
import {type Answers, type SkillAnswer, weeklyHoursOptions} from './answers.ts'
import {type Measure, measureOf} from './measure.ts'
import type {PackCareer, PackSpecialisation} from './pack.ts'
import type {NextBand, RankedCareer, SkillRow, WhatIf} from './result.ts'
import {skillLevers} from './skillLevers.ts'

/** The career in question, and the moment that decides how far off the last month is. */
interface Question {
  career: PackCareer
  specialisation: PackSpecialisation | null
  now: number
}

const mostWhatIfs = 6

/**
 * What the result would be after one change: a level more in one skill, more hours a week, or no
 * limit. Each is computed afresh with all its effects, as a better skill may count for others.
 *
 * @returns those that change the band first, then by score; at most six, none without effect
 */
export function whatIfs(current: RankedCareer, measure: Measure, question: Question): WhatIf[] {
  const {answers} = measure
  const changes: {change: WhatIf['change']; answers: Answers}[] = current.rows
    .filter(({gap}) => gap > 0)
    .map((row) => {
      const to = levelAbove(row)
      const {skillId, title} = row.need
      const change = {kind: 'skill', skillId, title, from: row.level, to} as const
      return {change, answers: withSkill(answers, skillId, to)}
    })
  if (current.time !== null && current.parts.feasibility < 1) {
    const {weeklyHours: pace, hours, limitMonths} = current.time
    changes.push({change: {kind: 'noLimit'}, answers: {...answers, latestMonth: null}})
    const enough = weeklyHoursOptions.find(
      (option) => option > pace && (monthsFromHours(hours, option) ?? 0) <= (limitMonths ?? 0),
    )
    const to = enough ?? weeklyHoursOptions.findLast((option) => option > pace)
    if (to !== undefined) {
      changes.push({change: {kind: 'weeklyHours', to}, answers: {...answers, weeklyHours: to}})
    }
  }
  return changes
    .map(({change, answers: changed}): WhatIf => {
      const {score, parts, band} = remeasured(measure, changed, question)
      return {
        change,
        score,
        readiness: parts.readiness,
        band,
        changesBand: band.key !== current.band.key,
      }
    })
    .filter(({score}) => score > current.score)
    .sort((a, b) => Number(b.changesBand) - Number(a.changesBand) || b.score - a.score)
    .slice(0, mostWhatIfs)
}

/**
 * How learning alone leads to the next better band: what caps the band first, then one level at
 * a time wherever it adds most.
 *
 * @returns `null` in the best band, or if meeting every need would not be enough
 */
export function nextBand(
  current: RankedCareer,
  measure: Measure,
  question: Question,
): NextBand | null {
  const {bands} = measure.pack
  const place = bands.indexOf(current.band)
  const raised = new Map<string, NextBand['raises'][number]>()
  let state = current
  let {answers} = measure
  while (bands.indexOf(state.band) >= place) {
    const row = state.gate[0] ?? mostUseful(state)
    if (row === undefined) return null
    const {skillId, title} = row.need
    const to = levelAbove(row)
    raised.set(skillId, {skillId, title, from: raised.get(skillId)?.from ?? row.level, to})
    answers = withSkill(answers, skillId, to)
    state = remeasured(measure, answers, question)
  }
  return {band: state.band, raises: [...raised.values()]}
}

function mostUseful(state: RankedCareer): SkillRow | undefined {
  const [best] = skillLevers(state).sort((one, other) => other.lift - one.lift)
  return best?.row
}

function remeasured({pack}: Measure, answers: Answers, {career, specialisation, now}: Question) {
  return measureOf(pack, answers, now).of(career, specialisation)
}

/** The next whole level; with a gap it is never above 4. */
function levelAbove({level}: SkillRow): 1 | 2 | 3 | 4 {
  return (Math.floor(level) + 1) as 1 | 2 | 3 | 4
}

function withSkill(answers: Answers, skillId: string, level: SkillAnswer): Answers {
  return {...answers, skills: {...answers.skills, [skillId]: level}}
}
