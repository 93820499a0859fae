import {type Answers, noAnswers} from '@crosswalk/schemas/rules/assessment/answers'
import {encodeAnswers} from '@crosswalk/schemas/rules/assessment/fragment'
import {parseStored, serialiseStored} from '@crosswalk/schemas/rules/assessment/storedAnswers'
import {examplePack} from '@crosswalk/schemas/rules/assessment/testing/examplePack'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {assessmentHref} from './presetLink.ts'
import {findScreen, questionScreens} from './screens.ts'
import {freshSession} from './session.ts'
import {startingPoint} from './startingPoint.ts'

const pack = examplePack()
const now = Date.UTC(2026, 10, 23)
const screens = questionScreens(10, false)
const answers: Answers = {
  ...noAnswers,
  roles: ['software-engineer'],
  target: 'product-manager',
  skills: {discovery: 2},
}

function start(fragment: string, stored: string | null = null, screenKey: string | null = null) {
  return startingPoint({
    pack,
    fragment,
    remembered: {restored: parseStored(stored, pack, now), screenKey},
    early: freshSession,
    findScreen: (key) => findScreen(key, screens),
  })
}

test('nothing at all begins with the first question and says nothing', () => {
  expect(start('')).toEqual({
    session: freshSession,
    screen: {name: 'role'},
    notices: [],
    isRemembering: false,
  })
})

test('a link of a page fills in target and background, and leaves the rest to be asked', () => {
  const href = assessmentHref({target: 'product-manager', from: 'software-engineer'})
  const {session, screen, notices} = start(href.split('#')[1] ?? '')

  expect(session.answers).toMatchObject({roles: answers.roles, target: answers.target, years: null})
  expect(session.settled.has('years')).toBe(false)
  expect(screen).toEqual({name: 'role'})
  expect(notices).toEqual([])
})

test('a link with answers shows their result, and wins over what the device remembers', () => {
  const stored = serialiseStored({...noAnswers, roles: ['software-engineer']}, pack, now)
  const {session, screen, isRemembering} = start(encodeAnswers(answers, pack), stored, 'target')

  expect(session.answers).toEqual(answers)
  expect(screen).toEqual({name: 'result'})
  expect(isRemembering).toBe(false)
})

test('remembered answers come back on the screen that they were left on', () => {
  const {session, screen, notices, isRemembering} = start(
    '',
    serialiseStored(answers, pack, now),
    'skills-2',
  )

  expect(session.answers).toEqual(answers)
  expect(screen).toEqual({name: 'skills', part: 1})
  expect(notices).toEqual(['Your answers are back: you asked this browser to remember them.'])
  expect(isRemembering).toBe(true)
})

test('an answer that is not asked any more is named', () => {
  const older = {...answers, skills: {...answers.skills, shorthand: 3 as const}}

  const {notices} = start(encodeAnswers(older, {...pack, hash: 'older'}))

  expect(notices.at(-1)).toBe('skill: shorthand')
})

test('whatever stands in the address or on the device, it starts, and says what it left out', () => {
  const strange = fc.oneof(
    fc.string(),
    fc.string({unit: 'binary', maxLength: 200}),
    fc.webFragments(),
    fc.constantFrom('__proto__', 'v=1&r=%', 'target=%00', 'v=1&c=', 'from=constructor&target='),
    fc.nat(60).map((end) => encodeAnswers(answers, pack).slice(0, end)),
  )
  fc.assert(
    fc.property(strange, fc.option(strange), fc.option(strange), (fragment, stored, key) => {
      const {session, screen, notices} = start(fragment, stored, key)
      return (
        screen.name === 'role' &&
        JSON.stringify(session.answers) === JSON.stringify(noAnswers) &&
        notices.length > 0 === (fragment !== '' || stored !== null)
      )
    }),
    {numRuns: 5_000},
  )
}, 60_000)
