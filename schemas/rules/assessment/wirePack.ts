import {interestTypes} from '../interests.ts'
import type {SkillLevel, SkillNeed} from '../skillGap.ts'
import {checksum} from './checksum.ts'
import {defaultNames, defaultPathNames, type Names} from './defaultNames.ts'
import {
  type AssessmentPack,
  type PackCareer,
  type PackPath,
  type PackSkill,
  type PackStep,
  packFormat,
  stepCosts,
} from './pack.ts'
import {amount, Damage, list, orNull, type Read, refuse, row, text, whole} from './readers.ts'

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
  /** Steps of a roadmap: title, hours, cost, is optional, [skill, level reached]… */
  plans: [string, number, number, number, [number, number][]][][]
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

/** - `notAPack`: something else · `otherFormat`: of another version · `damaged`: not as it was built */
export type PackRefusal = 'notAPack' | 'otherFormat' | 'damaged'

export type Decoded =
  | {kind: 'pack'; pack: AssessmentPack}
  | {
      kind: 'refused'
      reason: PackRefusal
      /** For the report of a build and the console; names the place. */
      detail: string
    }

/**
 * Reads a pack and trusts nothing in it: form, ranges, references and checksum are all looked at,
 * because a number from a damaged pack would look like any other.
 *
 * @param value - parsed JSON
 * @returns never throws
 */
export function decodePack(value: unknown): Decoded {
  if (typeof value !== 'object' || value === null || !('v' in value)) {
    return {kind: 'refused', reason: 'notAPack', detail: 'This is no data of an assessment.'}
  }
  if (value.v !== packFormat) {
    const detail = `The data has format ${value.v}; this page reads format ${packFormat}.`
    return {kind: 'refused', reason: 'otherFormat', detail}
  }
  try {
    // Every field is unknown until read below.
    return {kind: 'pack', pack: readPack(value as Record<keyof WirePack, unknown>)}
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    return {kind: 'refused', reason: 'damaged', detail: error.message}
  }
}

/** @returns the pack's hash: over its JSON in the order of its fields */
export function hashOf(wire: object): string {
  return checksum(JSON.stringify({...wire, hash: ''}))
}

function readPack(wire: Record<keyof WirePack, unknown>): AssessmentPack {
  if (wire.hash !== hashOf(wire)) refuse('The checksum', 'that of the data')
  const skills = unique(list(readSkill)(wire.skills, 'skills'), 'skills')
  const skillAt = placeIn(skills)
  const careers = unique(list(readCareer(skillAt))(wire.careers, 'careers'), 'careers')
  const careerAt = placeIn(careers)
  const plans = list(list(readStep(skillAt)))(wire.plans, 'plans')
  const [readiness, interest, feasibility] = row(
    perMille,
    perMille,
    perMille,
  )(wire.weights, 'weights')
  if (Math.abs(readiness + interest + feasibility - 1) > 0.0015) refuse('weights', 'a sum of 1')
  return {
    format: packFormat,
    hash: text(wire.hash, 'hash'),
    version: whole(1, 1e6)(wire.version, 'version'),
    skills,
    careers,
    transfers: list(readAdvantage(skillAt, careerAt))(wire.advantages, 'advantages').flat(),
    paths: unique(list(readPath(careerAt, plans))(wire.paths, 'paths'), 'paths'),
    weights: {readiness, interest, feasibility},
    bands: readBands(wire.bands),
    maxSkillQuestions: whole(1, 100)(wire.maxSkillQuestions, 'maxSkillQuestions'),
    statements: list(readStatement)(wire.statements, 'statements'),
    wordings: Object.fromEntries(
      list(row(text, text, orNull(text)))(wire.wordings, 'wordings').map(([key, prompt, help]) => [
        key,
        {prompt, help},
      ]),
    ),
  }
}

const perMille: Read<number> = (value, place) => whole(0, 1000)(value, place) / 1000
const flag: Read<boolean> = (value, place) => whole(0, 1)(value, place) === 1

function placeIn<Item>(items: readonly Item[]): Read<Item> {
  return (value, place) => {
    const item = typeof value === 'number' ? items[value] : undefined
    return item ?? refuse(place, `a place in a list of ${items.length}`)
  }
}

function unique<Item extends {id: string}>(items: Item[], place: string): Item[] {
  if (new Set(items.map(({id}) => id)).size < items.length) refuse(place, 'free of copies')
  return items
}

const readNames: Read<Names | null> = (value, place) => {
  const names = orNull(row(text, orNull(text)))(value, place)
  return names === null ? null : {id: names[0], slug: names[1]}
}

const readSkill: Read<PackSkill> = (value, place) => {
  const levels = row(orNull(text), text, text, text, text)
  const words = orNull(row(text, orNull(text)))
  const [title, anchors, wording, names] = row(text, orNull(levels), words, readNames)(value, place)
  return {
    ...(names ?? defaultNames('skill-', title)),
    title,
    levels: anchors,
    wording: wording && {prompt: wording[0], help: wording[1]},
  }
}

