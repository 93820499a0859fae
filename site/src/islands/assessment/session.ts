import {
  type Answers,
  noAnswers,
  type SkillAnswer,
} from '@crosswalk/schemas/rules/assessment/answers'
import type {SkillQuestion} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'
import type {PackStatement} from '@crosswalk/schemas/rules/assessment/pack'
import type {Problem} from './StepForm.tsx'
import type {Screen} from './screens.ts'

/** A question whose answer may be empty: "none of these", "not sure", "show me options". */
export type Settled = 'role' | 'years' | 'target'

export interface Session {
  answers: Answers
  /** Of the questions that can be empty those that the reader has seen to. */
  settled: ReadonlySet<Settled>
}

export const freshSession: Session = {answers: noAnswers, settled: new Set()}

/** Answers that come from a link or from the device: what is empty in them is meant so. */
export function restoredSession(answers: Answers, screen: Screen): Session {
  const seen: Settled[] = ['role', 'years', 'target']
  const count = {role: 0, target: 2}[screen.name as string] ?? 3
  return {answers, settled: new Set(seen.slice(0, count))}
}

export function withAnswers(
  session: Session,
  change: Partial<Answers>,
  settled?: Settled,
): Session {
  return {
    answers: {...session.answers, ...change},
    settled: settled ? new Set([...session.settled, settled]) : session.settled,
  }
}

export function withSkill(session: Session, skillId: string, answer: SkillAnswer): Session {
  return withAnswers(session, {skills: {...session.answers.skills, [skillId]: answer}})
}

/** Answers with what is typical wherever the reader has not answered; unknown is "not sure". */
export function withTypicalSkills(session: Session, questions: readonly SkillQuestion[]): Session {
  return questions.reduce(
    (filled, {skill, typicalLevel}) =>
      skill.id in filled.answers.skills
        ? filled
        : withSkill(filled, skill.id, (typicalLevel as SkillAnswer | null) ?? 'unsure'),
    session,
  )
}

interface Asked {
  asked: readonly SkillQuestion[]
  statements: readonly PackStatement[]
}

/** What keeps the reader from leaving a screen; empty if nothing does. */
export function problemsOf(
  screenName: Screen['name'],
  {answers, settled}: Session,
  {asked, statements}: Asked,
): Problem[] {
  switch (screenName) {
    case 'role':
      return roleProblems(answers, settled)
    case 'target':
      if (answers.target !== null || settled.has('target')) return []
      return [{fieldId: 'target', message: 'Choose a career, or “Show me options”.'}]
    case 'skills':
      return asked
        .filter(({skill}) => !(skill.id in answers.skills))
        .map(({skill}) => ({
          fieldId: skillFieldId(skill.id),
          message: `${skill.title}: choose a level, or “Not sure”.`,
        }))
    case 'interests':
      return statements
        .filter(({key}) => !(key in answers.interests))
        .map(({key, prompt}) => ({fieldId: interestFieldId(key), message: prompt}))
    default:
      return []
  }
}

const MOST_ROLES = 2

function roleProblems(answers: Answers, settled: Session['settled']): Problem[] {
  const problems: Problem[] = []
  if (answers.roles.length === 0 && !settled.has('role')) {
    problems.push({fieldId: 'role', message: 'Choose your role, or “None of these”.'})
  }
  if (answers.roles.length > MOST_ROLES) {
    problems.push({fieldId: 'role', message: 'Choose at most two roles: take the mark off one.'})
  }
  if (answers.years === null && !settled.has('years')) {
    problems.push({fieldId: 'years', message: 'Say how long you have done this, or “Not sure”.'})
  }
  return problems
}

export function skillFieldId(skillId: string): string {
  return `skill-${skillId}`
}

export function interestFieldId(key: string): string {
  return `interest-${key}`
}
