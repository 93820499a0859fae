import {readiness} from '@crosswalk/schemas/rules/readiness'
import {skillGap} from '@crosswalk/schemas/rules/skillGap'
import {compareText} from '../content/order.ts'
import {type Background, backgroundHeading} from './background.ts'
import type {Advantage} from './buildingBlocks.ts'
import {type MeasuredCareer, measured, type NearCareer, nearCareer} from './nearCareer.ts'
import type {Mention} from './parts.ts'
import {type PathCard, pathCard} from './pathCard.ts'
import type {PathPage} from './pathPage.ts'
import type {ReadContent} from './readContent.ts'
import type {RouteCard, RouteTable} from './routeCards.ts'

export interface BackgroundPage extends Background {
  heading: string
  /** The readiest first. */
  paths: PathCard[]
  /** What its paths build on; the most used first. */
  advantages: {id: string; title: string; claim: string; limits: string | null; paths: Mention[]}[]
  /** Targets without a path of their own, the nearest first, with the routes that lead there. */
  nearest: (NearCareer & {routes: RouteCard[]})[]
  /** The best route to each target beyond the nearest, the fewest hours first. */
  farther: RouteCard[]
  /** Targets beyond the nearest that no published route reaches. */
  deadEnds: Mention[]
}

/** Targets without a path that are described one by one. */
const NEAREST_TARGETS = 6

/**
 * One page for each background that a path leaves.
 *
 * @param subjects - the backgrounds whose pages are wanted; all by default
 */
export function backgroundPages(
  content: Pick<ReadContent, 'backgrounds' | 'careers' | 'paths' | 'advantages'>,
  routes: RouteTable,
  subjects: readonly Background[] = content.backgrounds,
): BackgroundPage[] {
  const pathsFrom = Map.groupBy(content.paths, (path) => path.background.id)
  const profiles = content.careers.map(measured)
  return subjects.flatMap((background) => {
    const paths = (pathsFrom.get(background.id) ?? []).toSorted(
      (a, b) => b.gap.readiness - a.gap.readiness || compareText(a.id, b.id),
    )
    if (paths.length === 0) return []
    const reached = new Set([background.id, ...paths.map((path) => path.target.id)])
    const others = profiles.filter(({id}) => !reached.has(id))
    return [
      {
        ...background,
        heading: backgroundHeading(background.plural),
        paths: paths.map(pathCard),
        advantages: advantagesOf(paths),
        ...splitByDistance(
          targetsByNearness(background, others, content.advantages),
          routes.get(background.id),
        ),
      },
    ]
  })
}

function advantagesOf(paths: readonly PathPage[]): BackgroundPage['advantages'] {
  const uses = paths.flatMap((path) => path.advantages.map((advantage) => ({advantage, path})))
  return [...Map.groupBy(uses, ({advantage}) => advantage.id).values()]
    .flatMap((group) => {
      const advantage = group[0]?.advantage
      if (advantage === undefined) return []
      const {id, title, claim, limits} = advantage
      return [{id, title, claim, limits, paths: group.map(({path}) => mentionOf(path))}]
    })
    .sort((a, b) => b.paths.length - a.paths.length || compareText(a.title, b.title))
}

/** The destination is enough of a name where everything starts from one background. */
function mentionOf({id, destination, href}: PathPage): Mention {
  return {id, title: destination, href}
}

/** @param targets - without those that have a path */
function targetsByNearness(
  background: Background,
  targets: readonly MeasuredCareer[],
  advantages: readonly Advantage[],
): NearCareer[] {
  const transfers = advantages
    .filter(({isUniversal, backgroundIds}) => isUniversal || backgroundIds.includes(background.id))
    .flatMap((advantage) => advantage.transfers)
    .map(({from, to, strength}) => ({fromSkillId: from.id, toSkillId: to.id, strength}))
  const levels = background.skills.map(({id, level}) => ({skillId: id, level}))
  return targets
    .map((target) => {
      const rows = skillGap({needs: target.needs, levels, transfers})
      return {share: readiness(rows) ?? 0, career: nearCareer(target, rows)}
    })
    .sort(
      (a, b) =>
        b.share - a.share ||
        compareText(a.career.title, b.career.title) ||
        compareText(a.career.id, b.career.id),
    )
    .map(({career}) => career)
}

function splitByDistance(
  targets: readonly NearCareer[],
  routes: ReadonlyMap<string, readonly RouteCard[]> | undefined,
): Pick<BackgroundPage, 'nearest' | 'farther' | 'deadEnds'> {
  const routesTo = (id: string) => [...(routes?.get(id) ?? [])]
  const beyond = targets.slice(NEAREST_TARGETS)
  return {
    nearest: targets
      .slice(0, NEAREST_TARGETS)
      .map((target) => ({...target, routes: routesTo(target.id)})),
    farther: beyond
      .flatMap(({id}) => routesTo(id).slice(0, 1))
      .sort((a, b) => a.hours - b.hours || compareText(a.to.id, b.to.id)),
    deadEnds: beyond
      .filter(({id}) => routesTo(id).length === 0)
      .map(({id, title, href}) => ({id, title, href}))
      .sort((a, b) => compareText(a.title, b.title)),
  }
}
