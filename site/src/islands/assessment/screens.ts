import type {SkillQuestion} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'

/** Skills asked about on one screen: few enough to see the end, enough to compare. */
const SKILLS_PER_SCREEN = 5

export type Screen =
  | {name: 'role' | 'target' | 'interests' | 'limits' | 'review' | 'result'}
  /** `part` counts from 0. */
  | {name: 'skills'; part: number}

/** Of the heading that takes the focus when a screen is shown. */
export const HEADING_ID = 'step-heading'

/** Every screen on which something is asked, in order. */
export function questionScreens(skillCount: number, hasStatements: boolean): Screen[] {
  const parts = Math.ceil(skillCount / SKILLS_PER_SCREEN)
  return [
    {name: 'role'},
    {name: 'target'},
    ...Array.from({length: parts}, (_, part): Screen => ({name: 'skills', part})),
    ...(hasStatements ? [{name: 'interests'} as const] : []),
    {name: 'limits'},
  ]
}

/** What one screen asks; screens are as even as they can be, so that none has a single question. */
export function skillsOnScreen(questions: readonly SkillQuestion[], part: number): SkillQuestion[] {
  const parts = Math.ceil(questions.length / SKILLS_PER_SCREEN)
  const start = (index: number) => Math.round((questions.length * index) / parts)
  return questions.slice(start(part), start(part + 1))
}

const TITLES: Record<Screen['name'], string> = {
  role: 'Your work',
  target: 'Where to',
  skills: 'Skills',
  interests: 'Interests',
  limits: 'Time and money',
  review: 'Review',
  result: 'Result',
}

export const HEADINGS: Record<Screen['name'], string> = {
  role: 'Where are you now?',
  target: 'Where would you like to be?',
  skills: 'What can you do already?',
  interests: 'What do you like doing?',
  limits: 'What has the plan to fit into?',
  review: 'Are these your answers?',
  result: 'Your result',
}

/** "Skills, 2 of 3" */
export function screenTitle(screen: Screen, screens: readonly Screen[]): string {
  const title = TITLES[screen.name]
  if (screen.name !== 'skills') return title
  const parts = screens.filter(({name}) => name === 'skills').length
  return parts === 1 ? title : `${title}, ${screen.part + 1} of ${parts}`
}

export function isSameScreen(one: Screen, other: Screen): boolean {
  return screenKey(one) === screenKey(other)
}

/** "skills-1": for the history of the browser and for storage. */
export function screenKey(screen: Screen): string {
  return screen.name === 'skills' ? `skills-${screen.part + 1}` : screen.name
}

/** The screen with this key, or undefined where there is none. */
export function findScreen(key: unknown, screens: readonly Screen[]): Screen | undefined {
  return [...screens, {name: 'review'} as const, {name: 'result'} as const].find(
    (screen) => screenKey(screen) === key,
  )
}

/** The screen that asks about this skill, or undefined. */
export function screenOfSkill(
  skillId: string,
  questions: readonly SkillQuestion[],
  screens: readonly Screen[],
): Screen | undefined {
  return screens.find(
    (screen) =>
      screen.name === 'skills' &&
      skillsOnScreen(questions, screen.part).some(({skill}) => skill.id === skillId),
  )
}
