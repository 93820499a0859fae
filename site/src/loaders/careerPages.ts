import {relatedCareers} from '@crosswalk/schemas/rules/relatedCareers'
import type {Background} from './background.ts'
import type {Career, CareerPage} from './careerPage.ts'
import {type MeasuredCareer, measured, nearCareer} from './nearCareer.ts'
import type {Mention} from './parts.ts'
import {careerPath, type PathLine, pathLine} from './pathCard.ts'
import type {ReadContent} from './readContent.ts'
import {isDirect, type RouteCard, type RouteTable} from './routeCards.ts'

const RELATED_CAREERS = 4

/**
 * Joins each destination with the paths and routes that lead to it and away from it.
 *
 * @param subjects - the destinations whose pages are wanted; all careers by default
 */
export function careerPages(
  content: Pick<ReadContent, 'careers' | 'backgrounds' | 'paths'>,
  {
    routes,
    mentionBackground,
    subjects = content.careers,
  }: {
    routes: RouteTable
    mentionBackground: (background: Background) => Mention
    subjects?: readonly Career[]
  },
): CareerPage[] {
  const pathsTo = Map.groupBy(content.paths, (path) => path.target.id)
  const pathsFrom = Map.groupBy(content.paths, (path) => path.background.id)
  const backgrounds = new Map(content.backgrounds.map((each) => [each.id, each]))
  const profiles = content.careers.map(measured)
  return subjects.map((career) => {
    const {id} = career
    const paths = (pathsTo.get(id) ?? []).map(careerPath)
    const onward = pathsFrom.get(id) ?? []
    return {
      ...career,
      paths,
      ...routesTo(id, paths, content.backgrounds, routes, mentionBackground),
      onward: {href: onward[0]?.background.href ?? null, paths: onward.map(pathLine)},
      related: relatedTo(measured(career), profiles, backgrounds.get(id), career.relatedIds),
    }
  })
}

/** Backgrounds that have no path of their own to the career: their best route, or none. */
function routesTo(
  careerId: string,
  paths: readonly PathLine[],
  backgrounds: readonly Background[],
  routes: RouteTable,
  mentionBackground: (background: Background) => Mention,
): Pick<CareerPage, 'routesIn' | 'deadEnds'> {
  const direct = new Set(paths.map((path) => path.backgroundId))
  const others = backgrounds.filter(({id}) => id !== careerId && !direct.has(id))
  const routesIn: RouteCard[] = []
  const deadEnds: Mention[] = []
  for (const background of others) {
    const [best] = routes.get(background.id)?.get(careerId) ?? []
    if (best === undefined) deadEnds.push(mentionBackground(background))
    else if (!isDirect(best)) routesIn.push(best)
  }
  return {routesIn: routesIn.sort((a, b) => a.hours - b.hours), deadEnds}
}

/** Somebody in the career can do what it asks for, and what is typical of those who leave it. */
function relatedTo(
  {id: careerId, needs}: MeasuredCareer,
  profiles: readonly MeasuredCareer[],
  background: Background | undefined,
  pinnedIds: readonly string[],
): CareerPage['related'] {
  const levels = new Map(background?.skills.map(({id, level}) => [id, level]))
  for (const {skillId, level} of needs) {
    levels.set(skillId, Math.max(level, levels.get(skillId) ?? 0))
  }
  return relatedCareers(
    [...levels].map(([skillId, level]) => ({skillId, level})),
    profiles.filter(({id}) => id !== careerId),
    {pinnedIds, limit: RELATED_CAREERS},
  ).map(({career, rows}) => nearCareer(career, rows))
}
