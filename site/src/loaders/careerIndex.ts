import {compareText} from '../content/order.ts'
import type {Picture} from '../content/picture.ts'
import type {BackgroundPage} from './backgroundPages.ts'
import type {CareerPage} from './careerPage.ts'
import type {Category} from './category.ts'

export interface CareerCard {
  id: string
  href: string
  title: string
  summary: string
  category: string | null
  picture: Picture | null
  pathCount: number
  /** Months of the shortest path; `null` without paths. */
  shortestMonths: number | null
}

export interface CareerIndex {
  /** In the order of the fields; careers without one come last. */
  careers: IndexedCareer[]
  /** Categories that have a career, in the order of the editors. */
  fields: {slug: string; title: string; href: string; count: number}[]
  /** Backgrounds with a page, by title. */
  backgrounds: {slug: string; title: string}[]
}

interface IndexedCareer extends CareerCard {
  /** Slug of its category; empty without one. */
  field: string
  /** Slugs of the backgrounds that a path to it starts from. */
  origins: string[]
}

export function careerCard(page: CareerPage): CareerCard {
  const months = page.paths.map((path) => path.months)
  return {
    id: page.id,
    href: page.href,
    title: page.title,
    summary: page.summary,
    category: page.category?.title ?? null,
    picture: page.picture,
    pathCount: page.paths.length,
    shortestMonths: months.length > 0 ? Math.min(...months) : null,
  }
}

/** @param categories - in the order of the editors */
export function careerIndex(
  careers: readonly CareerPage[],
  categories: readonly Category[],
  backgrounds: readonly BackgroundPage[],
): CareerIndex {
  const origins = new Map(backgrounds.map(({id, slug}) => [id, slug]))
  const members = Map.groupBy(careers, ({category}) =>
    categories.find(({id}) => id === category?.id),
  )
  const indexed = (career: CareerPage): IndexedCareer => ({
    ...careerCard(career),
    field: categories.find(({id}) => id === career.category?.id)?.slug ?? '',
    origins: [...new Set(career.paths.flatMap((path) => origins.get(path.backgroundId) ?? []))],
  })
  return {
    careers: [...categories, undefined].flatMap((field) => (members.get(field) ?? []).map(indexed)),
    fields: categories.flatMap((category) => {
      const {slug, title, href} = category
      const count = members.get(category)?.length ?? 0
      return count === 0 ? [] : [{slug, title, href, count}]
    }),
    backgrounds: backgrounds
      .map(({slug, title}) => ({slug, title}))
      .sort((a, b) => compareText(a.title, b.title) || compareText(a.slug, b.slug)),
  }
}
