import type {PackCareer} from '@crosswalk/schemas/rules/assessment/pack'
import {checkInterests, type interestTypes} from '@crosswalk/schemas/rules/interests'
import {type Fields, Incomplete, readDocuments} from '../content/normalise.ts'
import {compareText} from '../content/order.ts'
import type {Report} from '../content/report.ts'
import type {PackSkills} from './assessmentPackSkills.ts'
import type {Background} from './background.ts'
import type {Career} from './careerPage.ts'
import type {AssessmentPackQueryResult} from './generated.ts'
import type {ReadContent} from './readContent.ts'

/**
 * Every career that the assessment can measure, or start from, in order of title.
 *
 * One with a level or an importance between the steps of its scale is left out and reported: the
 * pages can print it, but the questions could not be answered to match.
 *
 * @param fetched - unchecked careers of `assessmentPackQuery`
 */
export function packCareers(
  fetched: unknown,
  {careers, backgrounds}: Pick<ReadContent, 'careers' | 'backgrounds'>,
  skills: PackSkills,
  report: Report,
): PackCareer[] {
  const facts = careerFacts(fetched, report)
  const origins = new Map(backgrounds.map((background) => [background.id, background]))
  const targets = new Map(careers.map((career) => [career.id, career]))
  return [...new Set([...targets.keys(), ...origins.keys()])]
    .flatMap((id): PackCareer[] => {
      const [target, origin] = [targets.get(id), origins.get(id)]
      const named = target ?? origin
      if (named === undefined) return []
      try {
        const {slug, title, alternateTitles} = named
        return [
          {
            id,
            slug,
            title,
            alternateTitles,
            ...(target === undefined ? noTarget : targetSide(target, skills)),
            isBackground: origin !== undefined,
            haves: origin === undefined ? [] : havesOf(origin, skills),
            ...(facts.get(id) ?? noFacts),
          },
        ]
      } catch (error) {
        if (!(error instanceof Incomplete)) throw error
        const reason = `${error.reason} The assessment leaves this career out.`
        const {field} = error
        report.add({documentId: id, documentType: 'career', field, reason, effect: 'dropped'})
        return []
      }
    })
    .sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
}

const noTarget = {isTarget: false, needs: [], specialisations: []}

const noFacts: CareerFacts = {interests: null, remote: null, degreeUsual: null}

function targetSide({skills: required, specialisations}: Career, skills: PackSkills) {
  const needs = required.map(({id, title, importance, level, anchors}) => ({
    skillId: skills.name(id, title, [null, ...anchors]),
    title,
    importance: requireWhole(importance, 'skills'),
    level: requireWhole(level, 'skills'),
  }))
  requireDistinct(needs, 'skills')
  return {
    isTarget: true,
    needs,
    specialisations: specialisations.map(({key, title, adjustments}) => ({
      key,
      title,
      adjustments: requireDistinct(
        adjustments.flatMap(({skillId, importance, level}) => {
          const name = skills.titleOf(skillId)
          if (name === undefined) return []
          return [
            {
              skillId: skills.name(skillId, name),
              title: name,
              importance: requireWhole(importance, `specialisations[_key=="${key}"]`),
              level: requireWhole(level, `specialisations[_key=="${key}"]`),
            },
          ]
        }),
        'specialisations',
      ),
    })),
  }
}

function havesOf(origin: Background, skills: PackSkills) {
  return origin.skills.map(({id, title, level}) => ({
    skillId: skills.name(id, title),
    level: requireWhole(level, 'typicalSkills'),
  }))
}

function requireDistinct<Row extends {skillId: string}>(rows: Row[], field: string): Row[] {
  if (new Set(rows.map(({skillId}) => skillId)).size < rows.length) {
    throw new Incomplete(field, 'A skill stands here twice.')
  }
  return rows
}

type CareerFacts = Pick<PackCareer, 'interests' | 'remote' | 'degreeUsual'>

type FactsSource = AssessmentPackQueryResult['careers'][number]

function careerFacts(fetched: unknown, report: Report): Map<string, CareerFacts> {
  const facts = readDocuments<FactsSource, [string, CareerFacts]>(fetched, {report}, (document) => {
    const work = document.optionalObject('workFacts', (fields) => {
      const degree = fields.raw('degreeUsual')
      return {
        remote: readRemote(fields),
        degreeUsual: typeof degree === 'boolean' ? degree : null,
      }
    })
    const interests = document.optionalObject('interests', readInterests)
    return [
      document.text('_id'),
      {interests, remote: work?.remote ?? null, degreeUsual: work?.degreeUsual ?? null},
    ]
  })
  return new Map(facts)
}

function readRemote(fields: Fields<NonNullable<FactsSource['workFacts']>>) {
  if (fields.optionalText('remote') === null) return null
  return fields.oneOf('remote', ['often', 'sometimes', 'rarely'])
}

function readInterests(fields: Fields<NonNullable<FactsSource['interests']>>) {
  const score = (type: (typeof interestTypes)[number]['value']) =>
    requireWhole(fields.number(type, 1, 7), fields.pathOf(type))
  const profile = {
    r: score('r'),
    i: score('i'),
    a: score('a'),
    s: score('s'),
    e: score('e'),
    c: score('c'),
  }
  const check = checkInterests(profile)
  if (check !== true) throw new Incomplete('interests', check)
  return profile
}

function requireWhole(value: number, field: string): number {
  if (!Number.isInteger(value)) throw new Incomplete(field, `${value} is not a whole number.`)
  return value
}
