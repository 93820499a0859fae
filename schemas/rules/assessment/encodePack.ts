import {interestTypes} from '../interests.ts'
import type {SkillNeed} from '../skillGap.ts'
import {checksum} from './checksum.ts'
import {defaultNames, defaultPathNames, type Names} from './defaultNames.ts'
import {
  type AssessmentPack,
  type PackCareer,
  type PackPath,
  type PackStep,
  type PackTransfer,
  packFormat,
  stepCosts,
} from './pack.ts'
import {
  degreeValues,
  hashOf,
  hashOfTitles,
  remoteValues,
  type StepTitles,
  type WirePack,
} from './wireFormat.ts'

/**
 * The pack as it travels, the same for the same content. A build that keeps what it wrote before writes
 * the same as text, by `encodeFrame` and `sealPack`.
 *
 * @param pack - in a fixed order; every id in it stands in its lists
 * @returns the pack, and the titles of its steps, for two files
 */
export function encodePack(pack: Omit<AssessmentPack, 'format' | 'hash'>): {
  wire: WirePack
  titles: StepTitles
} {
  const plans = [...new Set(pack.paths.map(({steps}) => steps))]
  const {wire, titles, rowOf} = encodeFrame(pack, plans)
  const whole = {...wire, paths: pack.paths.map(rowOf)}
  return {wire: {...whole, hash: hashOf(whole)}, titles}
}

/** A pack as text, around the rows of its paths and without its hash. */
export interface FrameText {
  before: string
  after: string
}

/** @param wire - of `encodeFrame` */
export function frameText(wire: WirePack): FrameText {
  const fields = Object.entries(wire)
  const place = fields.findIndex(([name]) => name === 'paths')
  const textOf = (part: typeof fields) => JSON.stringify(Object.fromEntries(part))
  return {
    before: `${textOf(fields.slice(0, place)).slice(0, -1)},"paths":[`,
    after: `],${textOf(fields.slice(place + 1)).slice(1)}`,
  }
}

/**
 * The JSON of what `encodePack` returns, without writing again what is the same as before.
 *
 * @param rows - JSON of the row of each path
 */
export function sealPack({before, after}: FrameText, rows: readonly string[]) {
  const open = `${before}${rows.join(',')}${after}`
  const hash = checksum(open)
  return {hash, text: open.replace('"hash":""', `"hash":"${hash}"`)}
}

/**
 * Everything but the paths, and how those are written.
 *
 * @param plans - the steps of each roadmap that paths follow
 */
export function encodeFrame(
  pack: Omit<AssessmentPack, 'format' | 'hash' | 'paths'>,
  plans: readonly PackPath['steps'][],
): {
  /** With an empty hash and no paths. */
  wire: WirePack
  titles: StepTitles
  rowOf: (path: PackPath) => WirePack['paths'][number]
} {
  const skillAt = placesOf(pack.skills)
  const careerAt = placesOf(pack.careers)
  const titles = plans.map((steps) => steps.map(({title}) => title))
  const needsOf = (needs: readonly SkillNeed[]) =>
    needs.map(({skillId, importance, level}): [number, number, number] => [
      skillAt(skillId),
      importance,
      level,
    ])
  const wire: WirePack = {
    v: packFormat,
    hash: '',
    version: pack.version,
    skills: pack.skills.map(({id, slug, title, levels, wording}) => [
      title,
      levels === null ? 0 : [levels[0] ?? 0, levels[1], levels[2], levels[3], levels[4]],
      wording === null ? 0 : [wording.prompt, wording.help ?? 0],
      wireNames({id, slug}, defaultNames('skill-', title)),
    ]),
    careers: pack.careers.map((career) => [
      career.title,
      wireNames(career, defaultNames('career-', career.title)),
      [...career.alternateTitles],
      Number(career.isTarget) + 2 * Number(career.isBackground),
      needsOf(career.needs),
      career.haves.map(({skillId, level}) => [skillAt(skillId), level]),
      career.interests === null
        ? 0
        : interestTypes.map(({value}) => career.interests?.[value] ?? 0),
      career.specialisations.map(({key, title, adjustments}) => [key, title, needsOf(adjustments)]),
      remoteValues.indexOf(career.remote),
      degreeValues.indexOf(career.degreeUsual),
    ]),
    advantages: advantagesOf(pack.transfers, skillAt, careerAt),
    titles: hashOfTitles(titles),
    plans: plans.map((steps) => steps.map((step) => wireStep(step, skillAt))),
    paths: [],
    weights: [
      thousandths(pack.weights.readiness),
      thousandths(pack.weights.interest),
      thousandths(pack.weights.feasibility),
    ],
    bands: pack.bands.map(({key, title, minimumScore, copy}) => [
      key,
      title,
      thousandths(minimumScore),
      [...copy],
    ]),
    maxSkillQuestions: pack.maxSkillQuestions,
    statements: pack.statements.map(({key, prompt, help, type}) => [
      key,
      prompt,
      help ?? 0,
      interestTypes.findIndex(({value}) => value === type),
    ]),
    wordings: Object.entries(pack.wordings).map(([key, {prompt, help}]) => [
      key,
      prompt,
      help ?? 0,
    ]),
  }
  const planAt = new Map(plans.map((steps, place) => [steps, place]))
  const rowOf = (path: PackPath) => wirePath(path, pack.careers, careerAt, planAt)
  return {wire, titles, rowOf}
}

