import {
  type Answers,
  noAnswers,
  type Years,
  yearsOptions,
} from '@crosswalk/schemas/rules/assessment/answers'

/** A reader made up to try the assessment with. */
export interface Persona {
  id: string
  name: string
  /** Id of the present job. */
  role: string
  years: Years
  weeklyHours: number
  /** By key of the statement; empty if the interests are skipped. */
  interests: Record<string, number>
}

const storageName = 'crosswalk.personas'

/** Answers as the persona would give them: its job's typical levels stand for what it does not say. */
export function answersOf({role, years, weeklyHours, interests}: Persona): Answers {
  return {...noAnswers, roles: [role], years, weeklyHours, interests}
}

/** @returns those that were saved in this browser; none if nothing or something else is there */
export function readPersonas(storage: Storage): Persona[] {
  let value: unknown
  try {
    value = JSON.parse(storage.getItem(storageName) ?? '[]')
  } catch {
    return []
  }
  return Array.isArray(value) ? value.filter(isPersona) : []
}

export function writePersonas(storage: Storage, personas: readonly Persona[]): void {
  storage.setItem(storageName, JSON.stringify(personas))
}

function isPersona(value: unknown): value is Persona {
  const {id, name, role, years, weeklyHours, interests} = Object(value)
  return (
    [id, name, role].every((text) => typeof text === 'string') &&
    yearsOptions.some((option) => option.value === years) &&
    typeof weeklyHours === 'number' &&
    typeof interests === 'object' &&
    interests !== null
  )
}
