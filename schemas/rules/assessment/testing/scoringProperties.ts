import {deepStrictEqual, ok} from 'node:assert/strict'
import fc from 'fast-check'
import {hoursOfSteps} from '../../duration.ts'
import {type Answers, type SkillAnswer, weeklyHoursOptions} from '../answers.ts'
import {assess} from '../assess.ts'
import type {AssessmentPack} from '../pack.ts'
import {rankCareers} from '../rankCareers.ts'
import type {Assessment, RankedCareer, Ranking} from '../result.ts'
import {anyAnswers, anyLevel, anyPack} from './arbitraries.ts'

/** Something that holds whatever the content and the answers. */
export interface AssessmentProperty {
  name: string
  property: fc.IProperty<unknown>
}

/** 23 November 2026 */
export const now = Date.UTC(2026, 10, 23)

/** What scoring promises; `npm test` runs a short share of each, `pnpm soak assessment` a long one. */
export const scoringProperties: AssessmentProperty[] = [
  {
    name: 'every score, and every part of it, lies from 0 to 1',
    property: fc.property(anyPack, anyAnswers, (pack, answers) => {
      for (const ranked of measured(pack, answers)) {
        const {score, parts, weights} = ranked
        const numbers = [score, parts.readiness, parts.interest ?? 0, parts.feasibility]
        ok(numbers.every((number) => number >= 0 && number <= 1))
        const sum = weights.readiness + weights.interest + weights.feasibility
        ok(Math.abs(sum - 1) < 1e-9)
      }
    }),
  },
  {
    name: 'raising an answer never lowers the readiness for any career',
    property: fc.property(
      anyPack,
      anyAnswers,
      fc.nat(8),
      anyLevel,
      anyLevel,
      (pack, answers, place, one, other) => {
        const skillId = pack.skills[place]?.id ?? ''
        const [low, high] = one < other ? [one, other] : [other, one]
        const before = readinessByCareer(pack, withSkill(answers, skillId, low))
        const after = readinessByCareer(pack, withSkill(answers, skillId, high))
        for (const [id, readiness] of before) ok((after.get(id) ?? -1) >= readiness)
      },
    ),
  },
  {
    name: 'a skill that nobody requires changes nothing',
    property: fc.property(anyPack, anyAnswers, anyLevel, (pack, answers, level) => {
      const extra = {...pack.skills[0], id: 'skill-idle', title: 'Idle'}
      const wider = {...pack, skills: [...pack.skills, extra]} as AssessmentPack
      const [plain, more] = [answers, withSkill(answers, 'skill-idle', level)].map((given) =>
        withoutAnswerNotices(assess(wider, given, now)),
      )
      deepStrictEqual(more, plain)
    }),
  },
  {
    name: 'the order of the pack, of roles and of answers never matters',
    property: fc.property(
      anyPack,
      anyAnswers,
      fc.infiniteStream(fc.nat()),
      (pack, answers, keys) => {
        const turned = turnedPack(pack, keys)
        const given = {
          ...answers,
          roles: shuffled(answers.roles, keys),
          skills: Object.fromEntries(shuffled(Object.entries(answers.skills), keys)),
          interests: Object.fromEntries(shuffled(Object.entries(answers.interests), keys)),
        }
        deepStrictEqual(factsOf(assess(turned, given, now)), factsOf(assess(pack, answers, now)))
        deepStrictEqual(
          factsOf(rankCareers(turned, given, now)),
          factsOf(rankCareers(pack, answers, now)),
        )
      },
    ),
  },
  {
    name: 'the numbers of the explanation give the score that is shown',
    property: fc.property(anyPack, anyAnswers, (pack, answers) => {
      for (const ranked of measured(pack, answers)) checkArithmetic(ranked, pack)
      const result = assess(pack, answers, now)
      if (result.kind === 'career') checkExplanation(result, answers)
    }),
  },
  {
    name: 'what would change the result does change it, exactly so',
    property: fc.property(anyPack, anyAnswers, (pack, answers) => {
      const result = assess(pack, answers, now)
      if (result.kind !== 'career') return
      for (const {change, score, band, changesBand} of result.whatIfs) {
        const after = assess(pack, changed(answers, change), now)
        ok(after.kind === 'career' && after.score === score && after.band === band)
        ok(score > result.score && changesBand === (band !== result.band))
      }
      if (result.nextBand === null) return
      const raised = result.nextBand.raises.reduce(
        (given, {skillId, to}) => withSkill(given, skillId, to as SkillAnswer),
        answers,
      )
      const after = assess(pack, raised, now)
      ok(after.kind === 'career' && after.band === result.nextBand.band)
      ok(pack.bands.indexOf(after.band) < pack.bands.indexOf(result.band))
    }),
  },
  {
    name: 'groups of equals fall, and nobody inside differs by 0.03',
    property: fc.property(anyPack, anyAnswers, (pack, answers) => {
      const {groups} = rankCareers(pack, answers, now)
      groups.forEach((group, place) => {
        const scores = group.map(({score}) => score)
        const best = Math.max(...scores)
        ok(best - Math.min(...scores) < 0.03)
        const next = groups[place + 1]?.map(({score}) => score) ?? []
        ok(next.every((score) => best - score > 0.03 - 1e-8))
      })
    }),
  },
]

function measured(pack: AssessmentPack, answers: Answers): RankedCareer[] {
  const result = assess(pack, answers, now)
  const ranked = rankCareers(pack, answers, now).groups.flat()
  return result.kind === 'career' ? [result, ...ranked] : ranked
}

