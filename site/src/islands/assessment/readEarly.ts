import type {Answers} from '@crosswalk/schemas/rules/assessment/answers'
import {yearsOptions} from '@crosswalk/schemas/rules/assessment/answers'
import {freshSession, type Session, withAnswers} from './session.ts'

/** Stands for an answer that names nothing: "none of these", "not sure", "show me options". */
export const NONE = '-'

/** What the reader has done on the printed first screen before the scripts were ready. */
export interface Early {
  session: Session
  /** Text in the field that narrows the list of roles. */
  typed: string
  /** What had the focus, where it has gone to in the new screen. */
  focused(container: HTMLElement): HTMLElement | null
}

export function readEarly(container: HTMLElement): Early {
  const chosen = (name: string) =>
    [...container.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)].map(
      ({value}) => value,
    )
  let session = freshSession
  const roles = chosen('role')
  if (roles.length > 0) {
    session = withAnswers(session, {roles: roles.filter((id) => id !== NONE)}, 'role')
  }
  const [years] = chosen('years')
  if (years !== undefined) session = withAnswers(session, {years: yearsFrom(years)}, 'years')
  const focused = document.activeElement
  const field = focused instanceof HTMLInputElement && container.contains(focused) ? focused : null
  return {
    session,
    typed: container.querySelector<HTMLInputElement>('input[type="search"]')?.value ?? '',
    focused: (renewed) =>
      [...renewed.querySelectorAll('input')].find(
        ({type, name, value}) =>
          type === field?.type &&
          name === field.name &&
          (type === 'search' || value === field.value),
      ) ?? null,
  }
}

export function yearsFrom(value: string): Answers['years'] {
  return yearsOptions.find((option) => option.value === value)?.value ?? null
}
