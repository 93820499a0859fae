import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {counted} from '@crosswalk/schemas/rules/counted'
import type {BackgroundPage} from './backgroundPages.ts'
import type {CareerPage} from './careerPage.ts'
import type {CategoryPage} from './categoryPages.ts'
import {type IndexPage, index, OTHER} from './indexPage.ts'
import {Extracts, Kept} from './kept.ts'
import {PathIndexJoin, type Targets} from './pathIndex.ts'
import type {PersonPage} from './personPages.ts'
import type {RoadmapPage} from './roadmapPage.ts'
import type {Site} from './site.ts'
import type {SkillPage} from './skillPages.ts'

export type IndexName = 'backgrounds' | 'paths' | 'roadmaps' | 'skills' | 'categories' | 'people'

const SKILL_GROUPS = {
  craft: 'Crafts',
  knowledge: 'Knowledge',
  people: 'Working with people',
  tool: 'Tools',
} as const

/** The lists, each made again only if something else is said in it. */
export class IndexJoin {
  readonly #backgrounds = new Extracts(
    ({id, title, href, reviewed, category, paths}: BackgroundPage) => ({
      ...{id, title, href, reviewed},
      categoryId: category?.id,
      pathCount: paths.length,
    }),
  )
  readonly #paths = new PathIndexJoin()
  readonly #roadmaps = new Extracts(
    ({id, title, href, target, reviewed, roadmap}: RoadmapPage) => ({
      ...{id, title, href, target, reviewed},
      hours: roadmap.hours,
    }),
  )
  readonly #careers = new Extracts(({id, slug, title}: CareerPage) => ({id, slug, title}))
  readonly #targets = new Kept<Targets>()
  readonly #pages = {
    backgrounds: new Kept<IndexPage>(),
    roadmaps: new Kept<IndexPage>(),
    skills: new Kept<IndexPage>(),
    categories: new Kept<IndexPage>(),
    people: new Kept<IndexPage>(),
  }

  /** Lists without a member are made all the same: their addresses are known, and say what is missing. */
  pages(pages: Pick<Site, IndexName | 'careers'>): Record<IndexName, IndexPage> {
    const {skills, categories, people} = pages
    const backgrounds = this.#backgrounds.of(pages.backgrounds)
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
      paths: this.#paths.page(pages.paths, careers, targets),
      roadmaps: made.roadmaps.of([roadmaps, targets], () => roadmapIndex(roadmaps, targets)),
      skills: made.skills.of([skills], () => skillIndex(skills)),
      categories: made.categories.of([categories], () => categoryIndex(categories)),
      people: made.people.of([people], () => peopleIndex(people)),
    }
  }
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
