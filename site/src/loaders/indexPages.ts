import {careerHref, fixedHrefs} from '@crosswalk/schemas/hrefs'
import {counted} from '@crosswalk/schemas/rules/counted'
import {latest} from '../content/latest.ts'
import {compareText} from '../content/order.ts'
import {countOf} from '../templates/words.ts'
import type {BackgroundPage} from './backgroundPages.ts'
import type {CareerPage} from './careerPage.ts'
import type {CategoryPage} from './categoryPages.ts'
import {Extracts, Groups, Kept} from './kept.ts'
import {MOST_LISTED} from './longLists.ts'
import type {PageHead, Reviewed} from './parts.ts'
import type {PathPage} from './pathPage.ts'
import type {PersonPage} from './personPages.ts'
import type {RoadmapPage} from './roadmapPage.ts'
import type {Site} from './site.ts'
import type {SkillPage} from './skillPages.ts'

/** All pages of one kind, where their addresses begin. */
export interface IndexPage {
  href: string
  title: string
  head: PageHead
  reviewed: Reviewed
  lead: string
  /** Empty if nothing of the kind is published. */
  groups: IndexGroup[]
}

export interface IndexGroup {
  /** Fragment of the group on its page. */
  anchor: string
  /** `null` on a page with one group. */
  title: string | null
  items: IndexItem[]
}

export interface IndexItem {
  title: string
  href: string
  /** A few words beside the title; may be empty. */
  note: string
}

export type IndexName = 'backgrounds' | 'paths' | 'roadmaps' | 'skills' | 'categories' | 'people'

type Targets = ReadonlyMap<string, {anchor: string; title: string}>

const SKILL_GROUPS = {
  craft: 'Crafts',
  knowledge: 'Knowledge',
  people: 'Working with people',
  tool: 'Tools',
} as const

const OTHER = {anchor: 'other', title: 'Other'}

/** The lists, each made again only if something else is said in it. */
export class IndexJoin {
  readonly #backgrounds = new Extracts(
    ({id, title, href, reviewed, category, paths}: BackgroundPage) => ({
      ...{id, title, href, reviewed},
      categoryId: category?.id,
      pathCount: paths.length,
    }),
  )
  readonly #paths = new Extracts((page: PathPage) => {
    const {id, background, destination, target, href, months, reviewed} = page
    return {id, background, destination, target, href, months, reviewed}
  })
  readonly #roadmaps = new Extracts(
    ({id, title, href, target, reviewed, roadmap}: RoadmapPage) => ({
      ...{id, title, href, target, reviewed},
      hours: roadmap.hours,
    }),
  )
  readonly #careers = new Extracts(({id, slug, title}: CareerPage) => ({id, slug, title}))
  readonly #targets = new Kept<Targets>()
  readonly #reviewedTo = new Groups<ReviewedPath>(({targetId}) => targetId)
  readonly #reviewedPaths = new Extracts(({id, target, reviewed}: PathPage): ReviewedPath => {
    return {id, targetId: target.id, date: reviewed.date}
  })
  readonly #pages = {
    backgrounds: new Kept<IndexPage>(),
    paths: new Kept<IndexPage>(),
    roadmaps: new Kept<IndexPage>(),
    skills: new Kept<IndexPage>(),
    categories: new Kept<IndexPage>(),
    people: new Kept<IndexPage>(),
  }

  /** Lists without a member are made all the same: their addresses are known, and say what is missing. */
  pages(pages: Pick<Site, IndexName | 'careers'>): Record<IndexName, IndexPage> {
    const {skills, categories, people} = pages
    const backgrounds = this.#backgrounds.of(pages.backgrounds)
    const paths = this.#paths.of(pages.paths)
    const roadmaps = this.#roadmaps.of(pages.roadmaps)
    const careers = this.#careers.of(pages.careers)
    const targets = this.#targets.of(
      [careers],
      () => new Map(careers.map(({id, slug, title}) => [id, {anchor: slug, title}])),
    )
    const made = this.#pages
    return {
      backgrounds: made.backgrounds.of([backgrounds, categories], () =>
        backgroundIndex(backgrounds, categories),
      ),
      paths:
        paths.length > MOST_LISTED
          ? this.#longPathIndex(pages.paths, careers)
          : made.paths.of([paths, targets], () => pathIndex(paths, targets)),
      roadmaps: made.roadmaps.of([roadmaps, targets], () => roadmapIndex(roadmaps, targets)),
      skills: made.skills.of([skills], () => skillIndex(skills)),
      categories: made.categories.of([categories], () => categoryIndex(categories)),
      people: made.people.of([people], () => peopleIndex(people)),
    }
  }

  #longPathIndex(paths: readonly PathPage[], careers: readonly ListedCareer[]): IndexPage {
    const pathsTo = this.#reviewedTo.of(this.#reviewedPaths.of(paths))
    const groups = careers.map(({id}) => pathsTo.get(id))
    return this.#pages.paths.of([careers, ...groups], () =>
      longPathIndex(
        paths.length,
        careers.map((career, place) => ({...career, paths: groups[place] ?? []})),
      ),
    )
  }
}

