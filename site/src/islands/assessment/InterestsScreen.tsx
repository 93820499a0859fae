import {interestOptions} from '@crosswalk/schemas/rules/assessment/answers'
import type {PackStatement} from '@crosswalk/schemas/rules/assessment/pack'
import {ChoiceField} from './ChoiceField.tsx'
import type {Problem} from './StepForm.tsx'
import {interestFieldId, type Session, withAnswers} from './session.ts'

const CHOICES = interestOptions.map(({value, label}) => ({value: String(value), label}))

interface InterestsScreenProps {
  statements: readonly PackStatement[]
  session: Session
  problems: readonly Problem[]
  onChange(session: Session): void
}

/** Activities to like or dislike. */
export function InterestsScreen({statements, session, problems, onChange}: InterestsScreenProps) {
  const {interests} = session.answers
  return (
    <>
      <p className="text">
        Would you like to do this as part of your work? Leave pay, training and talent aside. You
        may skip the whole screen: interests are then left out, for every career alike.
      </p>
      {statements.map(({key, prompt, help}) => {
        const id = interestFieldId(key)
        const answer = interests[key]
        return (
          <ChoiceField
            key={key}
            id={id}
            legend={prompt}
            hint={help}
            layout="beside inline"
            choices={CHOICES}
            chosen={answer === undefined ? [] : [String(answer)]}
            error={
              problems.some(({fieldId}) => fieldId === id) ? 'Choose one of the five.' : undefined
            }
            onChoose={(value) =>
              onChange(withAnswers(session, {interests: {...interests, [key]: Number(value)}}))
            }
          />
        )
      })}
    </>
  )
}
