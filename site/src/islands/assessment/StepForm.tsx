import {type ReactNode, useEffect, useRef} from 'react'
import {HEADING_ID} from './screens.ts'

/** An answer that is missing or cannot be used. */
export interface Problem {
  /** Of the field that mends it. */
  fieldId: string
  message: string
}

interface StepFormProps {
  heading: string
  /** Where the reader is. */
  progress: ReactNode
  problems: readonly Problem[]
  /** Changes with every attempt to go on, so that a second failure is noticed too. */
  attempt: number
  continueLabel?: string
  /** Before scripts are ready nothing could happen. */
  isReady?: boolean
  onContinue(): void
  onBack?: (() => void) | undefined
  children: ReactNode
  /** For a screen that may be left out as a whole. */
  onSkip?: () => void
}

/** One screen of questions. */
export function StepForm(props: StepFormProps) {
  const {heading, progress, problems, attempt, onContinue, onBack, onSkip, children} = props
  const summary = useRef<HTMLElement>(null)
  useEffect(() => {
    if (attempt > 0) summary.current?.focus()
  }, [attempt])
  return (
    <form
      className="step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onContinue()
      }}
    >
      <p>{progress}</p>
      <h2 id={HEADING_ID} tabIndex={-1}>
        {heading}
      </h2>
      {problems.length > 0 && (
        <section className="problems" ref={summary} tabIndex={-1} aria-labelledby="problems">
          <h3 id="problems">There is something to answer first</h3>
          <ul>
            {problems.map(({fieldId, message}) => (
              <li key={fieldId}>
                <a
                  href={`#${fieldId}`}
                  onClick={(event) => {
                    // The fragment of the address may carry answers, so it stays as it is.
                    event.preventDefault()
                    document.getElementById(fieldId)?.focus()
                  }}
                >
                  {message}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
      <p className="actions">
        {/* A submit button that is disabled keeps Enter from sending the form. */}
        <button className="button" type="submit" disabled={props.isReady === false}>
          {props.continueLabel ?? 'Continue'}
        </button>
        {onBack && (
          <button className="plain-button" type="button" onClick={onBack}>
            Back
          </button>
        )}
        {onSkip && (
          <button className="plain-button" type="button" onClick={onSkip}>
            Skip these
          </button>
        )}
      </p>
    </form>
  )
}
