import {type Answers, noAnswers} from '@crosswalk/schemas/rules/assessment/answers'
import {assess} from '@crosswalk/schemas/rules/assessment/assess'
import type {Assessment} from '@crosswalk/schemas/rules/assessment/result'
import {examplePack} from '@crosswalk/schemas/rules/assessment/testing/examplePack'
import {expect, test} from 'vitest'
import {resultText} from './resultFiles.ts'
import {
  biggestGain,
  confidenceSentence,
  fitSummary,
  gapSentence,
  gateSentence,
  headline,
  strengthSentence,
  timeSentence,
} from './resultWords.ts'

const pack = examplePack()
const now = Date.UTC(2026, 10, 23)

function resultOf(answers: Partial<Answers>): Assessment {
  const all = {...noAnswers, roles: ['software-engineer'], target: 'product-manager', ...answers}
  const result = assess(pack, all, now)
  if (result.kind !== 'career') throw new Error('A target was named.')
  return result
}

test('the worked example reads as the reference tells it', () => {
  const result = resultOf({weeklyHours: 8, years: '2-4'})

  expect(headline(result)).toBe('Product Manager: a stretch')
  expect(biggestGain(result)).toBe('Your biggest single gain is product discovery.')
  expect(gateSentence(result)).toContain('product discovery is decisive in this work')
  expect(fitSummary(result.rows, 'Product Manager')).toBe(
    'Of the 10 skills that Product Manager work asks for, you bring 2 as needed, come close in 4, and have 4 to learn from further back.',
  )
})

test('a level is said with where it comes from', () => {
  const typical = resultOf({})
  const answered = resultOf({skills: {discovery: 1}})

  expect(gapSentence(typical.rows[0] as Assessment['rows'][number])).toBe(
    'Now: none (0), typical for a Software Engineer. Needed: do it alone (3).',
  )
  const row = answered.rows.find(({need}) => need.skillId === 'discovery')
  expect(row && gapSentence(row)).toContain('Now: know the words (1), by your own answer.')
  const transferred = typical.rows.find(({source}) => source.kind === 'transfer')
  expect(transferred && strengthSentence({row: transferred, covered: 2})).toContain(
    '“Choose under limits”: your system design, “lead or teach it”, counts here as level 2.',
  )
})

test.each([
  [{hours: 0, months: 0, limitMonths: null}, 'No step of the plan is left for you.'],
  [
    {hours: 260, months: 7.48, limitMonths: 9},
    '260 hours of learning are left for you. At 8 hours a week that is about 7.5 months, inside your limit of 9 months.',
  ],
  [
    {hours: 260, months: 7.48, limitMonths: 6},
    '260 hours of learning are left for you. At 8 hours a week that is about 7.5 months: 1.5 months more than your limit of 6 months.',
  ],
])('%j reads "%s"', (time, sentence) => {
  expect(timeSentence({weeklyHours: 8, isReadersPace: true, ...time})).toBe(sentence)
})

test('somebody with every skill is told to go ahead, and how sure that is', () => {
  const skills = Object.fromEntries(pack.skills.map(({id}) => [id, 4 as const]))
  const result = resultOf({skills})

  expect(headline(result)).toBe('You are ready for the work of a Product Manager')
  expect(confidenceSentence(result.confidence, 'Software Engineer')).toContain('this rests on what')
  expect(confidenceSentence(resultOf({}).confidence, 'Software Engineer')).toContain(
    'mostly based on a typical Software Engineer',
  )
})

test('the text file holds every part of the result, and never a number where there is none', () => {
  const text = resultText(resultOf({weeklyHours: 8}), {
    lines: [{question: 'Hours a week', answer: '8', screenName: 'limits'}],
    roleTitle: 'Software Engineer',
    now: new Date(now),
    pack,
  })

  expect(text).not.toMatch(/undefined|NaN|null|\[object/)
  expect(text).toContain('Readiness 0.475')
  expect(text).toContain('- Hours a week: 8')
  expect(text).toContain('Worked out on 23 November 2026')
})
