import {yearsOptions} from '@crosswalk/schemas/rules/assessment/answers'
import {ChoiceField} from './ChoiceField.tsx'
import {PickList, type PickOption} from './PickList.tsx'
import {NONE, yearsFrom} from './readEarly.ts'
import type {Problem} from './StepForm.tsx'
import {type Session, withAnswers} from './session.ts'

const SHOWN_ROLES = 8

interface RoleScreenProps {
  backgrounds: readonly PickOption[]
  session: Session
  problems: readonly Problem[]
  initialText?: string
  onChange(session: Session): void
  announce?(text: string): void
}

/** What the reader does now, and for how long. The page prints it before any script runs. */
export function RoleScreen(props: RoleScreenProps) {
  const {backgrounds, session, problems, onChange} = props
  const {answers, settled} = session
  const isNone = answers.roles.length === 0 && settled.has('role')
  const choose = (id: string, isChosen: boolean) => {
    const others = id === NONE ? [] : answers.roles.filter((role) => role !== id)
    const roles = isChosen && id !== NONE ? [...others, id] : others
    const next = withAnswers(session, {roles})
    const isSettled = roles.length > 0 || (id === NONE && isChosen)
    onChange({
      ...next,
      settled: isSettled ? new Set([...next.settled, 'role']) : without(next.settled, 'role'),
    })
  }
  return (
    <>
      <PickList
        id="role"
        legend="What is your current or latest role?"
        hint="Mark one, or two if you have done both. It tells us what you are likely to bring already."
        searchLabel="Your work, by whatever name"
        options={backgrounds}
        lastChoice={{value: NONE, label: 'None of these'}}
        isMultiple
        chosen={isNone ? [NONE] : answers.roles}
        shownCount={SHOWN_ROLES}
        initialText={props.initialText ?? ''}
        error={problems.find(({fieldId}) => fieldId === 'role')?.message}
        onChoose={choose}
        {...(props.announce && {announce: props.announce})}
      />
      <ChoiceField
        id="years"
        legend="How long have you done this work?"
        layout="inline"
        choices={[...yearsOptions, {value: NONE, label: 'Not sure'}]}
        chosen={answers.years === null ? (settled.has('years') ? [NONE] : []) : [answers.years]}
        error={problems.find(({fieldId}) => fieldId === 'years')?.message}
        onChoose={(value) => onChange(withAnswers(session, {years: yearsFrom(value)}, 'years'))}
      />
    </>
  )
}

function without(settled: Session['settled'], one: 'role'): Session['settled'] {
  return new Set([...settled].filter((name) => name !== one))
}
