import {isDeepStrictEqual} from 'node:util'
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

/**
 * Finds the routes, and remembers them for as long as nothing changes that they rest on: at ten
 * thousand paths they take seconds, and most changes are to words that no route shows.
 */
export class RouteMemory {
  #last: {facts: Map<string, PathFacts>; levels: unknown; table: RouteTable} | undefined
  #pages = new Map<string, PathPage>()

  table(backgrounds: readonly Background[], paths: readonly PathPage[]): RouteTable {
    const last = this.#last
    const facts = new Map(
      paths.map((path) => {
        const old = this.#pages.get(path.id) === path ? last?.facts.get(path.id) : undefined
        return [path.id, old ?? factsOf(path)]
      }),
    )
    const levels = backgrounds.map(({id, skills}) => [
      id,
      skills.map((skill) => [skill.id, skill.level]),
    ])
    this.#pages = new Map(paths.map((path) => [path.id, path]))
    // The order of paths decides between routes that are alike in all else.
    const isSame =
      last !== undefined &&
      isDeepStrictEqual([...last.facts.keys()], [...facts.keys()]) &&
      isDeepStrictEqual(last.facts, facts) &&
      isDeepStrictEqual(last.levels, levels)
    const table = isSame ? last.table : routeTable(backgrounds, paths)
    this.#last = {facts, levels, table}
    return table
  }
}

type PathFacts = ReturnType<typeof factsOf>

/** All that a route or its card takes from a path. */
function factsOf(page: PathPage) {
  const {id, href, title, background, target, destination, months} = page
  return {steps: edgeOf(page).steps, id, href, title, background, target, destination, months}
}

/** Routes from every background, the fewest hours first. */
function routeTable(backgrounds: readonly Background[], paths: readonly PathPage[]): RouteTable {
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
