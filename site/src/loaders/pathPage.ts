import {careerHref, pathHref} from '@crosswalk/schemas/hrefs'
import {difficultyFromReadiness} from '@crosswalk/schemas/rules/readiness'
import {findSpecialisation, pathTitle} from '@crosswalk/schemas/rules/titles'
import {type Fields, Incomplete} from '../content/normalise.ts'
import {type Packed, pack} from '../content/packed.ts'
import {type Prose, plainText} from '../prose/prose.ts'
import type {PageContext} from './context.ts'
import type {PathPagesQueryResult} from './generated.ts'
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
  readPerson,
  readProse,
  readReviewed,
  requireProse,
} from './parts.ts'
import {type Gap, type GapSummary, readGap, summaryOf} from './pathGap.ts'
import {type Roadmap, readRoadmap} from './roadmap.ts'
import {shorten} from './shorten.ts'
import type {Siblings} from './siblings.ts'

export interface Advice {
  kind: (typeof ADVICE_KINDS)[number]
  title: string
  body: Prose
  effortHours: number | null
}

export interface Author extends Mention {
  isOrganisation: boolean
}

export interface PathAdvantage {
  id: string
  title: string
  claim: string
  example: Prose
  limits: string | null
}

/** What the page of a path alone says. */
export interface Guide {
  gap: Gap
  gapNarrative: Prose
  advice: {phase: (typeof ADVICE_PHASES)[number]; items: Advice[]}[]
  pitfalls: Advice[]
  salaryChange: Figure | null
  stories: {name: string; href: string | null; quote: string}[]
  faqs: Faq[]
}

export interface PathPage {
  id: string
  slug: string
  href: string
  title: string
  head: PageHead
  reviewed: Reviewed
  authors: Author[]
  /** Its page is the one about leaving it. */
  background: Mention
  target: {id: string; slug: string; title: string; href: string}
  /** Title of the specialisation, or of the target where the path has none. */
  destination: string
  specialisation: string | null
  order: number | null
  months: number
  weeklyHours: number
  /** 1 (a small step) to 5 (a new profession); a reason where editors set it by hand. */
  difficulty: {value: number; reason: string | null}
  canKeepJob: boolean
  pitch: Prose
  /** First words of the pitch. */
  lead: string
  advantages: PathAdvantage[]
  gap: GapSummary
  roadmap: Roadmap
  /** The page of the plan by itself. */
  roadmapHref: string | null
  /** Most of the page, which no other page prints. */
  guide: Packed<Guide>
  /** Other published paths, filled in when all paths are known. */
  siblings: {sameTarget: Siblings; sameBackground: Siblings}
}

/** Of the first words of a pitch: about four lines of a column. */
const LEAD_LENGTH = 320

const none: Siblings = {lines: [], isAll: true}

const ADVICE_KINDS = ['do', 'avoid', 'ask', 'proof', 'network', 'interview'] as const
const ADVICE_PHASES = ['before', 'during', 'landing'] as const

type Source = PathPagesQueryResult[number]
type AdvantageSource = NonNullable<NonNullable<Source['advantages']>[number]>
type AdviceSource = NonNullable<Source['pitfalls']>[number]

/**
 * Page data of a transition path, still without its siblings.
 *
 * @param liveTargets - hrefs of the careers that have a page in this build, by id
 * @throws Incomplete if anything is missing that the guide promises: pitch, advantages, skill gap, roadmap, advice
 */
