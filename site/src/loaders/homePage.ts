import {compareText} from '../content/order.ts'
import {type CareerCard, careerCard} from './careerIndex.ts'
import type {CareerPage} from './careerPage.ts'
import type {PathCard} from './pathCard.ts'
import type {HomeSettings} from './siteFrame.ts'

export interface HomePage extends Omit<HomeSettings, 'featuredCareerIds' | 'featuredPathIds'> {
  /** One entry per background that a path leaves from. */
  backgrounds: Background[]
  featuredCareers: CareerCard[]
  featuredPaths: PathCard[]
  recentPaths: PathCard[]
}

export interface Background {
  id: string
  title: string
  paths: PathCard[]
}

const RECENT_PATHS = 5

/** Featured entries that are not published are skipped: the Studio warns about them. */
export function homePage(
  {featuredCareerIds, featuredPathIds, ...settings}: HomeSettings,
  careers: readonly CareerPage[],
  paths: readonly PathCard[],
): HomePage {
  const featuredCareers = pick(featuredCareerIds, careers).map(careerCard)
  const featuredPaths = pick(featuredPathIds, paths)
  const recentPaths = paths
    .filter((path) => !featuredPathIds.includes(path.id))
    .toSorted(
      (a, b) => compareText(b.reviewedDate ?? '', a.reviewedDate ?? '') || compareText(a.id, b.id),
    )
    .slice(0, RECENT_PATHS)
  return {
    ...settings,
    backgrounds: backgroundsOf(paths),
    featuredCareers: featuredCareers.length > 0 ? featuredCareers : careers.map(careerCard),
    featuredPaths,
    recentPaths,
  }
}

/** Backgrounds by title, each with its paths in the order given. */
export function backgroundsOf(paths: readonly PathCard[]): Background[] {
  const groups = Map.groupBy(paths, (path) => path.backgroundId)
  return [...groups]
    .map(([id, members]) => ({id, title: members[0]?.background ?? '', paths: members}))
    .sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
}

function pick<T extends {id: string}>(ids: readonly string[], from: readonly T[]): T[] {
  return ids.flatMap((id) => from.find((item) => item.id === id) ?? [])
}
