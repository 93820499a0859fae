import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {compareText} from '../content/order.ts'
import type {PageHead, Reviewed} from './parts.ts'

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

interface Pages {
  home: Omit<Entry, 'href'>
  careers: readonly Entry[]
  paths: readonly Entry[]
  prosePages: readonly Entry[]
}

/** Every page that search engines may list, by address. Lists are as fresh as their freshest member. */
export function sitemapEntries({home, careers, paths, prosePages}: Pages): SitemapEntry[] {
  const listed = [...careers, ...paths]
  const freshest = latest(listed.map((page) => page.reviewed.date))
  const documents = [...listed, ...prosePages, {...home, href: fixedHrefs.home}]
    .filter((page) => !page.head.isHidden && page.head.canonicalOverride === null)
    .map((page) => ({href: page.href, lastModified: page.reviewed.date}))
  return [
    ...documents,
    {href: fixedHrefs.careers, lastModified: freshest},
    {href: fixedHrefs.assessment, lastModified: freshest},
  ].sort((a, b) => compareText(a.href, b.href))
}

function latest(dates: readonly (string | null)[]): string | null {
  return dates.reduce((a, b) => (b === null || (a !== null && a > b) ? a : b), null)
}
