import {compareText} from '../content/order.ts'
import {durations, type PageType} from '../search/searchFacets.ts'
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

export function searchPage(site: Site): SearchPage {
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
        values: inOrder(site.paths.map((path) => path.background.title)),
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
