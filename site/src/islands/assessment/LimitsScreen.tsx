import {
  type Budget,
  budgetOptions,
  type Filters,
  weeklyHoursOptions,
} from '@crosswalk/schemas/rules/assessment/answers'
import {filterLabels} from './answerWords.ts'
import {ChoiceField} from './ChoiceField.tsx'
import {monthAfter, monthText} from './months.ts'
import {NONE} from './readEarly.ts'
import {type Session, withAnswers} from './session.ts'

const LIMITS_MONTHS = [6, 9, 12, 18, 24, 36]

interface LimitsScreenProps {
  session: Session
  now: number
  onChange(session: Session): void
}

/** What the plan has to fit into. Nothing here has to be answered. */
export function LimitsScreen({session, now, onChange}: LimitsScreenProps) {
  const {weeklyHours, latestMonth, budget, filters} = session.answers
  const months = LIMITS_MONTHS.map((count) => ({
    value: monthAfter(now, count),
    label: `In ${count} months, by ${monthText(monthAfter(now, count))}`,
  }))
  const isOther = latestMonth !== null && months.every(({value}) => value !== latestMonth)
  return (
    <>
      <p className="text">Leave what you do not know yet; nothing here has to be answered.</p>
      <ChoiceField
        id="hours"
        legend="How many hours a week can you give it?"
        hint="Hours that you will really have, in an ordinary week."
        layout="inline"
        choices={[
          {value: NONE, label: 'Not sure'},
          ...hoursChoices(weeklyHours).map((hours) => ({
            value: String(hours),
            label: `${hours}`,
          })),
        ]}
        chosen={[weeklyHours ? String(weeklyHours) : NONE]}
        onChoose={(value) =>
          onChange(withAnswers(session, {weeklyHours: value === NONE ? null : Number(value)}))
        }
      />
      <ChoiceField
        id="latest"
        legend="By when should the change have happened?"
        layout="columns"
        choices={[
          {value: NONE, label: 'No limit'},
          ...(isOther ? [{value: latestMonth, label: `By ${monthText(latestMonth)}`}] : []),
          ...months,
        ]}
        chosen={[latestMonth ?? NONE]}
        onChoose={(value) =>
          onChange(withAnswers(session, {latestMonth: value === NONE ? null : value}))
        }
      />
      <ChoiceField
        id="budget"
        legend="What may the learning cost?"
        layout="columns"
        choices={budgetOptions}
        chosen={[budget]}
        onChoose={(value) => onChange(withAnswers(session, {budget: budgetFrom(value)}))}
      />
      <ChoiceField
        id="filters"
        legend="Is anything of this a must?"
        hint="Careers and guides that rule it out are left out. What is not known is kept."
        isMultiple
        choices={filterLabels.map(({key, label}) => ({value: key, label}))}
        chosen={filterLabels.flatMap(({key}) => (filters[key] ? [key] : []))}
        onChoose={(value, isChosen) => {
          const changed: Filters = {...filters, [value]: isChosen}
          onChange(withAnswers(session, {filters: changed}))
        }}
      />
    </>
  )
}

/** The usual choices, with the reader's own number if a link has brought another. */
export function hoursChoices(own: number | null): number[] {
  return [...new Set<number>([...weeklyHoursOptions, ...(own ? [own] : [])])].sort((a, b) => a - b)
}

function budgetFrom(value: string): Budget {
  return budgetOptions.find((option) => option.value === value)?.value ?? 'any'
}
