import fc from 'fast-check'
import {interestTypes} from '../../interests.ts'
import {type Answers, budgetOptions, type SkillAnswer, yearsOptions} from '../answers.ts'
import {encodePack} from '../encodePack.ts'
import {
  type AssessmentPack,
  type PackCareer,
  type PackPath,
  type PackStep,
  type PackTransfer,
  stepCosts,
} from '../pack.ts'

const skillIds = Array.from({length: 9}, (_, place) => `skill-s${place}`)
const careerIds = Array.from({length: 5}, (_, place) => `career-c${place}`)

const importance = fc.integer({min: 1, max: 5})
const skillId = fc.constantFrom(...skillIds)

function needs(minLength: number) {
  return fc
    .uniqueArray(fc.record({skillId, importance, level: fc.integer({min: 1, max: 4})}), {
      minLength,
      maxLength: skillIds.length,
      selector: (need) => need.skillId,
    })
    .map((rows) => rows.map((row) => ({...row, title: titleOf(row.skillId)})))
}

const haves = fc.uniqueArray(fc.record({skillId, level: fc.integer({min: 0, max: 4})}), {
  minLength: 1,
  selector: (have) => have.skillId,
})

const score = fc.integer({min: 1, max: 7})
const interests = fc.option(
  fc
    .record({r: score, i: score, a: score, s: score, e: score, c: score})
    .filter((profile) => new Set(Object.values(profile)).size > 1),
)

/** The first is always a target and the last a background; those between are either or both. */
const careers = fc
  .tuple(
    ...careerIds.map((id, place) =>
      fc.record({
        id: fc.constant(id),
        slug: fc.constant(id.slice('career-'.length)),
        // Two of the same title, so that ids must decide.
        title: fc.constant(`Career ${place % 4}`),
        alternateTitles: fc.constant<string[]>([]),
        kind: fc.constantFrom(...kindsAt(place)),
        needs: needs(1),
        haves,
        interests,
        specialisations: fc.array(
          fc.record({key: fc.constant('one'), title: fc.constant('One'), adjustments: needs(0)}),
          {maxLength: 1},
        ),
        remote: fc.constantFrom(null, 'often' as const, 'sometimes' as const, 'rarely' as const),
        degreeUsual: fc.constantFrom(null, true, false),
      }),
    ),
  )
  .map((rows) =>
    rows.map(({kind, ...row}): PackCareer => {
      const isTarget = kind !== 'background'
      const isBackground = kind !== 'target'
      return {
        ...row,
        isTarget,
        isBackground,
        needs: isTarget ? row.needs : [],
        specialisations: isTarget ? row.specialisations : [],
        haves: isBackground ? row.haves : [],
      }
    }),
  )

function kindsAt(place: number) {
  if (place === 0) return ['target'] as const
  return place === careerIds.length - 1
    ? (['background'] as const)
    : (['target', 'background', 'both'] as const)
}

const step: fc.Arbitrary<PackStep> = fc.record({
  title: fc.constantFrom('Read', 'Practise', 'Show'),
  hours: fc.integer({min: 0, max: 200}),
  cost: fc.constantFrom(...stepCosts),
  isOptional: fc.boolean(),
  skills: fc.array(fc.record({skillId, reachesLevel: fc.integer({min: 1, max: 4})}), {
    maxLength: 3,
  }),
})

const transfer: fc.Arbitrary<PackTransfer> = fc.record({
  fromSkillId: skillId,
  toSkillId: skillId,
  strength: fc.constantFrom(0.25, 0.5, 0.75),
  advantageTitle: fc.constantFrom('Ask well', 'Build well'),
  backgroundIds: fc.option(fc.uniqueArray(fc.constantFrom(...careerIds), {minLength: 1})),
})

function paths(all: readonly PackCareer[]): fc.Arbitrary<PackPath[]> {
  const from = fc.constantFrom(...all.filter(({isBackground}) => isBackground))
  const to = fc.constantFrom(...all.filter(({isTarget}) => isTarget))
  const row = fc.record({
    from,
    to,
    hasSpecialisation: fc.boolean(),
    months: fc.integer({min: 1, max: 36}),
    weeklyHours: fc.integer({min: 2, max: 40}),
    canKeepJob: fc.boolean(),
    steps: fc.array(step, {maxLength: 5}),
  })
  return fc.array(row, {maxLength: 7}).map((rows) =>
    rows
      .filter((path) => path.from !== path.to)
      .map(({hasSpecialisation, ...path}, place) => ({
        ...path,
        id: `path-${place}`,
        slug: `path-${place}`,
        title: `Path ${place}`,
        from: path.from.id,
        to: path.to.id,
        specialisation: hasSpecialisation ? (path.to.specialisations[0]?.key ?? null) : null,
      })),
  )
}

