import {
  byHours,
  maxRouteLegs,
  type Route,
  type RouteLeg,
  type RoutePath,
  type RouteStart,
  type RouteStep,
} from './routes.ts'

/** The steps of a path, with everything that is looked at millions of times as numbers. */
interface Plan {
  to: number
  steps: readonly {hours: number; skills: readonly number[]; levels: readonly number[]}[]
}

interface PlannedPath<Path> {
  path: Path
  to: number
  /** Place of its plan among all; paths with the same steps to the same target share one. */
  plan: number
}

/**
 * Finds the best routes to each target among paths that many backgrounds leave.
 *
 * They are the first of `routesFrom`, which lists all of them: ten thousand paths make ten million
 * routes, of which nearly all are given up here at their last leg, by what it costs at least.
 */
export class RouteFinder<Path extends RoutePath> {
  readonly #perTarget: number
  readonly #careers = new Numbers()
  readonly #skills = new Numbers()
  readonly #plans: Plan[] = []
  readonly #pathsFrom: ReadonlyMap<number, readonly PlannedPath<Path>[]>
  readonly #taught: TaughtLevels

  /** @param perTarget - routes to each target, at least 1 */
  constructor(paths: readonly Path[], perTarget: number) {
    this.#perTarget = perTarget
    const known = new Map<string, number>()
    const planned = paths.map((path): PlannedPath<Path> => {
      const key = JSON.stringify([path.to, path.steps])
      const plan = known.get(key) ?? this.#addPlan(path)
      known.set(key, plan)
      return {path, to: this.#careers.of(path.to), plan}
    })
    this.#pathsFrom = Map.groupBy(planned, ({path}) => this.#careers.of(path.from))
    this.#taught = new TaughtLevels(this.#plans, this.#skills.size)
  }

  /** @returns by the id of the target, each in the order of `routesFrom` */
  from(start: RouteStart): Map<string, Route<Path>[]> {
    const brought = start.levels.map(({skillId, level}) => ({
      skill: this.#skills.of(skillId),
      level,
    }))
    const levels = new Float64Array(this.#skills.size)
    for (const {skill, level} of brought) levels[skill] = level
    const plans = this.#plans
    const search = new Search({
      pathsFrom: this.#pathsFrom,
      perTarget: this.#perTarget,
      start: this.#careers.of(start.id),
      levels,
      plans,
      leastHours: Float64Array.from(plans, (plan) => this.#taught.leastHours(plan, levels)),
    })
    return search.run()
  }

  #addPlan({to, steps}: Path): number {
    const numbered = steps.map(({hours, skills}: RouteStep) => ({
      hours,
      skills: skills.map(({skillId}) => this.#skills.of(skillId)),
      levels: skills.map(({reachesLevel}) => reachesLevel),
    }))
    return this.#plans.push({to: this.#careers.of(to), steps: numbered}) - 1
  }
}

/** The highest level of each skill that paths take somebody to, whichever target they lead to. */
class TaughtLevels {
  readonly #highest: Float64Array
  readonly #highestTo: Int32Array
  /** Among the paths to any other target than that. */
  readonly #second: Float64Array

  constructor(plans: readonly Plan[], skills: number) {
    this.#highest = new Float64Array(skills)
    this.#highestTo = new Int32Array(skills).fill(-1)
    this.#second = new Float64Array(skills)
    for (const {to, steps} of plans) {
      for (const {skills: numbers, levels} of steps) {
        for (const [index, skill] of numbers.entries()) this.#add(skill, levels[index] ?? 0, to)
      }
    }
  }

  /** What is left of a plan whatever came before it, which cannot have led to the same target. */
  leastHours({to, steps}: Plan, levels: Float64Array): number {
    let least = 0
    for (const {hours, skills, levels: reached} of steps) {
      const mayBeCovered =
        skills.length > 0 &&
        skills.every((skill, index) => this.#known(skill, to, levels) >= (reached[index] ?? 0))
      if (!mayBeCovered) least += hours
    }
    return least
  }

  #known(skill: number, to: number, levels: Float64Array): number {
    const taught = this.#highestTo[skill] === to ? this.#second[skill] : this.#highest[skill]
    return Math.max(taught ?? 0, levels[skill] ?? 0)
  }

  #add(skill: number, level: number, to: number): void {
    const highest = this.#highest[skill] ?? 0
    const isSameTarget = this.#highestTo[skill] === to
    if (level > highest) {
      if (!isSameTarget) this.#second[skill] = highest
      this.#highest[skill] = level
      this.#highestTo[skill] = to
    } else if (!isSameTarget && level > (this.#second[skill] ?? 0)) {
      this.#second[skill] = level
    }
  }
}

interface SearchOptions<Path> {
  pathsFrom: ReadonlyMap<number, readonly PlannedPath<Path>[]>
  perTarget: number
  start: number
  /** What people bring, by number of the skill; changed on the way. */
  levels: Float64Array
  plans: readonly Plan[]
  /** By place of the plan, for a leg that is not the first. */
  leastHours: Float64Array
}

interface Leg<Path> {
  planned: PlannedPath<Path>
  hours: number
  savedHours: number
}

/** The routes from one background. */
class Search<Path extends RoutePath> {
  readonly #options: SearchOptions<Path>
  readonly #legs: Leg<Path>[] = []
  readonly #best = new Map<number, Route<Path>[]>()
  /** Hours beyond which a route to a target is not among the best. */
  readonly #limits: number[] = []

  constructor(options: SearchOptions<Path>) {
    this.#options = options
  }

  /** Short routes come first, because long ones are mostly given up against them. */
  run(): Map<string, Route<Path>[]> {
    for (let count = 1; count <= maxRouteLegs; count += 1) {
      this.#extend(this.#options.start, 0, count)
    }
    return new Map(
      [...this.#best.values()].map((routes) => [routes[0]?.legs.at(-1)?.path.to ?? '', routes]),
    )
  }

  /** @param count - legs of the routes that are noted */
  #extend(at: number, hoursBefore: number, count: number): void {
    const {pathsFrom, start, leastHours} = this.#options
    const isLast = this.#legs.length + 1 === count
    for (const planned of pathsFrom.get(at) ?? []) {
      const {to, plan} = planned
      const limit = this.#limits[to] ?? Number.POSITIVE_INFINITY
      if (isLast && count > 1 && hoursBefore + (leastHours[plan] ?? 0) > limit) continue
      if (to === start || this.#legs.some((leg) => leg.planned.to === to)) continue
      const leg = this.#legOf(planned)
      const hours = hoursBefore + leg.hours
      this.#legs.push(leg)
      if (!isLast) this.#goOn(planned, hours, count)
      else if (hours <= limit) this.#note(to, hours)
      this.#legs.pop()
    }
  }

  /** With what a path teaches, which is forgotten afterwards. */
  #goOn({to, plan}: PlannedPath<Path>, hours: number, count: number): void {
    const {plans, levels: known} = this.#options
    const raised: {skill: number; before: number}[] = []
    for (const {skills, levels} of plans[plan]?.steps ?? []) {
      for (const [index, skill] of skills.entries()) {
        const before = known[skill] ?? 0
        const level = levels[index] ?? 0
        if (before >= level) continue
        raised.push({skill, before})
        known[skill] = level
      }
    }
    this.#extend(to, hours, count)
    for (const {skill, before} of raised.reverse()) known[skill] = before
  }

  #legOf(planned: PlannedPath<Path>): Leg<Path> {
    const {plans, levels: known} = this.#options
    const isFirst = this.#legs.length === 0
    let hours = 0
    let savedHours = 0
    for (const step of plans[planned.plan]?.steps ?? []) {
      const {skills, levels} = step
      const isCovered =
        !isFirst &&
        skills.length > 0 &&
        skills.every((skill, index) => (known[skill] ?? 0) >= (levels[index] ?? 0))
      if (isCovered) savedHours += step.hours
      else hours += step.hours
    }
    return {planned, hours, savedHours}
  }

  #note(to: number, hours: number): void {
    const {perTarget} = this.#options
    const legs = this.#legs.map(
      (leg): RouteLeg<Path> => ({
        path: leg.planned.path,
        hours: leg.hours,
        savedHours: leg.savedHours,
      }),
    )
    const known = this.#best.get(to) ?? []
    const best = [...known, {legs, hours}].sort(byHours).slice(0, perTarget)
    this.#best.set(to, best)
    const last = best[perTarget - 1]
    if (last) this.#limits[to] = last.hours
  }
}

/** Consecutive numbers for ids. */
class Numbers {
  readonly #numbers = new Map<string, number>()

  get size(): number {
    return this.#numbers.size
  }

  of(id: string): number {
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    this.#numbers.set(id, this.#numbers.size)
    return this.#numbers.size - 1
  }
}
