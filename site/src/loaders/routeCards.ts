import {RouteFinder} from '@crosswalk/schemas/rules/routeFinder'
import type {Route, RoutePath, RouteStart} from '@crosswalk/schemas/rules/routes'
import type {Background} from './background.ts'
import {Extracts, Kept, KeptEach} from './kept.ts'
import type {Mention} from './parts.ts'
import type {PathPage} from './pathPage.ts'
import type {Roadmap} from './roadmap.ts'

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
export type RouteTable = ReadonlyMap<string, RoutesByTarget>

type RoutesByTarget = ReadonlyMap<string, readonly RouteCard[]>

/** Routes kept for a pair: the best, and two to choose from. */
const ROUTES_PER_PAIR = 3

/** What a search for routes knows of a path. */
function edgeOf({id, background, target, roadmap}: PathPage): RoutePath {
  return {id, from: background.id, to: target.id, steps: stepsOf(roadmap)}
}

/** Many paths share a roadmap. */
const knownSteps = new WeakMap<Roadmap, RoutePath['steps']>()

function stepsOf(roadmap: Roadmap): RoutePath['steps'] {
  const known = knownSteps.get(roadmap)
  if (known) return known
  const steps = roadmap.phases
    .flatMap((phase) => phase.steps)
    .map(({hours, skills}) => ({
      hours,
      skills: skills.map(({id, reachesLevel}) => ({skillId: id, reachesLevel})),
    }))
  knownSteps.set(roadmap, steps)
  return steps
}

/** What a card says of a path that is a leg of a route. */
type LegFacts = Pick<
  PathPage,
  'id' | 'href' | 'title' | 'background' | 'target' | 'destination' | 'months'
>

function legFacts(page: PathPage): LegFacts {
  const {id, href, title, background, target, destination, months} = page
  return {id, href, title, background, target, destination, months}
}

function startOf({id, skills}: Background): RouteStart {
  return {id, levels: skills.map((skill) => ({skillId: skill.id, level: skill.level}))}
}

/** What was found for one background. */
interface Search {
  /** Of the background. */
  id: string
  byTarget: ReadonlyMap<string, readonly Route<RoutePath>[]>
  /** Of all legs, in the list of paths. */
  places: readonly number[]
}

/**
 * The routes from every background, the fewest hours first.
 *
 * They are searched for again only if a path leads elsewhere, has other steps or comes or goes, and
 * from one background if people bring other skills from there. They are written down again only from
 * backgrounds whose routes lead over a path with another title, address or duration: most changes are
 * to words that no route shows.
 */
export class RouteJoin {
  readonly #edges = new Extracts(edgeOf)
  readonly #starts = new Extracts(startOf)
  readonly #legs = new Extracts(legFacts)
  readonly #searches = new KeptEach<Search>()
  readonly #found = new Kept<readonly Search[]>()
  readonly #cards = new KeptEach<RoutesByTarget>()
  readonly #table = new Kept<RouteTable>()

  table(backgrounds: readonly Background[], paths: readonly PathPage[]): RouteTable {
    const edges = this.#edges.of(paths)
    const starts = this.#starts.of(backgrounds)
    const found = this.#search(starts, edges)
    const legs = this.#legs.of(paths)
    return this.#table.of([found, legs], () => {
      const factsOf = new Map(legs.map((facts) => [facts.id, facts]))
      const cards = this.#cards.of(
        found,
        ({places}) => places.map((place) => legs[place]),
        ({byTarget}) => routeCards(byTarget, factsOf),
      )
      return new Map(found.map(({id}, place) => [id, cards[place] ?? new Map()]))
    })
  }

  #search(starts: readonly RouteStart[], edges: readonly RoutePath[]): readonly Search[] {
    let searchFrom: ((start: RouteStart) => Search) | undefined
    const searches = this.#searches.of(
      starts,
      () => [edges],
      (start) => {
        searchFrom ??= searchAmong(edges)
        return searchFrom(start)
      },
      [edges],
    )
    return this.#found.of(searches, () => searches)
  }
}

function searchAmong(edges: readonly RoutePath[]): (start: RouteStart) => Search {
  const finder = new RouteFinder(edges, ROUTES_PER_PAIR)
  const placeOf = new Map(edges.map(({id}, place) => [id, place]))
  return (start) => {
    const byTarget = finder.from(start)
    const legs = [...byTarget.values()].flatMap((routes) => routes.flatMap((route) => route.legs))
    const places = new Set(legs.map(({path}) => placeOf.get(path.id) ?? -1))
    return {id: start.id, byTarget, places: [...places]}
  }
}

function routeCards(
  byTarget: Search['byTarget'],
  factsOf: ReadonlyMap<string, LegFacts>,
): RoutesByTarget {
  const cardsOf = (routes: readonly Route<RoutePath>[]) =>
    routes.map((route) => routeCard(route, factsOf))
  return new Map([...byTarget].map(([target, routes]) => [target, cardsOf(routes)]))
}

function routeCard(
  {legs, hours}: Route<RoutePath>,
  factsOf: ReadonlyMap<string, LegFacts>,
): RouteCard {
  const shown = legs.map((leg) => {
    const facts = factsOf.get(leg.path.id)
    if (facts === undefined)
      throw new Error(`A route leads over "${leg.path.id}", which is no path.`)
    return {...leg, facts}
  })
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined) throw new Error('A route has no legs.')
  const {target} = last.facts
  return {
    from: first.facts.background,
    to: {id: target.id, title: target.title, href: target.href},
    hours,
    savedHours: legs.reduce((sum, leg) => sum + leg.savedHours, 0),
    legs: shown.map((leg) => ({
      toId: leg.path.to,
      href: leg.facts.href,
      title: leg.facts.title,
      background: leg.facts.background.title,
      destination: leg.facts.destination,
      months: leg.facts.months,
      hours: leg.hours,
      savedHours: leg.savedHours,
    })),
  }
}

export function isDirect(route: RouteCard): boolean {
  return route.legs.length === 1
}
