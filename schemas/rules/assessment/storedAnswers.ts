import type {Answers, SkillAnswer} from './answers.ts'
import type {AssessmentPack} from './pack.ts'
import {fitAnswers, type LooseAnswers, type Restored} from './restored.ts'

const format = 1
const dayMs = 86_400_000

/** How long answers are kept after they were last saved. */
export const storedForDays = 180

/**
 * Answers as the text of one entry in the device's storage, and of the JSON export.
 *
 * @param now - milliseconds since the epoch, UTC
 */
export function serialiseStored(answers: Answers, pack: AssessmentPack, now: number): string {
  return JSON.stringify({format, pack: pack.hash, savedAt: now, answers})
}

/**
 * Reads what `serialiseStored` wrote, for this pack or an older one.
 *
 * @param text - of the entry, or `null` if there is none; others may have written to it
 * @param now - milliseconds since the epoch, UTC
 * @returns never throws; `expired` from 180 days after saving, and for a date that is yet to come
 */
export function parseStored(text: string | null, pack: AssessmentPack, now: number): Restored {
  if (text === null) return {kind: 'refused', reason: 'empty'}
  const entry = parseJson(text)
  if (!isRecord(entry)) return {kind: 'refused', reason: 'corrupt'}
  if (entry.format !== format) {
    const reason = typeof entry.format === 'number' ? 'otherFormat' : 'corrupt'
    return {kind: 'refused', reason}
  }
  const {savedAt, pack: hash} = entry
  if (typeof savedAt !== 'number' || typeof hash !== 'string') {
    return {kind: 'refused', reason: 'corrupt'}
  }
  if (now - savedAt >= storedForDays * dayMs || savedAt - now > dayMs) {
    return {kind: 'refused', reason: 'expired'}
  }
  const loose = readLoose(entry.answers)
  return loose === undefined ? {kind: 'refused', reason: 'corrupt'} : fitAnswers(loose, hash, pack)
}

function readLoose(value: unknown): LooseAnswers | undefined {
  if (!isRecord(value)) return undefined
  const {roles, years, target, specialisation, skills, interests, weeklyHours, latestMonth} = value
  const {budget, filters} = value
  if (
    !Array.isArray(roles) ||
    !roles.every((id): id is string => typeof id === 'string') ||
    !isTextOrNull(years) ||
    !isTextOrNull(target) ||
    !isTextOrNull(specialisation) ||
    !isTextOrNull(latestMonth) ||
    !(weeklyHours === null || typeof weeklyHours === 'number') ||
    typeof budget !== 'string' ||
    !isRecord(skills) ||
    !isRecord(interests) ||
    !isRecord(filters)
  ) {
    return undefined
  }
  return {
    roles,
    years,
    target,
    specialisation,
    // Values of other kinds are refused by `fitAnswers`, which looks at each.
    skills: Object.entries(skills) as [string, SkillAnswer][],
    interests: Object.entries(interests) as [string, number][],
    weeklyHours,
    latestMonth,
    budget,
    filters: {
      remote: filters.remote === true,
      noDegree: filters.noDegree === true,
      keepJob: filters.keepJob === true,
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
