import type {RoutePath, RouteStart} from '@crosswalk/schemas/rules/routes'
import type {Background} from './background.ts'
import {Extracts, isSame, Kept, KeptEach} from './kept.ts'
import type {Mention} from './parts.ts'
import type {PathPage} from './pathPage.ts'
import type {Roadmap} from './roadmap.ts'
import {type FoundLeg, type FoundRoute, type FoundRoutes, searchAmong} from './routeSearch.ts'

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
  /** By the id of the background. */
  from: ReadonlyMap<string, RoutesFrom>
  /** By the id of the target: the best from each background, in the order of the backgrounds. */
  into: ReadonlyMap<string, RoutesInto>
}

/** Routes from a background; another object as soon as one of them says something else. */
export interface RoutesFrom {
  /** By the id of the target. */
  best: ReadonlyMap<string, RouteCard>
  /** All that are kept for a target, the fewest hours first. */
  to: (targetId: string) => RouteCard[]
}

export type RoutesInto = readonly (RouteCard | undefined)[]

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
  'id' | 'href' | 'title' | 'background' | 'destination' | 'months'
> & {target: Mention}

function legFacts(page: PathPage): LegFacts {
  const {id, href, title, background, destination, months} = page
  const {slug: _, ...target} = page.target
  return {id, href, title, background, target, destination, months}
}

function startOf({id, skills}: Background): RouteStart {
  return {id, levels: skills.map((skill) => ({skillId: skill.id, level: skill.level}))}
}

interface Written extends RoutesFrom {
  found: FoundRoutes
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
  readonly #searches = new KeptEach<FoundRoutes>()
  readonly #written = new KeptEach<Written>()
  readonly #table = new Kept<RouteTable>()
  #facts: readonly LegFacts[] = []
  /** As of the last table. */
  #before: {legs: readonly LegFacts[]; written: readonly Written[]; into: RouteTable['into']} = {
    legs: [],
    written: [],
    into: new Map(),
  }

  /** @param paths - in an order that does not depend on what they say; no route depends on it */
  table(backgrounds: readonly Background[], paths: readonly PathPage[]): RouteTable {
    const found = this.#search(this.#starts.of(backgrounds), this.#edges.of(paths))
    const legs = this.#legs.of(paths)
    this.#facts = legs
    const written = this.#written.of(
      found,
      ({places}) => places.map((place) => legs[place]),
      (routes, last) => this.#write(routes, legs, last),
      [legs],
    )
    return this.#table.of([written], () => {
      const into = routesInto(written, this.#before)
      this.#before = {legs, written, into}
      return {from: new Map(written.map((routes) => [routes.found.id, routes])), into}
    })
  }

  /** Best routes over the same legs are those of the last time. */
  #write(found: FoundRoutes, legs: readonly LegFacts[], last: Written | undefined): Written {
    const before = last?.found === found ? this.#before.legs : []
    const best = new Map<string, RouteCard>()
    for (const target of found.targets()) {
      const route = found.best(target)
      if (route === undefined) continue
      const known = last?.best.get(target)
      const isKnown = known && route.legs.every(({place}) => legs[place] === before[place])
      best.set(target, isKnown ? known : routeCard(route, legs))
    }
    // What it leads over says the same for as long as this is kept, so it holds no list of that time.
    const to = (target: string) => found.to(target).map((route) => routeCard(route, this.#facts))
    return {found, best, to}
  }

  #search(starts: readonly RouteStart[], edges: readonly RoutePath[]): readonly FoundRoutes[] {
    let searchFrom: ((start: RouteStart) => FoundRoutes) | undefined
    return this.#searches.of(
      starts,
      () => [edges],
      (start) => {
        searchFrom ??= searchAmong(edges, ROUTES_PER_PAIR)
        return searchFrom(start)
      },
      [edges],
    )
  }
}

/** The same routes by target; a target where all lead as before has the same list. */
function routesInto(
  written: readonly Written[],
  before: {written: readonly Written[]; into: RouteTable['into']},
): RouteTable['into'] {
  const idOf = ({found}: Written) => found.id
  const isSameList = isSame(written.map(idOf), before.written.map(idOf))
  const into = new Map<string, (RouteCard | undefined)[]>()
  for (const [place, routes] of written.entries()) {
    const last = isSameList ? before.written[place] : undefined
    if (last === routes) continue
    for (const target of new Set([...routes.best.keys(), ...(last?.best.keys() ?? [])])) {
      const card = routes.best.get(target)
      if (last && card === last.best.get(target)) continue
      const known = isSameList ? before.into.get(target)?.slice() : undefined
      const list = into.get(target) ?? known ?? new Array(written.length).fill(undefined)
      list[place] = card
      into.set(target, list)
    }
  }
  return isSameList ? new Map([...before.into, ...into]) : into
}

function routeCard({legs}: FoundRoute, facts: readonly LegFacts[]): RouteCard {
  const shown = legs.flatMap((leg) => {
    const path = facts[leg.place]
    return path ? [{...leg, path}] : []
  })
  const [first, last] = [shown[0]?.path, shown.at(-1)?.path]
  if (first === undefined || last === undefined || shown.length < legs.length) {
    throw new Error('A route leads over a path that is not there.')
  }
  return {
    from: first.background,
    to: last.target,
    hours: legs.reduce((sum, leg) => sum + leg.hours, 0),
    savedHours: legs.reduce((sum, leg) => sum + leg.savedHours, 0),
    legs: shown.map((leg) => legCard(leg)),
  }
}

/** Of one path with other hours, which follow from where a route begins. */
const mostKnown = 8

/** Many routes lead over the same path, and most of them with the same hours. */
const knownCards = new WeakMap<LegFacts, RouteLegCard[]>()

function legCard({path, hours, savedHours}: Omit<FoundLeg, 'place'> & {path: LegFacts}) {
  const cards = knownCards.get(path) ?? []
  knownCards.set(path, cards)
  const known = cards.find((card) => card.hours === hours && card.savedHours === savedHours)
  if (known) return known
  const card: RouteLegCard = {
    toId: path.target.id,
    href: path.href,
    title: path.title,
    background: path.background.title,
    destination: path.destination,
    months: path.months,
    hours,
    savedHours,
  }
  if (cards.push(card) > mostKnown) cards.shift()
  return card
}

export function isDirect(route: RouteCard): boolean {
  return route.legs.length === 1
}