function readinessByCareer(pack: AssessmentPack, answers: Answers): Map<string, number> {
  const ranked = rankCareers(pack, {...answers, filters: noFilters}, now).groups.flat()
  return new Map(ranked.map(({career, parts}) => [career.id, parts.readiness]))
}

const noFilters = {remote: false, noDegree: false, keepJob: false}

function checkArithmetic(ranked: RankedCareer, pack: AssessmentPack): void {
  const {rows, sums, parts, weights, score, gate, band, bandOfScore, correlation} = ranked
  const total = (value: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + value(row), 0)
  isClose(
    total((row) => (row.need.importance / 5) * row.gap),
    sums.missing,
  )
  isClose(
    total((row) => (row.need.importance / 5) * row.need.level),
    sums.needed,
  )
  isClose(1 - sums.missing / sums.needed, parts.readiness)
  if (correlation !== null) isClose((correlation + 1) / 2, parts.interest ?? -1)
  isClose(
    weights.readiness * parts.readiness +
      weights.interest * (parts.interest ?? 0) +
      weights.feasibility * parts.feasibility,
    score,
  )
  for (const {need, level, ownLevel, gap} of rows) {
    ok(gap === Math.max(0, need.level - level) && level >= ownLevel && level <= 4)
    ok(level === ownLevel || level <= 2)
  }
  const hasGate = rows.some(({need, gap}) => need.importance === 5 && gap >= 2)
  ok(gate.length > 0 === hasGate)
  ok(score >= bandOfScore.minimumScore - 1e-9)
  ok(pack.bands.indexOf(band) >= pack.bands.indexOf(bandOfScore))
  ok(hasGate || band === bandOfScore)
}

function checkExplanation(result: Assessment, answers: Answers): void {
  const {levers, sums, time, way, parts, confidence, rows, quickWins} = result
  for (const {row, priority, lift} of levers) {
    isClose(priority, row.weight * row.gap)
    isClose(lift, (row.weight * Math.min(1, row.gap)) / sums.needed)
  }
  ok(levers.every(({priority}, place) => priority <= (levers[place - 1]?.priority ?? 9) + 1e-9))
  ok(quickWins.every(({cheapestStep}) => cheapestStep !== null))
  if (way.kind !== 'none' && time !== null) {
    const {path, steps, doneSteps, unaffordableSteps} = way.plan
    isClose(time.hours, hoursOfSteps(steps))
    ok(steps.length + doneSteps.length + unaffordableSteps.length === path.steps.length)
    isClose(time.months, time.hours / (time.weeklyHours * 4.345))
    const late = Math.max(0, time.months - (time.limitMonths ?? Number.POSITIVE_INFINITY))
    isClose(parts.feasibility, Math.max(0, 1 - late / (time.limitMonths ?? 1)))
  }
  const weightOf = (some: typeof rows) => some.reduce((sum, {need}) => sum + need.importance, 0)
  const answered = rows.filter(({need}) => typeof answers.skills[need.skillId] === 'number')
  isClose(confidence.share, weightOf(answered) / weightOf(rows))
}

function isClose(one: number, other: number): void {
  ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`)
}

function changed(answers: Answers, change: Assessment['whatIfs'][number]['change']): Answers {
  if (change.kind === 'noLimit') return {...answers, latestMonth: null}
  if (change.kind === 'weeklyHours') {
    ok(weeklyHoursOptions.some((option) => option === change.to))
    return {...answers, weeklyHours: change.to}
  }
  return withSkill(answers, change.skillId, change.to as SkillAnswer)
}

function withSkill(answers: Answers, skillId: string, level: SkillAnswer): Answers {
  return {...answers, skills: {...answers.skills, [skillId]: level}}
}

/** What is said about the answering itself, which one answer more may change. */
function withoutAnswerNotices(result: ReturnType<typeof assess>) {
  const about = new Set(['nothingAnswered', 'sameSkillAnswers'])
  const isKept = ({kind}: {kind: string}) => !about.has(kind)
  return result.kind === 'career'
    ? {...result, notices: result.notices.filter(isKept)}
    : {...result, ranking: {...result.ranking, notices: result.ranking.notices.filter(isKept)}}
}

/** As plain values: careers and paths of a turned pack are equal, and not the same. */
function factsOf(result: ReturnType<typeof assess> | Ranking): unknown {
  const ordered = new Set(['alternateTitles', 'backgroundIds', 'haves', 'needs', 'adjustments'])
  return JSON.parse(
    JSON.stringify(result, (key, value) =>
      ordered.has(key) && Array.isArray(value)
        ? value.map((item) => JSON.stringify(item)).sort()
        : value,
    ),
  )
}

function turnedPack(pack: AssessmentPack, keys: fc.Stream<number>): AssessmentPack {
  return {
    ...pack,
    skills: shuffled(pack.skills, keys),
    careers: shuffled(pack.careers, keys).map((career) => ({
      ...career,
      needs: shuffled(career.needs, keys),
      haves: shuffled(career.haves, keys),
    })),
    transfers: shuffled(pack.transfers, keys),
    paths: shuffled(pack.paths, keys),
    statements: shuffled(pack.statements, keys),
  }
}

function shuffled<Item>(items: readonly Item[], keys: fc.Stream<number>): Item[] {
  return items
    .map((item) => ({item, key: keys.next().value}))
    .sort((one, other) => one.key - other.key)
    .map(({item}) => item)
}