/** What is left of a path where there are too many to be listed. */
interface ReviewedPath {
  id: string
  targetId: string
  date: string | null
}

type ListedBackground = Pick<BackgroundPage, 'title' | 'href' | 'reviewed'> & {
  categoryId: string | undefined
  pathCount: number
}

function backgroundIndex(
  backgrounds: readonly ListedBackground[],
  categories: readonly CategoryPage[],
): IndexPage {
  const fields = new Map(categories.map(({id, slug, title}) => [id, {anchor: slug, title}]))
  return index({
    href: fixedHrefs.backgrounds,
    title: 'Backgrounds',
    lead: `${counted(backgrounds.length, 'kind')} of work that a published path starts from. Each has a page with its paths, what it brings and where else it can lead.`,
    members: backgrounds,
    groupOf: ({categoryId}) => fields.get(categoryId ?? '') ?? OTHER,
    itemOf: ({title, href, pathCount}) => ({title, href, note: counted(pathCount, 'path')}),
  })
}

type ListedPath = Pick<
  PathPage,
  'background' | 'destination' | 'target' | 'href' | 'months' | 'reviewed'
>

function pathIndex(paths: readonly ListedPath[], targets: Targets): IndexPage {
  return index({
    href: fixedHrefs.paths,
    title: 'Transition paths',
    lead: `${counted(paths.length, 'guide')} from one kind of work to another, by the career that each leads to.`,
    members: paths,
    groupOf: ({target}) => targets.get(target.id) ?? OTHER,
    itemOf: ({background, destination, target, href, months}) => ({
      title: `From ${background.title}${destination === target.title ? '' : ` to ${destination}`}`,
      href,
      note: counted(months, 'month'),
    }),
  })
}

/** The careers that paths lead to; their pages list the paths. */
function longPathIndex(
  count: number,
  careers: readonly (ListedCareer & {paths: readonly ReviewedPath[]})[],
): IndexPage {
  const members = careers
    .filter(({paths}) => paths.length > 0)
    .map((career) => ({
      ...career,
      reviewed: {date: latest(career.paths.map(({date}) => date)), by: null},
    }))
  return index({
    href: fixedHrefs.paths,
    title: 'Transition paths',
    lead: `${countOf(count, 'guide')} from one kind of work to another. Each career has a page with the paths that lead to it.`,
    members,
    groupOf: () => OTHER,
    itemOf: ({slug, title, paths}) => ({
      title: `To ${title}`,
      href: careerHref(slug),
      note: countOf(paths.length, 'path'),
    }),
  })
}

type ListedCareer = Pick<CareerPage, 'id' | 'slug' | 'title'>

