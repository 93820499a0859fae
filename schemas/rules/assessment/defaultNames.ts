import {slugFromTitle} from '../slugChecks.ts'
import {defaultPathSlug, pathTitle} from '../titles.ts'
import type {PackCareer, PackPath} from './pack.ts'

/** Id and slug, which need not travel if they follow from the title, as most do. */
export interface Names {
  id: string
  /** `null` for a document without a page. */
  slug: string | null
}

/** @param prefix - of the ids: `skill-`, `career-` */
export function defaultNames(prefix: string, title: string): Names & {slug: string} {
  const slug = slugFromTitle(title)
  return {id: prefix + slug, slug}
}

/** Names and title of a path to which editors gave no others. */
export function defaultPathNames(
  from: PackCareer,
  to: PackCareer,
  specialisation: string | null,
  months: number,
): Pick<PackPath, 'id' | 'slug' | 'title'> {
  const slug = defaultPathSlug({from, to, specialisation})
  const title = pathTitle({from, to, specialisation, durationMonths: months})
  return {id: `path-${slug}`, slug, title: title ?? slug}
}
