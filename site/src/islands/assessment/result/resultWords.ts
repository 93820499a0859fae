import type {
  Assessment,
  Confidence,
  LevelSource,
  NextBand,
  Notice,
  RankedCareer,
  SkillLever,
  SkillRow,
  Strength,
  TimeNeeded,
  WhatIf,
} from '@crosswalk/schemas/rules/assessment/result'
import {roundMonths} from '@crosswalk/schemas/rules/duration'
import {levelLabel} from '@crosswalk/schemas/rules/levelScale'
import {withArticle} from '@crosswalk/schemas/rules/titles'
import {countOf, listText} from '../../../templates/words.ts'
import {filterLabels} from '../answerWords.ts'

/** What the reader is measured against: the specialisation if one was chosen, else the career. */
export function nameOf({career, specialisation}: Assessment): string {
  return specialisation?.title ?? career.title
}

/** The result in words, without any number. */
export function headline(assessment: Assessment): string {
  const name = nameOf(assessment)
  if (assessment.isReady) return `You are ready for the work of ${withArticle(name)}`
  return `${name}: ${lowerFirst(assessment.band.title)}`
}

export function biggestGain({levers, isReady}: Assessment): string {
  const [lever] = levers
  if (isReady || !lever) {
    return 'You have every skill at the level that the work asks for. What remains is to show it: begin with the advice on landing the job.'
  }
  return `Your biggest single gain is ${lowerFirst(lever.row.need.title)}.`
}

/** Why the band is lower than the score would have it, or undefined. */
export function gateSentence({
  isCapped,
  gate,
  bandOfScore,
  band,
}: RankedCareer): string | undefined {
  if (!isCapped) return undefined
  const skills = listText(gate.map(({need}) => lowerFirst(need.title)))
  const [verb, it] = gate.length === 1 ? ['is', 'it'] : ['are', 'each']
  return `All in all this would be “${lowerFirst(bandOfScore.title)}”. But ${skills} ${verb} decisive in this work and ${it} lies two levels or more ahead of you, which makes it “${lowerFirst(band.title)}” for now.`
}

/** The picture of the fit, in a sentence. */
export function fitSummary(rows: readonly SkillRow[], name: string): string {
  const count = (bucket: SkillRow['bucket']) => rows.filter((row) => row.bucket === bucket).length
  return `Of the ${countOf(rows.length, 'skill')} that ${name} work asks for, you bring ${count('have')} as needed, come close in ${count('close')}, and have ${count('learn')} to learn from further back.`
}

/** "You said so" and its like, for the level of a row. */
export function sourceText(source: LevelSource): string {
  switch (source.kind) {
    case 'answer':
      return 'by your own answer'
    case 'typical':
      return `typical for ${withArticle(source.career.title)}`
    case 'transfer':
      return `through “${source.transfer.advantageTitle}”, from your ${lowerFirst(source.fromSkillTitle)}`
    case 'none':
      return 'nothing is known, so none is assumed'
  }
}

/** "2, can do with help"; credit for other skills comes in quarters, and its words are those of the level reached. */
export function levelText(level: number): string {
  return `${levelLabel(Math.floor(level))} (${level})`
}

export function strengthSentence({row}: Strength): string {
  const {need, level, source} = row
  const asked = `The work asks for “${levelLabel(need.level)}”`
  const isEnough = level >= need.level ? 'so this is covered' : 'so most of it is there'
  switch (source.kind) {
    case 'answer':
      return `You said “${levelLabel(Math.floor(level))}”. ${asked}, ${isEnough}.`
    case 'transfer':
      return `“${source.transfer.advantageTitle}”: your ${lowerFirst(source.fromSkillTitle)}, “${levelLabel(source.fromLevel)}”, counts here as level ${level}. ${asked}, ${isEnough}.`
    case 'typical':
      return `Typical for ${withArticle(source.career.title)}: “${levelLabel(Math.floor(level))}”. ${asked}, ${isEnough}.`
    case 'none':
      return `${asked}.`
  }
}

export function gapSentence({need, level, source}: SkillRow): string {
  return `Now: ${levelText(level)}, ${sourceText(source)}. Needed: ${levelText(need.level)}.`
}

export function leverSentence({row, cheapestStep}: SkillLever): string {
  const next = Math.min(row.need.level, Math.floor(row.level) + 1)
  const step = cheapestStep
    ? ` The plan has a step for it: “${cheapestStep.title}”, ${countOf(cheapestStep.hours, 'hour')}.`
    : ''
  return `Getting from “${levelLabel(Math.floor(row.level))}” to “${levelLabel(next)}” brings you further than one level more of anything else.${step}`
}

export function quickWinSentence({cheapestStep}: SkillLever): string {
  return cheapestStep
    ? `${countOf(cheapestStep.hours, 'hour')}: “${cheapestStep.title}”.`
    : 'No step of the plan raises it by itself.'
}

export function monthsText(months: number): string {
  const rounded = roundMonths(months)
  return rounded < 1 ? 'less than a month' : `about ${countOf(rounded, 'month')}`
}

