import {careerHref} from '@crosswalk/schemas/hrefs'
import {careerPageTitle, pluralTitle} from '@crosswalk/schemas/rules/titles'
import type {Fields} from '../content/normalise.ts'
import {compareText} from '../content/order.ts'
import type {Picture} from '../content/picture.ts'
import type {Prose} from '../prose/prose.ts'
import type {PageContext} from './context.ts'
import type {CareerPagesQueryResult} from './generated.ts'
import type {NearCareer} from './nearCareer.ts'
import {
  type Faq,
  type Figure,
  type Mention,
  type PageHead,
  type Reviewed,
  readFaq,
  readFigure,
  readHead,
  readMention,
  readPicture,
  readProse,
  readReviewed,
} from './parts.ts'
import type {CareerPath, PathLine} from './pathCard.ts'
import type {RouteCard} from './routeCards.ts'

export interface RequiredSkill extends Mention {
  definition: string
  /** 1–5. */
  importance: number
  /** 1–4. */
  level: number
  /** What the skill looks like at levels 1 to 4, in the skill's own words. */
  anchors: [string, string, string, string]
  note: string | null
}

/** A destination, read from its own document alone. */
export interface Career {
  id: string
  slug: string
  href: string
  title: string
  heading: string
  head: PageHead
  reviewed: Reviewed
  plural: string
  alternateTitles: string[]
  category: Mention | null
  summary: string
  picture: Picture | null
  body: Prose
  facts: {label: string; figure: Figure}[]
  workFacts: {label: string; text: string}[]
  codes: {scheme: 'onet-soc' | 'isco-08' | 'esco'; code: string; label: string | null}[]
  entryRequirements: Prose
  /** Most important first. */
  skills: RequiredSkill[]
  dayToDay: string[]
  specialisations: Specialisation[]
  /** Ids of the careers that editors want named first as related. */
  relatedIds: string[]
  faqs: Faq[]
}

export interface CareerPage extends Career {
  /** In the order of the page. */
  paths: CareerPath[]
  /** Best route of each background without a path of its own, the fewest hours first. */
  routesIn: RouteCard[]
  /** Backgrounds from which no published route leads here. */
  deadEnds: Mention[]
  /** Paths that leave it, and the page that lists them. */
  onward: {href: string | null; paths: PathLine[]}
  /** Careers that somebody in this one is near to; those that editors chose come first. */
  related: NearCareer[]
}

export interface Specialisation {
  key: string
  title: string
  summary: string
  /** What it asks for beyond, or instead of, the career's own skills. */
  adjustments: {skillId: string; importance: number; level: number}[]
}

type Source = CareerPagesQueryResult[number]
type RequirementSource = NonNullable<Source['skills']>[number]

/**
 * A destination without what other documents say about it.
 *
 * @throws Incomplete if title, slug or summary is missing or no skill is readable
 */
export function career(document: Fields<Source>, context: PageContext): Career {
  const slug = document.slug('slug')
  const title = document.text('title')
  const summary = document.text('summary')
  const heading = careerPageTitle({title})
  return {
    id: document.text('_id'),
    slug,
    href: careerHref(slug),
    title,
    heading,
    head: readHead(document, {title: heading, description: summary}),
    reviewed: readReviewed(document, context),
    plural: pluralTitle({title, pluralTitle: document.optionalText('pluralTitle')}),
    alternateTitles: document.texts('alternateTitles'),
    category: document.optionalObject('category', (category) => readMention(category, context)),
    summary,
    picture: document.optionalObject('image', (image) => readPicture(image, context)),
    body: readProse(document, 'body', context),
    facts: readFacts(document, context),
    workFacts: readWorkFacts(document),
    codes: document.list('codes', (code) => ({
      scheme: code.oneOf('scheme', ['onet-soc', 'isco-08', 'esco']),
      code: code.text('code'),
      label: code.optionalText('label'),
    })),
    entryRequirements: readProse(document, 'entryRequirements', context),
    skills: readSkills(document, context),
    dayToDay: document.texts('dayToDay'),
    specialisations: document.list('specialisations', (item) => ({
      key: item.text('key'),
      title: item.text('title'),
      summary: item.text('summary'),
      adjustments: item.list('skillAdjustments', (adjustment) => ({
        skillId: adjustment.text('skillId'),
        importance: adjustment.number('importance', 1, 5),
        level: adjustment.number('level', 1, 4),
      })),
    })),
    relatedIds: document.texts('relatedIds'),
    faqs: document.list('faqs', (faq) => readFaq(faq, context)),
  }
}

function readSkills(document: Fields<Source>, context: PageContext): RequiredSkill[] {
  const read = (requirement: Fields<RequirementSource>): RequiredSkill => ({
    importance: requirement.number('importance', 1, 5),
    level: requirement.number('level', 1, 4),
    note: requirement.optionalText('note'),
    ...requirement.object('skill', (skill) => ({
      ...readMention(skill, context),
      definition: skill.text('definition'),
      anchors: skill.object('levels', (levels): RequiredSkill['anchors'] => [
        levels.text('level1'),
        levels.text('level2'),
        levels.text('level3'),
        levels.text('level4'),
      ]),
    })),
  })
  const items = document.list('skills', read)
  const skills = document.atLeastOne('skills', {items, read, reason: 'No skill can be read.'})
  return skills.sort(
    (a, b) => b.importance - a.importance || b.level - a.level || compareText(a.title, b.title),
  )
}

function readFacts(document: Fields<Source>, context: PageContext): Career['facts'] {
  const groups = [
    ['salary', 'Pay'],
    ['outlook', 'Outlook'],
    ['openings', 'Openings'],
  ] as const
  return groups.flatMap(([name, label]) =>
    document
      .list(name, (item) => readFigure(item, context))
      .flatMap((figure) => (figure === null ? [] : [{label, figure}])),
  )
}

function readWorkFacts(document: Fields<Source>): Career['workFacts'] {
  const facts = document.optionalObject('workFacts', (fields) => {
    const remote = fields.optionalText('remote')
    const degree = fields.raw('degreeUsual')
    const licensed = fields.raw('licensed')
    return [
      {label: 'Remote work', text: remote},
      {label: 'Degree', text: yesNo(degree, 'Usual', 'Not usual')},
      {label: 'Licence', text: yesNo(licensed, 'Required', 'Not required')},
    ]
  })
  return (facts ?? []).flatMap(({label, text}) =>
    text === null ? [] : [{label, text: text.charAt(0).toUpperCase() + text.slice(1)}],
  )
}

/** Unknown stays unknown: only a stored answer is shown. */
function yesNo(value: unknown, yes: string, no: string): string | null {
  return typeof value === 'boolean' ? (value ? yes : no) : null
}
