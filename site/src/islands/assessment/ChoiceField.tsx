import type {ReactNode} from 'react'

export interface Choice {
  value: string
  label: ReactNode
  /** A short remark beside the label, such as that a choice is the usual one. */
  tag?: string | undefined
}

interface ChoiceFieldProps {
  /** Unique on the page; the first choice has this id, so that an error can link to it. */
  id: string
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  choices: readonly Choice[]
  /** Several may be chosen. */
  isMultiple?: boolean
  /** How choices stand: below each other, or as said; `beside` puts the question next to them. */
  layout?: 'inline' | 'columns' | 'beside' | 'beside inline'
  chosen: readonly string[]
  before?: ReactNode
  after?: ReactNode
  onChoose(value: string, isChosen: boolean): void
}

/** A question with choices: a fieldset of radio buttons, or of checkboxes. */
export function ChoiceField(props: ChoiceFieldProps) {
  const {id, legend, hint, error, choices, isMultiple, chosen, onChoose} = props
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={props.layout ? `question ${props.layout}` : 'question'}
      aria-describedby={described || undefined}
    >
      <legend>{legend}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {props.before}
      <div className="choices">
        {choices.map(({value, label, tag}, index) => (
          <label key={value} className="choice">
            <input
              type={isMultiple ? 'checkbox' : 'radio'}
              id={index === 0 ? id : undefined}
              name={id}
              value={value}
              checked={chosen.includes(value)}
              onChange={(event) => onChoose(value, event.currentTarget.checked)}
            />
            <span>
              {label}
              {tag && <span className="tag">{tag}</span>}
            </span>
          </label>
        ))}
      </div>
      {props.after}
    </fieldset>
  )
}
