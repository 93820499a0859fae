import {roadmapHref} from '@crosswalk/schemas/hrefs'
import {monthsFromHours} from '@crosswalk/schemas/rules/duration'
import type {Fields} from '../content/normalise.ts'
import {compareText} from '../content/order.ts'
import type {PageContext} from './context.ts'
import type {RoadmapPagesQueryResult} from './generated.ts'
import {Extracts, Groups, KeptEach} from './kept.ts'
import {
  type Mention,
  type PageHead,
  type Reviewed,
  readHead,
  readMention,
  readReviewed,
} from './parts.ts'
import {type PathLine, pathLine} from './pathCard.ts'
import type {PathPage} from './pathPage.ts'
import {type Roadmap, readRoadmap} from './roadmap.ts'

export interface Pace {
  weeklyHours: number
  label: string | null
  /** At least 1. */
  months: number
}

export interface RoadmapPage {
  id: string
  slug: string
  href: string
  title: string
  head: PageHead
  reviewed: Reviewed
  /** `null` if the career is missing. */
  target: Mention | null
  roadmap: Roadmap
  /** The slowest first. */
  paces: Pace[]
  /** What the plan raises, each to its highest level; the highest first. */
  skills: (Mention & {reachesLevel: number})[]
  /** Paths that follow this plan, filled in when all paths are known. */
  paths: PathLine[]
}

/** Hours a week that are worked out where editors name none. */
const DEFAULT_PACES = [5, 10, 20]

/** @throws Incomplete without title or slug, and if a step cannot be read */
export function roadmapPage(
  document: Fields<RoadmapPagesQueryResult[number]>,
  context: PageContext,
): RoadmapPage {
  const slug = document.slug('slug')
  const title = document.text('title')
  const roadmap = readRoadmap(document, context)
  const own = roadmap.audience ?? `${title}: a learning plan with hours, tasks and resources.`
  return {
    id: document.text('_id'),
    slug,
    href: roadmapHref(slug),
    title,
    head: readHead(document, {title, description: own}),
    reviewed: readReviewed(document, context),
    target: document.optionalObject('target', (target) => readMention(target, context)),
    roadmap,
    paces: readPaces(document, roadmap.hours),
    skills: skillsOf(roadmap),
    paths: [],
  }
}

interface RoadmapUser {
  roadmapHref: string | null
  line: PathLine
}

/** Gives each roadmap the paths that follow it. */
export class RoadmapJoin {
  readonly #users = new Extracts(
    (page: PathPage): RoadmapUser => ({roadmapHref: page.roadmapHref, line: pathLine(page)}),
  )
  readonly #usersOf = new Groups<RoadmapUser>(({roadmapHref}) => roadmapHref ?? undefined)
  readonly #pages = new KeptEach<RoadmapPage>()

  pages(roadmaps: readonly RoadmapPage[], paths: readonly PathPage[]): readonly RoadmapPage[] {
    const usersOf = this.#usersOf.of(this.#users.of(paths))
    return this.#pages.of(
      roadmaps,
      ({href}) => [usersOf.get(href)],
      (roadmap) => ({
        ...roadmap,
        paths: (usersOf.get(roadmap.href) ?? []).map(({line}) => line),
      }),
      [usersOf],
    )
  }
}

function readPaces(document: Fields<RoadmapPagesQueryResult[number]>, hours: number): Pace[] {
  const variants = document.list('variants', (variant) => ({
    weeklyHours: variant.number('weeklyHours', 1, 80),
    label: variant.optionalText('label'),
  }))
  const paces =
    variants.length > 0
      ? variants
      : DEFAULT_PACES.map((weeklyHours) => ({weeklyHours, label: null}))
  return paces
    .map((pace) => ({...pace, months: wholeMonths(hours, pace.weeklyHours)}))
    .sort((a, b) => a.weeklyHours - b.weeklyHours)
}

/** Rounded up, because a plan that takes 7.2 months is not done after 7. */
function wholeMonths(hours: number, weeklyHours: number): number {
  return Math.max(1, Math.ceil(monthsFromHours(hours, weeklyHours) ?? 0))
}

function skillsOf(roadmap: Roadmap): RoadmapPage['skills'] {
  const highest = new Map<string, RoadmapPage['skills'][number]>()
  for (const skill of roadmap.phases.flatMap(({steps}) => steps.flatMap((step) => step.skills))) {
    const known = highest.get(skill.id)
    if (known === undefined || known.reachesLevel < skill.reachesLevel) highest.set(skill.id, skill)
  }
  return [...highest.values()].sort(
    (a, b) => b.reachesLevel - a.reachesLevel || compareText(a.title, b.title),
  )
}
