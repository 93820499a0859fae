import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {latest} from '../content/latest.ts'
import {compareText} from '../content/order.ts'
import type {PageHead, Reviewed} from './parts.ts'
import type {Site} from './site.ts'

export interface SitemapEntry {
  href: string
  /** `YYYY-MM-DD`, when editors last reviewed what the page shows; `null` if they never said. */
  lastModified: string | null
}

interface Entry {
  href: string
  head: PageHead
  reviewed: Reviewed
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

/** Every page that search engines may list, by address. A list is as fresh as its freshest member. */
export function sitemapEntries(pages: Pages): SitemapEntry[] {
  const {home, careers, paths, roadmaps, skills, backgrounds, categories, people} = pages
  const dates = new Map(paths.map((path) => [path.id, path.reviewed.date]))
  const withPaths = <P extends Entry & {paths: readonly {id: string}[]}>(page: P) =>
    entry(
      page,
      page.paths.map(({id}) => dates.get(id) ?? null),
    )
  const careerDates = new Map(careers.map((career) => [career.id, withPaths(career).lastModified]))
  const listed = {
    careers: latest([...careerDates.values()]),
    paths: latest([...dates.values()]),
  }
  const documents = [
    ...[...careers, ...backgrounds, ...people].map(withPaths),
    ...categories.map((category) =>
      entry(
        category,
        category.careers.map(({id}) => careerDates.get(id) ?? null),
      ),
    ),
    ...[...paths, ...roadmaps, ...skills, ...pages.prosePages].map((page) => entry(page)),
    ...Object.values(pages.indexes).map((page) => entry(page)),
    entry({...home, href: fixedHrefs.home}, [listed.careers, listed.paths]),
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