/** Any division of a thousand, also with nothing left for a part. */
const weights = fc
  .tuple(fc.integer({min: 0, max: 1000}), fc.integer({min: 0, max: 1000}))
  .map(([one, other]) => {
    const [low, high] = one < other ? [one, other] : [other, one]
    return {
      readiness: low / 1000,
      interest: (high - low) / 1000,
      feasibility: (1000 - high) / 1000,
    }
  })

const bands = fc
  .uniqueArray(fc.integer({min: 1, max: 1000}), {minLength: 1, maxLength: 4})
  .chain((scores) =>
    fc.constantFrom('stretch', 'other').map((last) =>
      [...scores.sort((a, b) => b - a), 0].map((minimum, place, all) => ({
        key: place === all.length - 2 ? last : `band-${place}`,
        title: `Band ${place}`,
        minimumScore: minimum / 1000,
        copy: ['So it is.'],
      })),
    ),
  )

/** A pack that `decodePack` accepts, of any small content. */
export const anyPack: fc.Arbitrary<AssessmentPack> = careers
  .chain((all) =>
    fc.record({
      version: fc.integer({min: 1, max: 99}),
      skills: fc.constant(
        skillIds.map((id) => ({
          id,
          slug: id.slice('skill-'.length),
          title: titleOf(id),
          levels: [null, 'One.', 'Two.', 'Three.', 'Four.'] as const,
          wording: null,
        })),
      ),
      careers: fc.constant(all),
      transfers: fc.array(transfer, {maxLength: 6}),
      paths: paths(all),
      weights,
      bands,
      maxSkillQuestions: fc.integer({min: 6, max: 20}),
      statements: fc.constant(
        interestTypes.flatMap(({value}) =>
          [1, 2].map((count) => ({
            key: `${value}-${count}`,
            prompt: `Do ${value}`,
            help: null,
            type: value,
          })),
        ),
      ),
      wordings: fc.constant({}),
    }),
  )
  .map((content) => ({...content, format: 1, hash: encodePack(content).wire.hash}))

export const anyLevel = fc.constantFrom<SkillAnswer>(0, 1, 2, 3, 4)

/** Answers to a pack, also about careers and skills that it does not have. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...careerIds, 'career-gone'), {maxLength: 3}),
  years: fc.option(fc.constantFrom(...yearsOptions.map(({value}) => value))),
  target: fc.option(fc.constantFrom(...careerIds, 'career-gone')),
  specialisation: fc.option(fc.constantFrom('one', 'gone')),
  skills: fc.dictionary(
    fc.constantFrom(...skillIds, 'skill-gone'),
    fc.oneof(anyLevel, fc.constant<SkillAnswer>('unsure')),
  ),
  interests: fc.oneof(
    fc.constant({}),
    fc.dictionary(fc.constantFrom(...statementKeys()), fc.integer({min: 0, max: 4}), {maxKeys: 12}),
    fc.record(
      Object.fromEntries(statementKeys().map((key) => [key, fc.integer({min: 0, max: 4})])),
    ),
  ),
  weeklyHours: fc.option(fc.integer({min: 0, max: 80})),
  latestMonth: fc.option(
    fc
      .tuple(fc.integer({min: 2026, max: 2030}), fc.integer({min: 1, max: 12}))
      .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
  ),
  budget: fc.constantFrom(...budgetOptions.map(({value}) => value)),
  filters: fc.record({remote: fc.boolean(), noDegree: fc.boolean(), keepJob: fc.boolean()}),
})

function statementKeys(): string[] {
  return interestTypes.flatMap(({value}) => [`${value}-1`, `${value}-2`])
}

/** Pairs share a title, so that ids must decide. */
function titleOf(id: string): string {
  return `Skill ${Math.floor(Number(id.slice('skill-s'.length)) / 2)}`
}