export function timeSentence({
  hours,
  weeklyHours,
  isReadersPace,
  months,
  limitMonths,
}: TimeNeeded): string {
  if (hours === 0) return 'No step of the plan is left for you.'
  const pace = isReadersPace
    ? `At ${countOf(weeklyHours, 'hour')} a week`
    : `At the ${countOf(weeklyHours, 'hour')} a week of the guide`
  const takes = `${countOf(hours, 'hour')} of learning are left for you. ${pace} that is ${monthsText(months)}`
  if (limitMonths === null) return `${takes}.`
  const over = months - limitMonths
  if (over <= 0) return `${takes}, inside your limit of ${countOf(limitMonths, 'month')}.`
  return `${takes}: ${over < 1 ? 'a little' : countOf(roundMonths(over), 'month')} more than your limit of ${countOf(limitMonths, 'month')}.`
}

export function whatIfCondition({change}: WhatIf): string {
  switch (change.kind) {
    case 'skill':
      return `${change.title} at “${levelLabel(change.to)}” instead of “${levelLabel(change.from)}”`
    case 'weeklyHours':
      return `${countOf(change.to, 'hour')} a week`
    case 'noLimit':
      return 'No latest month'
  }
}

export function whatIfOutcome(whatIf: WhatIf, {score, band}: RankedCareer): string {
  if (whatIf.changesBand) return `makes it “${lowerFirst(whatIf.band.title)}”`
  const difference = whatIf.score - score
  return `keeps it “${lowerFirst(band.title)}”, ${difference >= 0 ? 'with' : 'less'} ${Math.abs(difference).toFixed(3)} ${difference >= 0 ? 'more in the score' : 'in the score'}`
}

export function nextBandSentence({band, raises}: NextBand): string {
  const steps = raises.map(
    ({title, from, to}) => `${lowerFirst(title)} from “${levelLabel(from)}” to “${levelLabel(to)}”`,
  )
  return `The shortest way to “${lowerFirst(band.title)}”: ${listText(steps)}.`
}

export function confidenceSentence(
  {level, answered, needed}: Confidence,
  roleTitle: string | undefined,
): string {
  const count = `You answered for ${answered} of the ${countOf(needed, 'skill')} that count here`
  if (level === 'high') return `${count}, so this rests on what you said.`
  const prior = roleTitle ? `a typical ${roleTitle}` : 'the assumption that you begin from nothing'
  if (level === 'medium')
    return `${count}; the rest is filled in from ${prior}. Answer more and it gets surer.`
  return `${count}, so this is mostly based on ${prior}. Take it as a first guess.`
}

/** Why a career stands where it stands. */
export function reasonSentence({strengths, gaps}: RankedCareer): string {
  const brings = listText(strengths.map(({row}) => lowerFirst(row.need.title)))
  const lacks = listText(gaps.map(({need}) => lowerFirst(need.title)))
  const first = brings ? `You bring ${brings}.` : 'Little of what it asks for is there yet.'
  return lacks ? `${first} Missing most: ${lacks}.` : `${first} Nothing is missing.`
}

/** `null` for what the result says elsewhere already. */
export function noticeText(notice: Notice): string | null {
  switch (notice.kind) {
    case 'noBackground':
      return 'Your role is not in our list, so only your answers count and nothing is filled in for you.'
    case 'sameSkillAnswers':
      return 'All of your answers on skills are the same, which makes any comparison unreliable. Look at them once more before you rely on this.'
    case 'flatInterests':
      return 'Your interests come out level, which fits every career alike. They are left out.'
    case 'incompleteInterests':
      return 'Some kinds of interest are not answered, so interests are left out.'
    case 'skippedInterests':
      return 'You skipped the interests. They are left out for every career alike.'
    case 'medianInterest':
      return 'Nobody has described the interests of this career yet, so it counts as middling in that respect.'
    case 'medianFeasibility':
      return 'There is no plan to measure the time by, so this career counts as middling in that respect.'
    case 'nothingAnswered':
      return 'You have not answered any question on skills. This shows what is typical, not what is yours.'
    case 'targetIsBackground':
      return 'This is the work that you do already. Its specialisations and the careers beside it may tell you more.'
    case 'unaffordableSteps':
      return `${countOf(notice.count, 'step')} of the plan, ${countOf(notice.hours, 'hour')} in all, cost more than you want to spend and are left out. Their skills stay open.`
    case 'unknownPace':
      return 'You did not say how many hours a week you have, so the pace of the guide is used.'
    case 'limitPassed':
      return 'Your latest month has passed, so no limit is counted.'
    case 'outsideFilters':
      return `This career does not meet what you asked for: ${filterText(notice.filters)}. It is shown because you named it.`
    case 'unknownTarget':
      return 'The career that you had in mind is not here any more, so all careers are compared.'
    case 'unknownRoles':
      return `${countOf(notice.ids.length, 'role')} of yours is not here any more and is left out.`
    case 'borrowedPath':
    case 'noPath':
      return null
  }
}

export function filterText(filters: readonly (typeof filterLabels)[number]['key'][]): string {
  return listText(
    filterLabels.filter(({key}) => filters.includes(key)).map(({label}) => lowerFirst(label)),
  )
}

/** "Stakeholder management" → "stakeholder management"; "SQL" and "A/B tests" stay. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) || /^A [a-z]/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

/** 0.475 → "0.475" */
export function exact(value: number): string {
  return value.toFixed(3)
}
