import {compareText} from '../content/order.ts'
import {durations, type PageType} from '../search/searchFacets.ts'
import type {IndexName} from './indexPages.ts'
import {Extracts, Kept} from './kept.ts'
import type {PathPage} from './pathPage.ts'
import type {PersonPage} from './personPages.ts'
import type {Site} from './site.ts'
import {Sorted} from './sorted.ts'

/** All pages by type, and the values that a search can be narrowed to. */
export interface SearchPage {
  groups: {type: PageType; heading: string; pages: readonly Link[]}[]
  filters: {name: string; label: string; any: string; values: readonly string[]}[]
}

interface Link {
  title: string
  href: string
}

function linkTo({title, href}: Link): Link {
  return {title, href}
}

/** The search page, of which only that is made again that says something else. */
export class SearchJoin {
  readonly #groups = {
    paths: new GroupJoin<Found & Link>('Path', 'Transition paths', linkTo),
    careers: new GroupJoin<Found & Link>('Career', 'Careers', linkTo),
    backgrounds: new GroupJoin<Found & Link>('Background', 'Backgrounds', linkTo),
    roadmaps: new GroupJoin<Found & Link>('Roadmap', 'Learning plans', linkTo),
    skills: new GroupJoin<Found & Link>('Skill', 'Skills', linkTo),
    categories: new GroupJoin<Found & Link>('Category', 'Categories', linkTo),
    people: new GroupJoin<PersonPage>('Person', 'People', ({name, href}) => ({title: name, href})),
    lists: new GroupJoin<Found & Link>('List', 'Lists', linkTo),
    prosePages: new GroupJoin<Found & Link>('Page', 'About this site', linkTo),
  }
  readonly #left = new Extracts(({background}: PathPage) => background.title)
  readonly #origins = new Kept<string[]>()
  readonly #page = new Kept<SearchPage>()

  page(site: FoundPages): SearchPage {
    const kinds = this.#groups
    const left = this.#left.of(site.paths)
    const origins = this.#origins.of([left], () => inOrder(left))
    const lists = Object.values(site.indexes).filter((page) => page.groups.length > 0)
    const careers = kinds.careers.of(site.careers)
    const groups = [
      kinds.paths.of(site.paths),
      careers,
      kinds.backgrounds.of(site.backgrounds),
      kinds.roadmaps.of(site.roadmaps),
      kinds.skills.of(site.skills),
      kinds.categories.of(site.categories),
      kinds.people.of(site.people),
      kinds.lists.of(lists.map((page) => ({...page, id: page.href}))),
      kinds.prosePages.of(site.prosePages),
    ]
    return this.#page.of([origins, ...groups], () => searchPage(groups, origins, careers))
  }
}

type FoundPages = Pick<Site, IndexName | 'careers' | 'indexes'> & {
  prosePages: readonly (Found & Link)[]
}

type Group = SearchPage['groups'][number]
interface Found {
  id: string
}

/** The pages of a type in the order of their titles. */
class GroupJoin<Page extends Found> {
  readonly #type: PageType
  readonly #heading: string
  readonly #links: Extracts<Page, Link>
  readonly #sorted = new Sorted<Link>(
    (a, b) => compareText(a.title, b.title) || compareText(a.href, b.href),
  )
  readonly #group = new Kept<Group>()

  constructor(type: PageType, heading: string, linkOf: (page: Page) => Link) {
    this.#type = type
    this.#heading = heading
    this.#links = new Extracts(linkOf)
  }

  of(pages: readonly Page[]): Group {
    const links = this.#sorted.of(this.#links.of(pages)).members
    return this.#group.of([links], () => ({
      type: this.#type,
      heading: this.#heading,
      pages: links,
    }))
  }
}

function searchPage(all: readonly Group[], origins: string[], careers: Group): SearchPage {
  const groups = all.filter(({pages}) => pages.length > 0)
  const targets = inOrder(careers.pages.map(({title}) => title))
  return {
    groups,
    filters: [
      {name: 'type', label: 'Type', any: 'All types', values: groups.map(({type}) => type)},
      {name: 'background', label: 'From', any: 'Any background', values: origins},
      {name: 'target', label: 'To', any: 'Any career', values: targets},
      {name: 'duration', label: 'Duration', any: 'Any duration', values: durations},
    ],
  }
}

function inOrder(titles: readonly string[]): string[] {
  return [...new Set(titles)].sort(compareText)
}