/** Transfers of one advantage share its title and backgrounds. */
function advantagesOf(
  transfers: readonly PackTransfer[],
  skillAt: (id: string) => number,
  careerAt: (id: string) => number,
): WirePack['advantages'] {
  const rows = new Map<string, WirePack['advantages'][number]>()
  for (const {advantageTitle, backgroundIds, fromSkillId, toSkillId, strength} of transfers) {
    const key = JSON.stringify([advantageTitle, backgroundIds])
    const row = rows.get(key) ?? [advantageTitle, backgroundIds?.map(careerAt) ?? 0, []]
    row[2].push([skillAt(fromSkillId), skillAt(toSkillId), Math.round(strength * 4)])
    rows.set(key, row)
  }
  return [...rows.values()]
}

function wireStep({hours, cost, isOptional, skills}: PackStep, skillAt: (id: string) => number) {
  const reached = skills.map(({skillId, reachesLevel}): [number, number] => [
    skillAt(skillId),
    reachesLevel,
  ])
  const row: WirePack['plans'][number][number] = [
    hours,
    stepCosts.indexOf(cost),
    Number(isOptional),
    reached,
  ]
  return row
}

function wirePath(
  path: PackPath,
  careers: readonly PackCareer[],
  careerAt: (id: string) => number,
  planAt: ReadonlyMap<PackPath['steps'], number>,
): WirePack['paths'][number] {
  const [from, to] = [careers[careerAt(path.from)], careers[careerAt(path.to)]]
  if (from === undefined || to === undefined) throw new Error('Places lie in the list.')
  const {specialisation, months, weeklyHours, canKeepJob, steps} = path
  const usual = defaultPathNames(from, to, specialisation, months)
  const hasUsualNames = path.id === usual.id && path.slug === usual.slug
  return [
    careerAt(path.from),
    careerAt(path.to),
    // 0 for none, and for a key that is not there.
    specialisation === null
      ? 0
      : to.specialisations.findIndex(({key}) => key === specialisation) + 1,
    months,
    weeklyHours,
    Number(canKeepJob),
    planAt.get(steps) ?? -1,
    hasUsualNames ? 0 : [path.id, path.slug],
    path.title === usual.title ? 0 : path.title,
  ]
}

function wireNames(names: Names, usual: Names): [string, string | 0] | 0 {
  return names.id === usual.id && names.slug === usual.slug ? 0 : [names.id, names.slug ?? 0]
}

function placesOf(items: readonly {id: string}[]): (id: string) => number {
  const places = new Map(items.map(({id}, place) => [id, place]))
  return (id) => {
    const place = places.get(id)
    if (place === undefined) throw new Error(`"${id}" is used in the assessment but not listed.`)
    return place
  }
}

function thousandths(share: number): number {
  return Math.round(share * 1000)
}
