import {checksum} from './checksum.ts'
import type {packFormat} from './pack.ts'

/**
 * The pack as it travels: rows instead of objects, positions instead of ids, whole numbers, and 0
 * for what is not there. `encodePack` writes it and says what each place holds.
 */
export interface WirePack {
  v: typeof packFormat
  /** Checksum of all this as JSON with an empty hash. */
  hash: string
  version: number
  skills: WireSkill[]
  careers: WireCareer[]
  /** Title, backgrounds or 0 for all, [from, to, strength in quarters]… */
  advantages: [string, number[] | 0, [number, number, number][]][]
  /** Steps of a roadmap: hours, cost, is optional, [skill, level reached]… */
  plans: [number, number, number, [number, number][]][][]
  /** Checksum of the titles of the steps, which travel by themselves. */
  titles: string
  /** From, to, specialisation + 1 or 0, months, weekly hours, keeps the job, plan, names, title. */
  paths: [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    [string, string] | 0,
    string | 0,
  ][]
  /** Readiness, interest and feasibility in thousandths. */
  weights: [number, number, number]
  /** Key, title, lowest score in thousandths, paragraphs. */
  bands: [string, string, number, string[]][]
  maxSkillQuestions: number
  /** Key, prompt, help, type as a place in `interestTypes`. */
  statements: [string, string, string | 0, number][]
  /** Key, prompt, help. */
  wordings: [string, string, string | 0][]
}

/**
 * Titles of the steps, roadmap by roadmap. They are a fifth of all text and printed in the result
 * alone, so they come in a file of their own, and nothing waits for them but the words.
 */
export type StepTitles = string[][]

/** Id and slug; 0 where they follow from the title. */
type WireNames = [string, string | 0] | 0

/** Title, what levels 0–4 look like, other words for its question, names. */
type WireSkill = [
  string,
  [string | 0, string, string, string, string] | 0,
  [string, string | 0] | 0,
  WireNames,
]

/** [skill, importance, level] */
type WireNeed = [number, number, number]

/**
 * Title, names, other titles, is target + 2 × is background, needs, haves as [skill, level],
 * interests, specialisations as [key, title, needs], remote and degree as places below.
 */
type WireCareer = [
  string,
  WireNames,
  string[],
  number,
  WireNeed[],
  [number, number][],
  number[] | 0,
  [string, string, WireNeed[]][],
  number,
  number,
]

/** What a place in a career's row means. */
export const remoteValues = [null, 'often', 'sometimes', 'rarely'] as const
export const degreeValues = [null, false, true] as const

/** @returns the pack's hash: over its JSON in the order of its fields */
export function hashOf(wire: object): string {
  return checksum(JSON.stringify({...wire, hash: ''}))
}

/** @returns the checksum that a pack names its titles by */
export function hashOfTitles(titles: StepTitles): string {
  return checksum(JSON.stringify(titles))
}
