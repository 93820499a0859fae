import {RouteFinder} from '@crosswalk/schemas/rules/routeFinder'
import type {Route, RoutePath, RouteStart} from '@crosswalk/schemas/rules/routes'

/** A way over one to three paths. */
export interface FoundRoute {
  legs: FoundLeg[]
}

export interface FoundLeg {
  /** Of the path, in the list that was searched. */
  place: number
  hours: number
  savedHours: number
}

/**
 * What was found from one background.
 *
 * It is kept in numbers: a thousand careers have a million pairs, of which each has three routes.
 */
export class FoundRoutes {
  /** Of the background. */
  readonly id: string
  /** Of all legs, each once, in the list that was searched. */
  readonly places: readonly number[]
  /** By the id of the target: the first of its routes, and of the next target's. */
  readonly #routes = new Map<string, [number, number]>()
  /** By route: its first leg; at the end, how many legs there are. */
  readonly #firstLegs: Uint32Array
  readonly #places: Uint32Array
  readonly #hours: Float64Array
  readonly #savedHours: Float64Array

  constructor(
    id: string,
    byTarget: ReadonlyMap<string, readonly Route<RoutePath>[]>,
    placeOf: (pathId: string) => number,
  ) {
    this.id = id
    const firstLegs: number[] = []
    const legs: FoundLeg[] = []
    for (const [target, routes] of byTarget) {
      this.#routes.set(target, [firstLegs.length, firstLegs.length + routes.length])
      for (const route of routes) {
        firstLegs.push(legs.length)
        for (const {path, hours, savedHours} of route.legs) {
          legs.push({place: placeOf(path.id), hours, savedHours})
        }
      }
    }
    this.#firstLegs = Uint32Array.from([...firstLegs, legs.length])
    this.#places = Uint32Array.from(legs, ({place}) => place)
    this.#hours = Float64Array.from(legs, ({hours}) => hours)
    this.#savedHours = Float64Array.from(legs, ({savedHours}) => savedHours)
    this.places = [...new Set(this.#places)]
  }

  targets(): Iterable<string> {
    return this.#routes.keys()
  }

  /** The fewest hours first; none where no path leads. */
  to(target: string): FoundRoute[] {
    const [first, end] = this.#routes.get(target) ?? [0, 0]
    return Array.from({length: end - first}, (_, index) => this.#route(first + index))
  }

  best(target: string): FoundRoute | undefined {
    const routes = this.#routes.get(target)
    return routes && this.#route(routes[0])
  }

  #route(route: number): FoundRoute {
    const legs: FoundLeg[] = []
    const end = this.#firstLegs[route + 1] ?? 0
    for (let leg = this.#firstLegs[route] ?? 0; leg < end; leg += 1) {
      const [place = 0, hours = 0] = [this.#places[leg], this.#hours[leg]]
      legs.push({place, hours, savedHours: this.#savedHours[leg] ?? 0})
    }
    return {legs}
  }
}

/** @param perPair - routes that are kept for a pair */
export function searchAmong(
  paths: readonly RoutePath[],
  perPair: number,
): (start: RouteStart) => FoundRoutes {
  const finder = new RouteFinder(paths, perPair)
  const places = new Map(paths.map(({id}, place) => [id, place]))
  const placeOf = (id: string) => {
    const place = places.get(id)
    if (place === undefined) throw new Error(`A route leads over "${id}", which is no path.`)
    return place
  }
  return (start) => new FoundRoutes(start.id, finder.from(start), placeOf)
}
