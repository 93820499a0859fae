import type {SkillQuestion} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'
import {expect, test} from 'vitest'
import {findScreen, questionScreens, screenKey, screenTitle, skillsOnScreen} from './screens.ts'

function questions(count: number): SkillQuestion[] {
  return Array.from({length: count}, (_, index) => ({
    skill: {
      id: `skill-${index}`,
      slug: null,
      title: `Skill ${index}`,
      levels: [null, 'Reads.', 'Helps.', 'Does.', 'Leads.'],
      wording: null,
    },
    typicalLevel: null,
  }))
}

test.each([
  [1, [1]],
  [5, [5]],
  [6, [3, 3]],
  [10, [5, 5]],
  [11, [4, 3, 4]],
  [14, [5, 4, 5]],
  [20, [5, 5, 5, 5]],
])('%i skills stand on even screens', (count, sizes) => {
  const asked = questions(count)
  const parts = questionScreens(count, true).filter(({name}) => name === 'skills')

  const shown = parts.map((_, part) => skillsOnScreen(asked, part))

  expect(shown.map(({length}) => length)).toEqual(sizes)
  expect(shown.flat()).toEqual(asked)
})

test('a screen without questions is left out, and the place in several is said', () => {
  const screens = questionScreens(10, false)

  expect(screens.map((screen) => screenTitle(screen, screens))).toEqual([
    'Your work',
    'Where to',
    'Skills, 1 of 2',
    'Skills, 2 of 2',
    'Time and money',
  ])
})

test('every screen is found again by its key, and nothing else is', () => {
  const screens = questionScreens(14, true)

  for (const screen of screens) expect(findScreen(screenKey(screen), screens)).toEqual(screen)
  for (const key of ['skills-9', 'skills', '__proto__', null, 7]) {
    expect(findScreen(key, screens)).toBeUndefined()
  }
})
