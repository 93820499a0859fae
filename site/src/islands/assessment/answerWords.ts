import {
  type Answers,
  budgetOptions,
  type Filters,
  interestOptions,
  yearsOptions,
} from '@crosswalk/schemas/rules/assessment/answers'
import type {SkillQuestion} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {levelScale} from '@crosswalk/schemas/rules/levelScale'
import {capitalise, countOf, listText} from '../../templates/words.ts'
import {monthText} from './months.ts'
import type {Screen} from './screens.ts'

export const filterLabels: readonly {key: keyof Filters; label: string}[] = [
  {key: 'remote', label: 'The work can be done remotely'},
  {key: 'noDegree', label: 'No degree is required'},
  {key: 'keepJob', label: 'I can keep my job while I learn'},
]

export interface AnsweredLine {
  question: string
  answer: string
  /** Where it can be changed. */
  screenName: Screen['name']
  skillId?: string
}

/** Every answer in words, in the order of the questions. */
export function answeredLines(
  answers: Answers,
  pack: AssessmentPack,
  questions: readonly SkillQuestion[],
): AnsweredLine[] {
  const titleOf = (id: string) => pack.careers.find((career) => career.id === id)?.title ?? id
  const target = pack.careers.find(({id}) => id === answers.target)
  const variant = target?.specialisations.find(({key}) => key === answers.specialisation)
  const filters = filterLabels.filter(({key}) => answers.filters[key]).map(({label}) => label)
  return [
    {
      question: 'Current or latest role',
      answer: listText(answers.roles.map(titleOf)) || 'None of the list',
      screenName: 'role',
    },
    {
      question: 'Years in it',
      answer: yearsOptions.find(({value}) => value === answers.years)?.label ?? 'Not sure',
      screenName: 'role',
    },
    {
      question: 'Career in mind',
      answer: target ? (variant?.title ?? target.title) : 'Show me options',
      screenName: 'target',
    },
    ...questions.map(({skill}) => ({
      question: skill.title,
      answer: skillAnswerText(answers.skills[skill.id]),
      screenName: 'skills' as const,
      skillId: skill.id,
    })),
    ...(pack.statements.length === 0
      ? []
      : [
          {
            question: 'Interests',
            answer: interestsText(answers, pack),
            screenName: 'interests',
          } as const,
        ]),
    {
      question: 'Hours a week',
      answer: answers.weeklyHours ? String(answers.weeklyHours) : 'Not sure',
      screenName: 'limits',
    },
    {
      question: 'Latest month',
      answer: answers.latestMonth ? monthText(answers.latestMonth) : 'No limit',
      screenName: 'limits',
    },
    {
      question: 'Cost of learning',
      answer: budgetOptions.find(({value}) => value === answers.budget)?.label ?? '',
      screenName: 'limits',
    },
    {question: 'Musts', answer: filters.join('; ') || 'None', screenName: 'limits'},
  ]
}

function skillAnswerText(answer: Answers['skills'][string] | undefined): string {
  if (answer === undefined) return 'Not answered'
  return answer === 'unsure' ? 'Not sure' : capitalise(levelScale[answer])
}

function interestsText({interests}: Answers, {statements}: AssessmentPack): string {
  const answered = statements.filter(({key}) => key in interests)
  if (answered.length === 0) return 'Skipped'
  const likes = answered.filter(({key}) => (interests[key] ?? 0) > LIKE_FROM).length
  return `${countOf(answered.length, 'activity', 'activities')} rated, ${likes} of them liked`
}

const LIKE_FROM = interestOptions[2].value
