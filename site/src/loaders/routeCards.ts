import {type Route, type RoutePath, routesFrom} from '@crosswalk/schemas/rules/routes'
import type {Background} from './background.ts'
import type {Mention} from './parts.ts'
import type {PathPage} from './pathPage.ts'

/** A way over one to three published paths, as lists and maps show it. */
export interface RouteCard {
  from: Mention
  to: Mention
  /** What is left of all roadmaps for somebody who comes this way. */
  hours: number
  /** Hours that earlier legs spare. */
  savedHours: number
  legs: RouteLegCard[]
}

export interface RouteLegCard {
  /** Id of the career where the leg ends. */
  toId: string
  href: string
  title: string
  background: string
  /** Title of the specialisation or target where the leg ends. */
  destination: string
  months: number
  hours: number
  savedHours: number
}

/** The best routes by the ids of background and target; a pair without one is a dead end. */
export type RouteTable = ReadonlyMap<string, ReadonlyMap<string, readonly RouteCard[]>>

/** Routes kept for a pair: the best, and two to choose from. */
const ROUTES_PER_PAIR = 3

interface Edge extends RoutePath {
  page: PathPage
}

/** Routes from every background, the fewest hours first. */
export function routeTable(
  backgrounds: readonly Background[],
  paths: readonly PathPage[],
): RouteTable {
  const edges = Map.groupBy(paths.map(edgeOf), (edge) => edge.from)
  return new Map(
    backgrounds.map((background) => {
      const levels = background.skills.map(({id, level}) => ({skillId: id, level}))
      const routes = routesFrom({id: background.id, levels}, edges)
      const byTarget = Map.groupBy(routes, (route) => route.legs.at(-1)?.path.to ?? '')
      const best = [...byTarget].map(
        ([target, found]) => [target, found.slice(0, ROUTES_PER_PAIR).map(routeCard)] as const,
      )
      return [background.id, new Map(best)]
    }),
  )
}

function edgeOf(page: PathPage): Edge {
  const steps = page.roadmap.phases.flatMap((phase) => phase.steps)
  return {
    id: page.id,
    from: page.background.id,
    to: page.target.id,
    steps: steps.map(({hours, skills}) => ({
      hours,
      skills: skills.map(({id, reachesLevel}) => ({skillId: id, reachesLevel})),
    })),
    page,
  }
}

function routeCard({legs, hours}: Route<Edge>): RouteCard {
  const [first, last] = [legs[0], legs.at(-1)]
  if (first === undefined || last === undefined) throw new Error('A route has no legs.')
  const {target} = last.path.page
  return {
    from: first.path.page.background,
    to: {id: target.id, title: target.title, href: target.href},
    hours,
    savedHours: legs.reduce((sum, leg) => sum + leg.savedHours, 0),
    legs: legs.map((leg) => ({
      toId: leg.path.to,
      href: leg.path.page.href,
      title: leg.path.page.title,
      background: leg.path.page.background.title,
      destination: leg.path.page.destination,
      months: leg.path.page.months,
      hours: leg.hours,
      savedHours: leg.savedHours,
    })),
  }
}

export function isDirect(route: RouteCard): boolean {
  return route.legs.length === 1
}
