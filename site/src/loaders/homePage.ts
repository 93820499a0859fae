import {compareText} from '../content/order.ts'
import type {BackgroundPage} from './backgroundPages.ts'
import {type CareerCard, careerCard} from './careerIndex.ts'
import type {CareerPage} from './careerPage.ts'
import type {PathCard, PathLine} from './pathCard.ts'
import type {HomeSettings} from './siteFrame.ts'

export interface HomePage extends Omit<HomeSettings, 'featuredCareerIds' | 'featuredPathIds'> {
  /** One entry per background that a path leaves from; those with the most paths come first. */
  backgrounds: PathOrigin[]
  featuredCareers: CareerCard[]
  featuredPaths: PathCard[]
  recentPaths: PathCard[]
}

export interface PathOrigin {
  id: string
  title: string
  /** Other names of the work, for finding it. */
  alternateTitles: string[]
  /** `null` if the background cannot be read as a page of its own. */
  href: string | null
  paths: PathLine[]
}

const RECENT_PATHS = 6

/** Featured entries that are not published are skipped: the Studio warns about them. */
export function homePage(
  {featuredCareerIds, featuredPathIds, ...settings}: HomeSettings,
  careers: readonly CareerPage[],
  paths: readonly PathCard[],
  backgrounds: readonly BackgroundPage[],
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
    backgrounds: pathOrigins(paths, backgrounds).sort((a, b) => b.paths.length - a.paths.length),
    featuredCareers: featuredCareers.length > 0 ? featuredCareers : careers.map(careerCard),
    featuredPaths,
    recentPaths,
  }
}

/** Backgrounds by title, each with its paths in the order given. */
export function pathOrigins(
  paths: readonly PathLine[],
  backgrounds: readonly BackgroundPage[],
): PathOrigin[] {
  const pages = new Map(backgrounds.map((page) => [page.id, page]))
  const groups = Map.groupBy(paths, (path) => path.backgroundId)
  return [...groups]
    .map(([id, members]) => ({
      id,
      title: members[0]?.background ?? '',
      alternateTitles: pages.get(id)?.alternateTitles ?? [],
      href: pages.get(id)?.href ?? null,
      paths: members,
    }))
    .sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
}

function pick<T extends {id: string}>(ids: readonly string[], from: readonly T[]): T[] {
  return ids.flatMap((id) => from.find((item) => item.id === id) ?? [])
}
