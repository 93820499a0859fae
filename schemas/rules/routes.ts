import type {SkillLevel} from './skillGap.ts'

/** Most paths that one route may string together. */
export const maxRouteLegs = 3

/** What a route needs of a learning step. */
export interface RouteStep {
  /** 0 or more */
  hours: number
  skills: readonly {skillId: string; reachesLevel: number}[]
}

/** A published path as an edge between two careers; further properties pass through. */
export interface RoutePath {
  id: string
  /** Id of the background. */
  from: string
  /** Id of the target, whatever the specialisation. */
  to: string
  /** All steps of its roadmap, optional ones too. */
  steps: readonly RouteStep[]
}

export interface RouteLeg<Path extends RoutePath> {
  path: Path
  /** Hours that are left of the path's roadmap for somebody who comes this way. */
  hours: number
  /** Hours of the steps that the earlier legs, or the background, have already covered. */
  savedHours: number
}

/** A way from one career to another over published paths, each starting where the last one ended. */
export interface Route<Path extends RoutePath> {
  /** 1 to `maxRouteLegs`; no career comes twice. */
  legs: RouteLeg<Path>[]
  /** Sum over the legs. */
  hours: number
}

export interface RouteStart {
  /** Id of the background. */
  id: string
  /** What people from there bring. */
  levels: readonly SkillLevel[]
}

/**
 * All routes that leave from a background, over at most three paths.
 *
 * The first leg counts in full: its roadmap is written for that very background, and a route of
 * one path takes the hours that the path says. Of each further leg those steps are left out whose
 * skills the reader has all reached before it begins, by background or by an earlier leg.
 *
 * @param pathsByOrigin - published paths by the id of their background
 * @returns the fewest hours first; then the fewest legs; then by ids of the paths
 */
export function routesFrom<Path extends RoutePath>(
  start: RouteStart,
  pathsByOrigin: ReadonlyMap<string, readonly Path[]>,
): Route<Path>[] {
  const levels = new Map(start.levels.map(({skillId, level}) => [skillId, level]))
  const routes: Route<Path>[] = []
  const extend = (at: string, before: Route<Path>, levels: ReadonlyMap<string, number>) => {
    const visited = new Set([start.id, ...before.legs.map(({path}) => path.to)])
    for (const path of pathsByOrigin.get(at) ?? []) {
      if (visited.has(path.to)) continue
      const leg = legOf(path, before.legs.length === 0 ? new Map() : levels)
      const route = {legs: [...before.legs, leg], hours: before.hours + leg.hours}
      routes.push(route)
      if (route.legs.length < maxRouteLegs) extend(path.to, route, levelsAfter(path, levels))
    }
  }
  extend(start.id, {legs: [], hours: 0}, levels)
  return routes.sort(byHours)
}

function legOf<Path extends RoutePath>(
  path: Path,
  levels: ReadonlyMap<string, number>,
): RouteLeg<Path> {
  let hours = 0
  let savedHours = 0
  for (const step of path.steps) {
    if (isStepCovered(step, levels)) savedHours += step.hours
    else hours += step.hours
  }
  return {path, hours, savedHours}
}

/**
 * Whether somebody has all that a step teaches, by their own levels: credit for a neighbouring
 * skill never spares a step, and a step without skills is always to be done.
 *
 * @see product reference §3.2, step 5
 */
export function isStepCovered(step: RouteStep, levels: ReadonlyMap<string, number>): boolean {
  return (
    step.skills.length > 0 &&
    step.skills.every(({skillId, reachesLevel}) => (levels.get(skillId) ?? 0) >= reachesLevel)
  )
}

function levelsAfter(path: RoutePath, before: ReadonlyMap<string, number>): Map<string, number> {
  const levels = new Map(before)
  for (const {skillId, reachesLevel} of path.steps.flatMap((step) => step.skills)) {
    levels.set(skillId, Math.max(levels.get(skillId) ?? 0, reachesLevel))
  }
  return levels
}

/** The fewest hours first; then the fewest legs; then by ids of the paths. */
export function byHours<Path extends RoutePath>(one: Route<Path>, other: Route<Path>): number {
  if (one.hours !== other.hours) return one.hours - other.hours
  if (one.legs.length !== other.legs.length) return one.legs.length - other.legs.length
  const [oneIds, otherIds] = [idsOf(one), idsOf(other)]
  return oneIds < otherIds ? -1 : oneIds > otherIds ? 1 : 0
}

/** Ids hold no line breaks, so two routes are equal only if they are the same. */
function idsOf<Path extends RoutePath>(route: Route<Path>): string {
  return route.legs.map(({path}) => path.id).join('\n')
}
