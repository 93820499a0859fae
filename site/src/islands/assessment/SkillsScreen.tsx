import type {SkillAnswer} from '@crosswalk/schemas/rules/assessment/answers'
import type {SkillQuestion} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'
import {levelScale} from '@crosswalk/schemas/rules/levelScale'
import {withArticle} from '@crosswalk/schemas/rules/titles'
import {capitalise} from '../../templates/words.ts'
import {ChoiceField} from './ChoiceField.tsx'
import type {Problem} from './StepForm.tsx'
import {type Session, skillFieldId, withSkill} from './session.ts'

interface SkillsScreenProps {
  questions: readonly SkillQuestion[]
  session: Session
  /** Title of the reader's role, if the list had it. */
  roleTitle: string | undefined
  problems: readonly Problem[]
  onChange(session: Session): void
  onFillTypical(): void
}

/** A few skills, each to be placed on its own five levels. */
export function SkillsScreen(props: SkillsScreenProps) {
  const {questions, session, roleTitle, problems, onChange} = props
  const knowsTypical = questions.some(({typicalLevel}) => typicalLevel !== null)
  const typicalOf = roleTitle && knowsTypical ? withArticle(roleTitle) : undefined
  return (
    <>
      <p className="text">
        Choose by what you have done, not by what you have read about. “Not sure” is a fair answer.
      </p>
      <p className="typical">
        <button className="plain-button" type="button" onClick={props.onFillTypical}>
          {typicalOf ? 'Fill in what is typical' : 'Not sure of any'}
        </button>
        <span className="hint">
          {typicalOf
            ? `For what you have not answered here, takes the level that is typical for ${typicalOf}. You can change each one.`
            : 'Answers “Not sure” to what you have not answered here. You can change each one.'}
        </span>
      </p>
      {questions.map((question) => {
        const {skill} = question
        const id = skillFieldId(skill.id)
        const answer = session.answers.skills[skill.id]
        return (
          <ChoiceField
            key={skill.id}
            id={id}
            legend={skill.wording?.prompt ?? skill.title}
            hint={skill.wording?.help}
            layout="beside"
            choices={levelChoices(question, roleTitle)}
            chosen={answer === undefined ? [] : [String(answer)]}
            error={problems.find(({fieldId}) => fieldId === id)?.message}
            onChoose={(value) => onChange(withSkill(session, skill.id, answerFrom(value)))}
          />
        )
      })}
    </>
  )
}

function levelChoices({skill, typicalLevel}: SkillQuestion, roleTitle: string | undefined) {
  const levels = levelScale.map((label, level) => {
    const sentence = skill.levels?.[level]
    return {
      value: String(level),
      label: (
        <>
          <strong>{level === 0 ? 'None of these yet' : capitalise(label)}</strong>
          {sentence && <span className="anchor">{sentence}</span>}
        </>
      ),
      tag:
        level === typicalLevel && roleTitle ? `typical for ${withArticle(roleTitle)}` : undefined,
    }
  })
  return [...levels, {value: 'unsure', label: <strong>Not sure</strong>}]
}

function answerFrom(value: string): SkillAnswer {
  // The values are those of levelChoices.
  return value === 'unsure' ? value : (Number(value) as SkillAnswer)
}