function readNeeds(skillAt: Read<PackSkill>): Read<SkillNeed[]> {
  const rows = list(row(skillAt, whole(1, 5), whole(1, 4)))
  return (value, place) => {
    const needs = rows(value, place).map(([{id, title}, importance, level]) => ({
      skillId: id,
      title,
      importance,
      level,
    }))
    if (new Set(needs.map(({skillId}) => skillId)).size < needs.length) {
      refuse(place, 'free of copies')
    }
    return needs
  }
}

function readCareer(skillAt: Read<PackSkill>): Read<PackCareer> {
  const needs = readNeeds(skillAt)
  const fields = row(
    text,
    readNames,
    list(text),
    whole(1, 3),
    needs,
    list(row(skillAt, whole(0, 4))),
    orNull(list(whole(1, 7))),
    list(row(text, text, needs)),
    whole(0, remoteValues.length - 1),
    whole(0, degreeValues.length - 1),
  )
  return (value, place) => {
    const read = fields(value, place)
    const [title, names, alternateTitles, flags, own, haves, interests, specialisations] = read
    const isTarget = (flags & 1) === 1
    if (isTarget && own.length === 0) refuse(place, 'a target with skills')
    const {id, slug} = names ?? defaultNames('career-', title)
    return {
      id,
      slug: slug ?? refuse(place, 'a career with a page'),
      title,
      alternateTitles,
      isTarget,
      isBackground: (flags & 2) === 2,
      needs: own,
      haves: haves.map(([skill, level]): SkillLevel => ({skillId: skill.id, level})),
      interests: readInterests(interests, place),
      specialisations: specialisations.map(([key, name, adjustments]) => ({
        key,
        title: name,
        adjustments,
      })),
      remote: remoteValues[read[8]] ?? null,
      degreeUsual: degreeValues[read[9]] ?? null,
    }
  }
}

function readInterests(scores: readonly number[] | null, place: string): PackCareer['interests'] {
  if (scores === null) return null
  if (scores.length !== interestTypes.length || new Set(scores).size === 1) {
    refuse(place, 'a career with six interests that differ')
  }
  const profile = interestTypes.map(({value}, type) => [value, scores[type]])
  // There are exactly as many scores as types.
  return Object.fromEntries(profile) as NonNullable<PackCareer['interests']>
}

function readAdvantage(skillAt: Read<PackSkill>, careerAt: Read<PackCareer>) {
  const fields = row(text, orNull(list(careerAt)), list(row(skillAt, skillAt, whole(1, 4))))
  return (value: unknown, place: string) => {
    const [advantageTitle, backgrounds, transfers] = fields(value, place)
    const backgroundIds = backgrounds === null ? null : backgrounds.map(({id}) => id)
    return transfers.map(([from, to, quarters]) => ({
      fromSkillId: from.id,
      toSkillId: to.id,
      strength: quarters / 4,
      advantageTitle,
      backgroundIds,
    }))
  }
}

function readStep(skillAt: Read<PackSkill>): Read<PackStep> {
  const fields = row(
    text,
    amount(0, 1000),
    whole(0, stepCosts.length - 1),
    flag,
    list(row(skillAt, whole(1, 4))),
  )
  return (value, place) => {
    const [title, hours, cost, isOptional, skills] = fields(value, place)
    return {
      title,
      hours,
      cost: stepCosts[cost] ?? 'paid',
      isOptional,
      skills: skills.map(([skill, reachesLevel]) => ({skillId: skill.id, reachesLevel})),
    }
  }
}

function readPath(careerAt: Read<PackCareer>, plans: readonly PackStep[][]): Read<PackPath> {
  const fields = row(
    careerAt,
    careerAt,
    whole(0, 1000),
    amount(0, 1000),
    amount(1, 168),
    flag,
    placeIn(plans),
    orNull(row(text, text)),
    orNull(text),
  )
  return (value, place) => {
    const read = fields(value, place)
    const [from, to, variant, months, weeklyHours, canKeepJob, steps, names, title] = read
    const specialisation = to.specialisations[variant - 1]?.key ?? null
    if (variant > 0 && specialisation === null) refuse(place, 'a path to what its target offers')
    if (from === to || !from.isBackground || !to.isTarget) {
      refuse(place, 'a path from a background to another career')
    }
    const usual = defaultPathNames(from, to, specialisation, months)
    return {
      id: names?.[0] ?? usual.id,
      slug: names?.[1] ?? usual.slug,
      title: title ?? usual.title,
      from: from.id,
      to: to.id,
      specialisation,
      months,
      weeklyHours,
      canKeepJob,
      steps,
    }
  }
}

function readBands(value: unknown): AssessmentPack['bands'] {
  const bands = list(row(text, text, perMille, list(text)))(value, 'bands').map(
    ([key, title, minimumScore, copy]) => ({key, title, minimumScore, copy}),
  )
  const isFalling = bands.every((band, place) => {
    const below = bands[place + 1]
    return below === undefined ? band.minimumScore === 0 : band.minimumScore > below.minimumScore
  })
  if (bands.length < 2 || !isFalling) refuse('bands', 'two or more falling ones, the last from 0')
  return bands
}

function readStatement(value: unknown, place: string): AssessmentPack['statements'][number] {
  const type = whole(0, interestTypes.length - 1)
  const [key, prompt, help, at] = row(text, text, orNull(text), type)(value, place)
  return {key, prompt, help, type: interestTypes[at]?.value ?? refuse(place, 'a statement')}
}