type ListedRoadmap = Pick<RoadmapPage, 'title' | 'href' | 'target' | 'reviewed'> & {hours: number}

function roadmapIndex(roadmaps: readonly ListedRoadmap[], targets: Targets): IndexPage {
  return index({
    href: fixedHrefs.roadmaps,
    title: 'Learning plans',
    lead: `${counted(roadmaps.length, 'plan')} of tasks, hours and proofs, by the career that each leads to. Paths follow them step by step.`,
    members: roadmaps,
    groupOf: ({target}) => targets.get(target?.id ?? '') ?? OTHER,
    itemOf: ({title, href, hours}) => ({title, href, note: counted(hours, 'hour')}),
  })
}

function skillIndex(skills: readonly SkillPage[]): IndexPage {
  return index({
    href: fixedHrefs.skills,
    title: 'Skills',
    lead: `${counted(skills.length, 'skill')} that careers ask for, each described at five levels, with what trains it.`,
    members: skills,
    groupOf: ({kind}) => ({anchor: kind, title: SKILL_GROUPS[kind]}),
    itemOf: ({title, href, needs}) => {
      const careers = new Set(needs.map(({id}) => id)).size
      return {title, href, note: careers === 0 ? '' : counted(careers, 'career')}
    },
  })
}

function categoryIndex(categories: readonly CategoryPage[]): IndexPage {
  return index({
    href: fixedHrefs.categories,
    title: 'Fields of work',
    lead: `${counted(categories.length, 'field')} with the careers to move into and the work to move on from.`,
    members: categories.filter(({head}) => !head.isHidden),
    groupOf: () => OTHER,
    itemOf: ({title, href, careers, backgrounds}) => ({
      title,
      href,
      note: [
        ...(careers.length > 0 ? [counted(careers.length, 'career')] : []),
        ...(backgrounds.length > 0 ? [counted(backgrounds.length, 'background')] : []),
      ].join(', '),
    }),
  })
}

function peopleIndex(people: readonly PersonPage[]): IndexPage {
  return index({
    href: fixedHrefs.people,
    title: 'People',
    lead: 'Who writes and reviews what is published here, with the guides that each of them has signed.',
    members: people,
    groupOf: () => OTHER,
    itemOf: ({name, href, role}) => ({title: name, href, note: role ?? ''}),
  })
}

interface IndexOptions<Member extends {reviewed: Reviewed}> {
  href: string
  title: string
  /** What the page says while it has members. */
  lead: string
  members: readonly Member[]
  groupOf: (member: Member) => {anchor: string; title: string}
  itemOf: (member: Member) => IndexItem
}

/** Groups by title, what belongs nowhere last; in each the members by title. */
function index<Member extends {reviewed: Reviewed}>(options: IndexOptions<Member>): IndexPage {
  const {href, title, members, groupOf, itemOf} = options
  const byAnchor = Map.groupBy(members, (member) => groupOf(member).anchor)
  const groups = [...byAnchor]
    .map(([anchor, own]) => ({
      anchor,
      title: own[0] === undefined ? '' : groupOf(own[0]).title,
      items: own
        .map(itemOf)
        .sort((a, b) => compareText(a.title, b.title) || compareText(a.href, b.href)),
    }))
    .sort(
      (a, b) =>
        Number(a.anchor === OTHER.anchor) - Number(b.anchor === OTHER.anchor) ||
        compareText(a.title, b.title),
    )
  const isEmpty = members.length === 0
  const lead = isEmpty ? 'Nothing of this kind is published yet.' : options.lead
  return {
    href,
    title,
    head: {title, description: lead, ogTitle: title, isHidden: isEmpty, canonicalOverride: null},
    reviewed: {date: latest(members.map(({reviewed}) => reviewed.date)), by: null},
    lead,
    groups: groups.map((group) => (groups.length === 1 ? {...group, title: null} : group)),
  }
}
