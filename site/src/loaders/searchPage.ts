import {compareText} from '../content/order.ts'
import {durations, type PageType} from '../search/searchFacets.ts'
import type {BackgroundPage} from './backgroundPages.ts'
import type {CareerPage} from './careerPage.ts'
import {Extracts, Kept} from './kept.ts'
import type {PathPage} from './pathPage.ts'
import type {RoadmapPage} from './roadmapPage.ts'
import type {Site} from './site.ts'

/** All pages by type, and the values that a search can be narrowed to. */
export interface SearchPage {
  groups: {type: PageType; heading: string; pages: Link[]}[]
  filters: {name: string; label: string; any: string; values: readonly string[]}[]
}

interface Link {
  title: string
  href: string
}

/** Of each kind of page as much as the search page says. */
interface FoundPages {
  paths: readonly (Link & {background: string})[]
  careers: readonly Link[]
  backgrounds: readonly Link[]
  roadmaps: readonly Link[]
  skills: readonly Link[]
  categories: readonly Link[]
  people: readonly {name: string; href: string}[]
  indexes: Site['indexes']
  prosePages: readonly Link[]
}

function linkTo({title, href}: Link): Link {
  return {title, href}
}

/** The search page, made again only if something else is said in it. */
export class SearchJoin {
  readonly #paths = new Extracts(({title, href, background}: PathPage) => ({
    ...{title, href},
    background: background.title,
  }))
  readonly #careers = new Extracts<CareerPage, Link>(linkTo)
  readonly #backgrounds = new Extracts<BackgroundPage, Link>(linkTo)
  readonly #roadmaps = new Extracts<RoadmapPage, Link>(linkTo)
  readonly #page = new Kept<SearchPage>()

  page(site: Pick<Site, keyof FoundPages>): SearchPage {
    const {skills, categories, people, indexes, prosePages} = site
    const paths = this.#paths.of(site.paths)
    const careers = this.#careers.of(site.careers)
    const backgrounds = this.#backgrounds.of(site.backgrounds)
    const roadmaps = this.#roadmaps.of(site.roadmaps)
    const found = {
      ...{paths, careers, backgrounds, roadmaps},
      ...{skills, categories, people, indexes, prosePages},
    }
    return this.#page.of(Object.values(found), () => searchPage(found))
  }
}

function searchPage(site: FoundPages): SearchPage {
  const people = site.people.map(({name, href}) => ({title: name, href}))
  const listed = Object.values(site.indexes).filter(({groups}) => groups.length > 0)
  const groups: SearchPage['groups'] = [
    group('Path', 'Transition paths', site.paths),
    group('Career', 'Careers', site.careers),
    group('Background', 'Backgrounds', site.backgrounds),
    group('Roadmap', 'Learning plans', site.roadmaps),
    group('Skill', 'Skills', site.skills),
    group('Category', 'Categories', site.categories),
    group('Person', 'People', people),
    group('List', 'Lists', listed),
    group('Page', 'About this site', site.prosePages),
  ].filter(({pages}) => pages.length > 0)
  return {
    groups,
    filters: [
      {name: 'type', label: 'Type', any: 'All types', values: groups.map(({type}) => type)},
      {
        name: 'background',
        label: 'From',
        any: 'Any background',
        values: inOrder(site.paths.map((path) => path.background)),
      },
      {
        name: 'target',
        label: 'To',
        any: 'Any career',
        values: inOrder(site.careers.map((career) => career.title)),
      },
      {name: 'duration', label: 'Duration', any: 'Any duration', values: durations},
    ],
  }
}

function group(type: PageType, heading: string, pages: readonly Link[]) {
  return {
    type,
    heading,
    pages: pages
      .map(({title, href}) => ({title, href}))
      .sort((a, b) => compareText(a.title, b.title) || compareText(a.href, b.href)),
  }
}

function inOrder(titles: readonly string[]): string[] {
  return [...new Set(titles)].sort(compareText)
}
