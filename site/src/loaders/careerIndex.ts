import {compareText} from '../content/order.ts'
import type {CareerPage} from './careerPage.ts'

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

export interface CareerIndex {
  count: number
  /** By category title; careers without a category come last. */
  groups: {category: string | null; careers: CareerCard[]}[]
}

export function careerCard(page: CareerPage): CareerCard {
  const months = page.paths.map((path) => path.months)
  return {
    id: page.id,
    href: page.href,
    title: page.title,
    summary: page.summary,
    category: page.category,
    pathCount: page.paths.length,
    shortestMonths: months.length > 0 ? Math.min(...months) : null,
  }
}

export function careerIndex(pages: readonly CareerPage[]): CareerIndex {
  const groups = Map.groupBy(pages.map(careerCard), (card) => card.category)
  return {
    count: pages.length,
    groups: [...groups]
      .map(([category, careers]) => ({category, careers}))
      .sort((a, b) => {
        if (a.category === null || b.category === null) return a.category === null ? 1 : -1
        return compareText(a.category, b.category)
      }),
  }
}
