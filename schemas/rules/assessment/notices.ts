import {filtersAgainst} from './filters.ts'
import type {Measure} from './measure.ts'
import {isAnswered} from './readerLevels.ts'
import type {Notice, RankedCareer} from './result.ts'

/** From this many answers, all the same says something about the answering. */
const sameFrom = 3

/** What is to be said about the answers, whatever the career. */
export function readerNotices({
  pack,
  index,
  answers,
  reader,
  interests,
  limitMonths,
}: Measure): Notice[] {
  const notices: Notice[] = []
  const skills = Object.values(answers.skills).filter(isAnswered)
  const known = new Set(reader.roles.map(({id}) => id))
  const unknownRoles = [...new Set(answers.roles)].filter((id) => !known.has(id)).sort()

  if (unknownRoles.length > 0) notices.push({kind: 'unknownRoles', ids: unknownRoles})
  if (answers.target !== null && !index.targets.some(({id}) => id === answers.target)) {
    notices.push({kind: 'unknownTarget', id: answers.target})
  }
  if (reader.roles.length === 0) notices.push({kind: 'noBackground'})
  if (skills.length === 0 && interests.kind === 'skipped') notices.push({kind: 'nothingAnswered'})
  if (skills.length >= sameFrom && new Set(skills).size === 1) {
    notices.push({kind: 'sameSkillAnswers'})
  }
  if (interests.kind === 'flat') notices.push({kind: 'flatInterests'})
  if (interests.kind === 'incomplete') notices.push({kind: 'incompleteInterests'})
  if (interests.kind === 'skipped' && pack.statements.length > 0) {
    notices.push({kind: 'skippedInterests'})
  }
  if (answers.latestMonth !== null && limitMonths === null) notices.push({kind: 'limitPassed'})
  return notices
}

/** What is to be said about the result for one career, besides. */
export function careerNotices(measured: RankedCareer, {index, answers, reader}: Measure): Notice[] {
  const {career, way, time} = measured
  const notices: Notice[] = []
  const filters = filtersAgainst(career, answers, index)
  if (reader.roles.includes(career)) notices.push({kind: 'targetIsBackground'})
  if (filters.length > 0) notices.push({kind: 'outsideFilters', filters})
  if (way.kind === 'none') notices.push({kind: 'noPath'})
  if (way.kind === 'borrowed') notices.push({kind: 'borrowedPath', from: way.from.title})
  if (way.kind !== 'none' && way.plan.unaffordableSteps.length > 0) {
    const {length: count} = way.plan.unaffordableSteps
    const hours = way.plan.unaffordableSteps.reduce((sum, step) => sum + step.hours, 0)
    notices.push({kind: 'unaffordableSteps', count, hours})
  }
  if (time?.isReadersPace === false) notices.push({kind: 'unknownPace'})
  if (measured.hasMedianInterest) notices.push({kind: 'medianInterest'})
  if (measured.hasMedianFeasibility) notices.push({kind: 'medianFeasibility'})
  return notices
}
