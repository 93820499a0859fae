import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {ChoiceField} from './ChoiceField.tsx'
import {PickList} from './PickList.tsx'
import {NONE} from './readEarly.ts'
import type {Problem} from './StepForm.tsx'
import {type Session, withAnswers} from './session.ts'

const SHOWN_TARGETS = 20

interface TargetScreenProps {
  pack: AssessmentPack
  session: Session
  problems: readonly Problem[]
  onChange(session: Session): void
  announce(text: string): void
}

/** The career to measure against; those with a guide from the reader's work come first. */
export function TargetScreen({pack, session, problems, onChange, announce}: TargetScreenProps) {
  const {target, specialisation, roles} = session.answers
  const options = pack.careers
    .filter(({isTarget}) => isTarget)
    .map(({id, title, alternateTitles}) => {
      const path = pack.paths.find((one) => one.to === id && roles.includes(one.from))
      const from = pack.careers.find((career) => career.id === path?.from)
      return {id, title, alternateTitles, tag: from && `guide from ${from.title}`}
    })
    .sort((one, other) => Number(other.tag !== undefined) - Number(one.tag !== undefined))
  const variants = pack.careers.find(({id}) => id === target)?.specialisations ?? []
  const isOpen = target === null && session.settled.has('target')
  return (
    <>
      <PickList
        id="target"
        legend="Which career do you have in mind?"
        hint="If you have none in mind, every career is measured and the nearest come first."
        searchLabel="A career, by whatever name"
        options={options}
        lastChoice={{value: NONE, label: 'Show me options'}}
        chosen={isOpen ? [NONE] : target === null ? [] : [target]}
        shownCount={SHOWN_TARGETS}
        error={problems[0]?.message}
        onChoose={(id) => {
          const chosen = id === NONE ? null : id
          onChange(withAnswers(session, {target: chosen, specialisation: null}, 'target'))
        }}
        announce={announce}
      />
      {variants.length > 0 && (
        <ChoiceField
          id="specialisation"
          legend="Any direction within it?"
          layout="inline"
          choices={[
            {value: NONE, label: 'No, the career in general'},
            ...variants.map(({key, title}) => ({value: key, label: title})),
          ]}
          chosen={[specialisation ?? NONE]}
          onChoose={(key) =>
            onChange(withAnswers(session, {specialisation: key === NONE ? null : key}))
          }
        />
      )}
    </>
  )
}