export function pathPage(
  document: Fields<Source>,
  context: PageContext,
  liveTargets: Pick<ReadonlyMap<string, string>, 'get'>,
): PathPage {
  const {hrefOf} = context
  const slug = document.slug('slug')
  const months = document.number('durationMonths', 1, 36)
  const background = document.object('from', (from) => {
    const {id, title} = readMention(from, context)
    return {id, title, href: context.backgroundHrefOf(id) ?? null}
  })
  const target = readTarget(document, liveTargets)
  const specialisation = readSpecialisation(document)
  const destination = specialisation?.title ?? target.title
  const titleOverride = document.optionalText('titleOverride')
  const title = pathTitle({
    titleOverride,
    from: background,
    to: {title: destination},
    durationMonths: months,
  })
  if (title === undefined) throw new Incomplete('from', 'The path has no title.')
  const pitch = requireProse(document, 'intro', context)

  const gap = readGap(document, specialisation?.key ?? null, context)
  return {
    id: document.text('_id'),
    slug,
    href: pathHref(slug),
    title,
    head: readHead(document, {
      // Search engines would cut the whole title before its end.
      title: titleOverride ?? `${background.title} to ${destination}: ${months}-Month Guide`,
      heading: title,
      description: plainText(pitch),
    }),
    reviewed: readReviewed(document, context),
    authors: document.list('authors', (author) => ({
      ...readPerson(author, context),
      isOrganisation: author.isTrue('isOrganisation'),
    })),
    background,
    target,
    destination,
    specialisation: specialisation?.key ?? null,
    order: document.optionalNumber('order', -1e6, 1e6),
    months,
    weeklyHours: document.number('weeklyHours', 1, 80),
    difficulty: readDifficulty(document, gap),
    canKeepJob: document.isTrue('canKeepJob'),
    pitch,
    lead: shorten(plainText(pitch), LEAD_LENGTH),
    advantages: readAdvantages(document, context),
    gap: summaryOf(gap),
    roadmap: document.object('roadmap', (roadmap) => readRoadmap(roadmap, context)),
    roadmapHref: document.object('roadmap', (roadmap) => hrefOf(roadmap.text('_id')) ?? null),
    guide: pack({
      gap,
      gapNarrative: readProse(document, 'gapNarrative', context),
      advice: readAdvice(document, context),
      pitfalls: document.list('pitfalls', (item) => readAdviceItem(item, context)),
      salaryChange: document.optionalObject('salaryChange', (item) => readFigure(item, context)),
      stories: readStories(document, context),
      faqs: document.list('faqs', (faq) => readFaq(faq, context)),
    }),
    siblings: {sameTarget: none, sameBackground: none},
  }
}

function readTarget(
  document: Fields<Source>,
  liveTargets: Pick<ReadonlyMap<string, string>, 'get'>,
) {
  return document.object('to', (to) => {
    const id = to.text('_id')
    const href =
      liveTargets.get(id) ??
      document.instead('to', `Leads to "${id}", which has no page in this build.`, () =>
        careerHref(to.slug('slug')),
      )
    return {id, slug: to.slug('slug'), title: to.text('title'), href}
  })
}

function readSpecialisation(document: Fields<Source>) {
  const key = document.optionalText('specialisation')
  if (key === null) return null
  const titles = document.object('to', (to) =>
    to.list('specialisations', (item) => ({key: item.text('key'), title: item.text('title')})),
  )
  const match = findSpecialisation(titles, key)
  if (match !== undefined) return match
  const reason = `The target has no specialisation "${key}".`
  return document.instead('specialisation', reason, () => null)
}

function readAdvantages(document: Fields<Source>, context: PageContext): PathPage['advantages'] {
  const read = (advantage: Fields<AdvantageSource>) => ({
    id: advantage.text('_id'),
    title: advantage.text('title'),
    claim: advantage.text('claim'),
    example: readProse(advantage, 'example', context),
    limits: advantage.optionalText('limits'),
  })
  const items = document.list('advantages', read)
  return document.atLeastOne('advantages', {items, read, reason: 'No advantage can be read.'})
}

function readAdviceItem(item: Fields<AdviceSource>, context: PageContext): Advice {
  return {
    kind: item.oneOf('kind', ADVICE_KINDS),
    title: item.text('title'),
    body: readProse(item, 'body', context),
    effortHours: item.optionalNumber('effortHours', 0, 1000),
  }
}

function readAdvice(document: Fields<Source>, context: PageContext): Guide['advice'] {
  const read = (item: Fields<AdviceSource>) => ({
    phase: item.oneOf('phase', ADVICE_PHASES),
    ...readAdviceItem(item, context),
  })
  const items = document.atLeastOne('advice', {
    items: document.list('advice', read),
    read,
    reason: 'No advice can be read.',
  })
  return ADVICE_PHASES.map((phase) => ({
    phase,
    items: items.filter((item) => item.phase === phase).map(({phase: _, ...advice}) => advice),
  })).filter((group) => group.items.length > 0)
}

/** Only what people agreed to see printed. */
function readStories(document: Fields<Source>, context: PageContext): Guide['stories'] {
  return document
    .list('stories', (story) => {
      const person = story.optionalObject('person', (fields) => readPerson(fields, context))
      return {
        isAgreed: story.isTrue('consent'),
        name: person?.title ?? story.text('firstName'),
        href: person?.href ?? null,
        quote: story.text('quote'),
      }
    })
    .filter((story) => story.isAgreed)
    .map(({isAgreed: _, ...story}) => story)
}

/** What editors say, or what readiness says. */
function readDifficulty(document: Fields<Source>, gap: Gap): PathPage['difficulty'] {
  const override = document.optionalObject('difficultyOverride', (fields) => ({
    value: fields.number('difficulty', 1, 5),
    reason: fields.text('reason'),
  }))
  return override ?? {value: difficultyFromReadiness(gap.readiness), reason: null}
}
