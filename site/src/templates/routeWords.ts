import {monthsFromHours} from '@crosswalk/schemas/rules/duration'
import type {RouteCard} from '../loaders/routeCards.ts'
import {countOf, listText} from './words.ts'

/** The pace that routes are told in, hours a week; paths name their own. */
export const ROUTE_WEEKLY_HOURS = 8

/** "From Data Analyst, over Software Engineer" */
export function routeName(route: RouteCard, named: 'from' | 'to' | 'over'): string {
  const over = `over ${listText(route.legs.slice(0, -1).map((leg) => leg.destination))}`
  switch (named) {
    case 'from':
      return `From ${route.from.title}, ${over}`
    case 'to':
      return `To ${route.to.title}, ${over}`
    case 'over':
      return `O${over.slice(1)}`
  }
}

/** "2 paths, 412 hours, about 12 months at 8 hours a week" */
export function routeTime(route: RouteCard): string {
  const months = Math.ceil(monthsFromHours(route.hours, ROUTE_WEEKLY_HOURS) ?? 0)
  const pace = `about ${countOf(Math.max(1, months), 'month')} at ${ROUTE_WEEKLY_HOURS} hours a week`
  return `${countOf(route.legs.length, 'path')}, ${countOf(route.hours, 'hour')}, ${pace}`
}
