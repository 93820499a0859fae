import {monthsFromHours} from '@crosswalk/schemas/rules/duration'
import type {CareerPage} from '../loaders/careerPage.ts'
import type {RouteCard} from '../loaders/routeCards.ts'
import {countOf, listText} from './words.ts'

/** The pace that routes are told in, hours a week; paths name their own. */
const ROUTE_WEEKLY_HOURS = 8

/** "over Software Engineer and Product Manager" */
export function routeOver(route: RouteCard): string {
  return `over ${listText(route.legs.slice(0, -1).map((leg) => leg.destination))}`
}

/** "2 paths, 412 hours, about 12 months at 8 hours a week" */
export function routeTime(route: RouteCard): string {
  const months = Math.ceil(monthsFromHours(route.hours, ROUTE_WEEKLY_HOURS) ?? 0)
  const pace = `about ${countOf(Math.max(1, months), 'month')} at ${ROUTE_WEEKLY_HOURS} hours a week`
  return `${countOf(route.legs.length, 'path')}, ${countOf(route.hours, 'hour')}, ${pace}`
}

/** Who comes to a career and who leaves it, in a sentence or two. */
export function waysInSummary({
  title,
  paths,
  routesIn,
  onward,
}: Pick<CareerPage, 'title' | 'paths' | 'routesIn' | 'onward'>): string {
  const direct = new Set(paths.map((path) => path.backgroundId)).size
  const over = routesIn.length
  const targets = new Set(onward.paths.map((path) => path.targetId)).size
  const arrivals = [
    direct === 0
      ? ''
      : direct === 1
        ? '1 background has a path of its own'
        : `${direct} backgrounds have paths of their own`,
    over === 0
      ? ''
      : over === 1
        ? '1 more arrives over another career'
        : `${over} more arrive over other careers`,
  ].filter((part) => part !== '')
  const into = arrivals.length === 0 ? 'No published route leads here yet' : listText(arrivals)
  const away =
    targets === 0
      ? ''
      : ` From ${title} ${targets === 1 ? '1 career is' : `${targets} careers are`} one path away.`
  return `${into}.${away}`
}
