import {RouteFinder} from '@crosswalk/schemas/rules/routeFinder'
import type {Route, RoutePath, RouteStart} from '@crosswalk/schemas/rules/routes'
import type {Background} from './background.ts'
import {Extracts, isSame, Kept, KeptEach} from './kept.ts'
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

/** The best routes; a pair without one is a dead end. */
export interface RouteTable {
  /** By the ids of background and target. */
  from: ReadonlyMap<string, RoutesByTarget>
  /** By the id of the target: those from each background, in the order of the backgrounds. */
  into: ReadonlyMap<string, RoutesInto>
}

export type RoutesByTarget = ReadonlyMap<string, readonly RouteCard[]>
export type RoutesInto = readonly (readonly RouteCard[] | undefined)[]

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
  byTarget: ReadonlyMap<string, FoundRoutes>
  /** Of all legs, in the list of paths. */
  places: readonly number[]
}

interface FoundRoutes {
  routes: readonly Route<RoutePath>[]
  /** Of the legs of one route after the other. */
  places: readonly number[]
}

/**
 * The routes from every background, the fewest hours first.
 *
 * They are searched for again only if a path leads elsewhere, has other steps or comes or goes, and
 * from one background if people bring other skills from there. They are written down again only
 * where they lead over a path with another title, address or duration: most changes are to words
 * that no route shows.
 */
export class RouteJoin {
  readonly #edges = new Extracts(edgeOf)
  readonly #starts = new Extracts(startOf)
  readonly #legs = new Extracts(legFacts)
  readonly #searches = new KeptEach<Search>()
  readonly #cards = new KeptEach<RoutesByTarget>()
  readonly #table = new Kept<RouteTable>()
  /** What the cards were written from. */
  readonly #facts = new WeakMap<readonly RouteCard[], readonly LegFacts[]>()
  #from: ReadonlyMap<string, RoutesByTarget> = new Map()
  #into: ReadonlyMap<string, RoutesInto> = new Map()

  /** @param paths - in an order that does not depend on what they say; no route depends on it */
  table(backgrounds: readonly Background[], paths: readonly PathPage[]): RouteTable {
    const found = this.#search(this.#starts.of(backgrounds), this.#edges.of(paths))
    const legs = this.#legs.of(paths)
    const cards = this.#cards.of(
      found,
      ({places}) => places.map((place) => legs[place]),
      ({byTarget}, last) => this.#cardsTo(byTarget, legs, last),
      [legs],
    )
    return this.#table.of([found, cards], () => {
      const from = new Map(found.map(({id}, place) => [id, cards[place] ?? new Map()]))
      this.#into = routesInto(from, this.#from, this.#into)
      this.#from = from
      return {from, into: this.#into}
    })
  }

  #cardsTo(
    byTarget: Search['byTarget'],
    legs: readonly LegFacts[],
    last: RoutesByTarget | undefined,
  ): RoutesByTarget {
    const written = [...byTarget].map(([target, {routes, places}]) => {
      const facts = places.flatMap((place) => legs[place] ?? [])
      const known = last?.get(target)
      if (known && isSame(this.#facts.get(known) ?? [], facts)) return [target, known] as const
      const cards = routeCards(routes, facts)
      this.#facts.set(cards, facts)
      return [target, cards] as const
    })
    return new Map(written)
  }

  #search(starts: readonly RouteStart[], edges: readonly RoutePath[]): readonly Search[] {
    let searchFrom: ((start: RouteStart) => Search) | undefined
    return this.#searches.of(
      starts,
      () => [edges],
      (start) => {
        searchFrom ??= searchAmong(edges)
        return searchFrom(start)
      },
      [edges],
    )
  }
}

function searchAmong(edges: readonly RoutePath[]): (start: RouteStart) => Search {
  const finder = new RouteFinder(edges, ROUTES_PER_PAIR)
  const placeOf = new Map(edges.map(({id}, place) => [id, place]))
  return (start) => {
    const found = [...finder.from(start)].map(([target, routes]) => {
      const legs = routes.flatMap((route) => route.legs)
      return [target, {routes, places: legs.map(({path}) => placeOf.get(path.id) ?? -1)}] as const
    })
    const places = new Set(found.flatMap(([, to]) => to.places))
    return {id: start.id, byTarget: new Map(found), places: [...places]}
  }
}

/** The same routes by target; a target where all lead as before has the same list. */
function routesInto(
  from: RouteTable['from'],
  fromBefore: RouteTable['from'],
  before: RouteTable['into'],
): RouteTable['into'] {
  const isSameList = isSame([...from.keys()], [...fromBefore.keys()])
  const into = new Map<string, (readonly RouteCard[] | undefined)[]>()
  const count = from.size
  for (const [place, [background, byTarget]] of [...from].entries()) {
    const last = isSameList ? fromBefore.get(background) : undefined
    if (last === byTarget) continue
    for (const target of new Set([...byTarget.keys(), ...(last?.keys() ?? [])])) {
      const cards = byTarget.get(target)
      if (last && cards === last.get(target)) continue
      const known = isSameList ? before.get(target) : undefined
      const list = into.get(target) ?? known?.slice() ?? new Array(count).fill(undefined)
      list[place] = cards
      into.set(target, list)
    }
  }
  return isSameList ? new Map([...before, ...into]) : into
}

/** @param facts - of the legs of one route after the other */
function routeCards(routes: readonly Route<RoutePath>[], facts: readonly LegFacts[]): RouteCard[] {
  let next = 0
  return routes.map((route) => {
    next += route.legs.length
    return routeCard(route, facts.slice(next - route.legs.length, next))
  })
}

function routeCard({legs, hours}: Route<RoutePath>, factsOf: readonly LegFacts[]): RouteCard {
  const shown = legs.map((leg, place) => {
    const facts = factsOf[place]
    if (facts?.id !== leg.path.id)
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
