import {compareText} from '../content/order.ts'
import type {BackgroundPage} from './backgroundPages.ts'
import {type CareerCard, careerCard} from './careerIndex.ts'
import type {CareerPage} from './careerPage.ts'
import {Extracts, Kept} from './kept.ts'
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

/** Of all pages as much as the home page says. */
interface HomeParts {
  careers: readonly CareerPage[]
  cards: readonly PathCard[]
  origins: readonly PathOrigin[]
}

/** Featured entries that are not published are skipped: the Studio warns about them. */
export class HomeJoin {
  readonly #dated = new Extracts(({id, reviewedDate}: PathCard) => ({id, reviewedDate}))
  readonly #newest = new Kept<number[]>()

  page(
    {featuredCareerIds, featuredPathIds, ...settings}: HomeSettings,
    {careers, cards, origins}: HomeParts,
  ): HomePage {
    const dated = this.#dated.of(cards)
    const newest = this.#newest.of([dated, featuredPathIds.join('\n')], () =>
      newestPlaces(dated, featuredPathIds),
    )
    const featuredCareers = pick(featuredCareerIds, careers).map(careerCard)
    return {
      ...settings,
      backgrounds: origins.toSorted((a, b) => b.paths.length - a.paths.length),
      featuredCareers: featuredCareers.length > 0 ? featuredCareers : careers.map(careerCard),
      featuredPaths: pick(featuredPathIds, cards),
      recentPaths: newest.flatMap((place) => cards[place] ?? []),
    }
  }
}

function newestPlaces(
  paths: readonly Pick<PathCard, 'id' | 'reviewedDate'>[],
  featuredIds: readonly string[],
): number[] {
  return paths
    .map(({id, reviewedDate}, place) => ({id, date: reviewedDate ?? '', place}))
    .filter(({id}) => !featuredIds.includes(id))
    .sort((a, b) => compareText(b.date, a.date) || compareText(a.id, b.id))
    .slice(0, RECENT_PATHS)
    .map(({place}) => place)
}

/** The paths by what they leave, made again only if one is called something else. */
export class OriginJoin {
  readonly #backgrounds = new Extracts(({id, href, alternateTitles}: BackgroundPage) => ({
    id,
    href,
    alternateTitles,
  }))
  readonly #origins = new Kept<PathOrigin[]>()

  origins(lines: readonly PathLine[], pages: readonly BackgroundPage[]): PathOrigin[] {
    const backgrounds = this.#backgrounds.of(pages)
    return this.#origins.of([lines, backgrounds], () => pathOrigins(lines, backgrounds))
  }
}

/** Backgrounds by title, each with its paths in the order given. */
function pathOrigins(
  paths: readonly PathLine[],
  backgrounds: readonly Pick<BackgroundPage, 'id' | 'href' | 'alternateTitles'>[],
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
