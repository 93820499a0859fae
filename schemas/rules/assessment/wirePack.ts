import {interestTypes} from '../interests.ts'
import {type AssessmentPack, type PackCareer, type PackPath, packFormat} from './pack.ts'
import {Damage, list, orNull, placeIn, type Read, refuse, row, text, whole} from './readers.ts'
import {readCareer, readSkill} from './wireCareers.ts'
import {hashOf, type WirePack} from './wireFormat.ts'
import {readAdvantage, readPath, readPlans} from './wirePaths.ts'

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
 * @param titles - parsed JSON of the titles' file; without it, or with that of another pack, steps
 *   are called by their number
 * @returns never throws
 */
export function decodePack(value: unknown, titles?: unknown): Decoded {
  if (typeof value !== 'object' || value === null || !('v' in value)) {
    return {kind: 'refused', reason: 'notAPack', detail: 'This is no data of an assessment.'}
  }
  if (value.v !== packFormat) {
    const detail = `The data has format ${value.v}; this page reads format ${packFormat}.`
    return {kind: 'refused', reason: 'otherFormat', detail}
  }
  try {
    // Every field is unknown until read below.
    return {kind: 'pack', pack: readPack(value as Record<keyof WirePack, unknown>, titles)}
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    return {kind: 'refused', reason: 'damaged', detail: error.message}
  }
}

/**
 * What `decodePack` would have against the row of a path.
 *
 * @param careers - of the pack
 * @param plans - the steps of each roadmap that paths follow
 * @returns takes a row and its place for the answer, which is `null` for a good one
 */
export function pathCheck(careers: readonly PackCareer[], plans: readonly PackPath['steps'][]) {
  const read = readPath(placeIn(careers), plans)
  return (row: unknown, place: string): string | null => {
    try {
      read(row, place)
      return null
    } catch (error) {
      if (!(error instanceof Damage)) throw error
      return error.message
    }
  }
}

function readPack(wire: Record<keyof WirePack, unknown>, titles: unknown): AssessmentPack {
  if (wire.hash !== hashOf(wire)) refuse('The checksum', 'that of the data')
  const skills = unique(list(readSkill)(wire.skills, 'skills'), 'skills')
  const skillAt = placeIn(skills)
  const careers = unique(list(readCareer(skillAt))(wire.careers, 'careers'), 'careers')
  const careerAt = placeIn(careers)
  const plans = readPlans(skillAt, titles, text(wire.titles, 'titles'))(wire.plans, 'plans')
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

function unique<Item extends {id: string}>(items: Item[], place: string): Item[] {
  if (new Set(items.map(({id}) => id)).size < items.length) refuse(place, 'free of copies')
  return items
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
