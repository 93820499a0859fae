import {compareText} from '../content/order.ts'
import type {BackgroundPage} from './backgroundPages.ts'
import type {CareerPage} from './careerPage.ts'
import type {Category} from './category.ts'

export interface CareerCard {
  id: string
  href: string
  title: string
  summary: string
  category: string | null
  pathCount: number
  /** Months of the shortest path; `null` without paths. */
  shortestMonths: number | null
}

export interface CareerGroup {
  /** Fragment of the group on the page. */
  anchor: string
  /** `null` for careers without a category. */
  category: {title: string; href: string} | null
  careers: CareerCard[]
}

export interface CareerIndex {
  count: number
  /** In the order of the categories; careers without one come last. */
  groups: CareerGroup[]
  /** Backgrounds with a page, by title. */
  backgrounds: {id: string; href: string; title: string; pathCount: number}[]
}

export function careerCard(page: CareerPage): CareerCard {
  const months = page.paths.map((path) => path.months)
  return {
    id: page.id,
    href: page.href,
    title: page.title,
    summary: page.summary,
    category: page.category?.title ?? null,
    pathCount: page.paths.length,
    shortestMonths: months.length > 0 ? Math.min(...months) : null,
  }
}

/** @param categories - in the order of the groups */
export function careerIndex(
  careers: readonly CareerPage[],
  categories: readonly Category[],
  backgrounds: readonly BackgroundPage[],
): CareerIndex {
  const known = new Set(categories.map((category) => category.id))
  const members = Map.groupBy(careers, ({category}) =>
    category !== null && known.has(category.id) ? category.id : null,
  )
  const group = (id: string | null, named: Category | null): CareerGroup => ({
    anchor: named === null ? 'other-careers' : `in-${named.slug}`,
    category: named && {title: named.title, href: named.href},
    careers: (members.get(id) ?? []).map(careerCard),
  })
  return {
    count: careers.length,
    groups: [
      ...categories.map((category) => group(category.id, category)),
      group(null, null),
    ].filter(({careers}) => careers.length > 0),
    backgrounds: backgrounds
      .map(({id, href, title, paths}) => ({id, href, title, pathCount: paths.length}))
      .sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id)),
  }
}
