import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {latest} from '../content/latest.ts'
import {compareText} from '../content/order.ts'
import type {CategoryPage} from './categoryPages.ts'
import {Extracts, Kept} from './kept.ts'
import type {PageHead, Reviewed} from './parts.ts'
import type {PersonPage} from './personPages.ts'
import type {Site} from './site.ts'

export interface SitemapEntry {
  href: string
  /** `YYYY-MM-DD`, when editors last reviewed what the page shows; `null` if they never said. */
  lastModified: string | null
}

interface Entry {
  href: string
  head: Pick<PageHead, 'isHidden' | 'canonicalOverride'>
  reviewed: Pick<Reviewed, 'date'>
}

/** A page that lists paths. */
interface Listing extends Entry {
  id: string
  pathIds: readonly string[]
}

type Pages = Pick<
  Site,
  | 'home'
  | 'careers'
  | 'paths'
  | 'roadmaps'
  | 'skills'
  | 'backgrounds'
  | 'categories'
  | 'people'
  | 'prosePages'
  | 'indexes'
>

interface Entries {
  home: Entry
  listings: Record<'careers' | 'backgrounds' | 'people', readonly Listing[]>
  paths: readonly (Entry & {id: string})[]
  roadmaps: readonly Entry[]
  skills: readonly Entry[]
  categories: readonly (Entry & {careerIds: string[]})[]
  prosePages: readonly Entry[]
  indexes: readonly Entry[]
}

function entryOf({id, href, head, reviewed}: Entry & {id: string}): Entry & {id: string} {
  const {isHidden, canonicalOverride} = head
  return {id, href, head: {isHidden, canonicalOverride}, reviewed: {date: reviewed.date}}
}

function listingOf(page: Entry & {id: string; paths: readonly {id: string}[]}): Listing {
  return {...entryOf(page), pathIds: page.paths.map(({id}) => id)}
}

function signedBy(page: PersonPage): Listing {
  return {...entryOf(page), pathIds: page.written.ids}
}

/** The site map, made again only if something else is said in it. */
export class SitemapJoin {
  readonly #careers = new Extracts(listingOf)
  readonly #backgrounds = new Extracts(listingOf)
  readonly #people = new Extracts(signedBy)
  readonly #paths = new Extracts(entryOf)
  readonly #roadmaps = new Extracts(entryOf)
  readonly #skills = new Extracts(entryOf)
  readonly #categories = new Extracts((page: CategoryPage) => ({
    ...entryOf(page),
    careerIds: page.careers.map(({id}) => id),
  }))
  readonly #prosePages = new Extracts(entryOf)
  readonly #indexes = new Extracts(entryOf)
  readonly #entries = new Kept<SitemapEntry[]>()

  /** Every page that search engines may list, by address. */
  entries(pages: Pages): SitemapEntry[] {
    const {home} = pages
    const careers = this.#careers.of(pages.careers)
    const backgrounds = this.#backgrounds.of(pages.backgrounds)
    const people = this.#people.of(pages.people)
    const paths = this.#paths.of(pages.paths)
    const roadmaps = this.#roadmaps.of(pages.roadmaps)
    const skills = this.#skills.of(pages.skills)
    const categories = this.#categories.of(pages.categories)
    const prosePages = this.#prosePages.of(pages.prosePages)
    const indexPages = Object.values(pages.indexes).map((page) => ({...page, id: page.href}))
    const indexes = this.#indexes.of(indexPages)
    const {head, reviewed} = home
    return this.#entries.of(
      [
        ...[careers, backgrounds, people, paths, roadmaps, skills, categories, prosePages],
        ...[indexes, head.isHidden, head.canonicalOverride, reviewed.date],
      ],
      () =>
        sitemapEntries({
          ...{paths, roadmaps, skills, categories, prosePages, indexes},
          home: {href: fixedHrefs.home, head, reviewed},
          listings: {careers, backgrounds, people},
        }),
    )
  }
}

/** A list is as fresh as its freshest member. */
function sitemapEntries(entries: Entries): SitemapEntry[] {
  const {home, listings, paths, roadmaps, skills, categories, prosePages, indexes} = entries
  const dates = new Map(paths.map((path) => [path.id, path.reviewed.date]))
  const withPaths = (page: Listing) =>
    entry(
      page,
      page.pathIds.map((id) => dates.get(id) ?? null),
    )
  const careerDates = new Map(
    listings.careers.map((career) => [career.id, withPaths(career).lastModified]),
  )
  const listed = {
    careers: latest([...careerDates.values()]),
    paths: latest([...dates.values()]),
  }
  const documents = [
    ...[...listings.careers, ...listings.backgrounds, ...listings.people].map(withPaths),
    ...categories.map((category) =>
      entry(
        category,
        category.careerIds.map((id) => careerDates.get(id) ?? null),
      ),
    ),
    ...[...paths, ...roadmaps, ...skills, ...prosePages, ...indexes].map((page) => entry(page)),
    entry(home, [listed.careers, listed.paths]),
  ].filter(({isListed}) => isListed)
  return [
    ...documents.map(({href, lastModified}) => ({href, lastModified})),
    {href: fixedHrefs.careers, lastModified: latest([listed.careers, listed.paths])},
    {href: fixedHrefs.compare, lastModified: listed.paths},
    {href: fixedHrefs.search, lastModified: null},
    {href: fixedHrefs.assessment, lastModified: latest([listed.careers, listed.paths])},
  ].sort((a, b) => compareText(a.href, b.href))
}

function entry(page: Entry, members: readonly (string | null)[] = []) {
  return {
    href: page.href,
    lastModified: latest([page.reviewed.date, ...members]),
    isListed: !page.head.isHidden && page.head.canonicalOverride === null,
  }
}
