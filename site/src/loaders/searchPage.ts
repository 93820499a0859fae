import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {compareText} from '../content/order.ts'
import {durations, type PageType} from '../search/searchFacets.ts'
import {groupDigits} from '../templates/words.ts'
import type {IndexName} from './indexPages.ts'
import {Extracts, Kept} from './kept.ts'
import {MOST_LISTED} from './longLists.ts'
import type {PathPage} from './pathPage.ts'
import type {Site} from './site.ts'
import {Sorted} from './sorted.ts'

/** All pages by type, and the values that a search can be narrowed to. */
export interface SearchPage {
  /** Of many pages a link to where they are listed. */
  groups: {type: PageType; heading: string; pages: readonly Link[]}[]
  filters: {name: string; label: string; any: string; values: readonly string[]}[]
}

export interface Link {
  title: string
  href: string
}

/** The search page, of which only that is made again that says something else. */
export class SearchJoin {
  readonly #groups = {
    paths: new GroupJoin('Path', 'Transition paths', fixedHrefs.paths),
    careers: new GroupJoin('Career', 'Careers', fixedHrefs.careers),
    backgrounds: new GroupJoin('Background', 'Backgrounds', fixedHrefs.backgrounds),
    roadmaps: new GroupJoin('Roadmap', 'Learning plans', fixedHrefs.roadmaps),
    skills: new GroupJoin('Skill', 'Skills', fixedHrefs.skills),
    categories: new GroupJoin('Category', 'Categories', fixedHrefs.categories),
    people: new GroupJoin('Person', 'People', fixedHrefs.people),
    lists: new GroupJoin('List', 'Lists'),
    prosePages: new GroupJoin('Page', 'About this site'),
  }
  readonly #left = new Extracts(({background}: PathPage) => background.title)
  readonly #origins = new Kept<string[]>()
  readonly #targets = new Kept<string[]>()
  readonly #page = new Kept<SearchPage>()
  readonly #addresses = new Kept<Link[]>()

  /** The page, and every page that there is. */
  pages(site: FoundPages): {search: SearchPage; addresses: readonly Link[]} {
    const kinds = this.#groups
    const left = this.#left.of(site.paths)
    const origins = this.#origins.of([left], () => inOrder(left))
    const lists = Object.values(site.indexes).filter((page) => page.groups.length > 0)
    const found = [
      kinds.paths.of(site.paths),
      kinds.careers.of(site.careers),
      kinds.backgrounds.of(site.backgrounds),
      kinds.roadmaps.of(site.roadmaps),
      kinds.skills.of(site.skills),
      kinds.categories.of(site.categories),
      kinds.people.of(site.people.map(({id, name, href}) => ({id, title: name, href}))),
      kinds.lists.of(lists.map((page) => ({...page, id: page.href}))),
      kinds.prosePages.of(site.prosePages),
    ]
    const links = found.map(({pages}) => pages)
    const shown = found.map(({group}) => group)
    const [, careers = []] = links
    const targets = this.#targets.of([careers], () => inOrder(careers.map(({title}) => title)))
    return {
      search: this.#page.of([origins, targets, ...shown], () =>
        searchPage(shown, {origins, targets}),
      ),
      addresses: this.#addresses.of(links, () => links.flat()),
    }
  }
}

type FoundPages = Pick<Site, IndexName | 'careers' | 'indexes'> & {
  prosePages: readonly Found[]
}

type Group = SearchPage['groups'][number]

interface Found extends Link {
  id: string
}

/** The pages of a type in the order of their titles. */
class GroupJoin {
  readonly #type: PageType
  readonly #heading: string
  readonly #listHref: string | undefined
  readonly #links = new Extracts(({title, href}: Found): Link => ({title, href}))
  readonly #sorted = new Sorted<Link>(
    (a, b) => compareText(a.title, b.title) || compareText(a.href, b.href),
  )
  readonly #group = new Kept<Group>()

  /** @param listHref - of the page that lists them in parts, if there is one */
  constructor(type: PageType, heading: string, listHref?: string) {
    this.#type = type
    this.#heading = heading
    this.#listHref = listHref
  }

  of(found: readonly Found[]): {pages: readonly Link[]; group: Group} {
    const pages = this.#sorted.of(this.#links.of(found)).members
    const [type, heading, listHref] = [this.#type, this.#heading, this.#listHref]
    if (listHref === undefined || pages.length <= MOST_LISTED) {
      return {pages, group: this.#group.of([pages], () => ({type, heading, pages}))}
    }
    const title = `All ${groupDigits(pages.length)} ${heading.toLowerCase()}`
    const list = [{title, href: listHref}]
    return {pages, group: this.#group.of([title], () => ({type, heading, pages: list}))}
  }
}

function searchPage(
  all: readonly Group[],
  {origins, targets}: {origins: readonly string[]; targets: readonly string[]},
): SearchPage {
  const groups = all.filter(({pages}) => pages.length > 0)
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
