import {careerFeedHref, fixedHrefs, siteFeedHref} from '@crosswalk/schemas/hrefs'
import {withArticle} from '@crosswalk/schemas/rules/titles'
import {compareText} from '../content/order.ts'
import type {CareerPage} from './careerPage.ts'
import {Extracts, Kept, KeptEach} from './kept.ts'
import type {PathCard} from './pathCard.ts'

/** Paths in the order in which they were last reviewed, for feed readers. */
export interface Feed {
  href: string
  title: string
  description: string
  /** The page that lists the same paths. */
  pageHref: string
  items: FeedItem[]
}

export interface FeedItem {
  href: string
  title: string
  /** `YYYY-MM-DD` */
  date: string
  summary: string
}

const MAX_ITEMS = 30

/** The feeds, made again only if something else is said in them. */
export class FeedJoin {
  readonly #dated = new Extracts((path: PathCard): Dated => {
    const {href, reviewedDate, isHidden} = path
    return {href, date: isHidden ? null : reviewedDate}
  })
  readonly #newest = new Kept<number[]>()
  readonly #careers = new KeptEach<Feed>()

  /** New and reviewed paths of the whole site. */
  site(name: string, description: string, paths: readonly PathCard[]): Feed {
    const dated = this.#dated.of(paths)
    const newest = this.#newest.of([dated], () => newestPlaces(dated))
    return {
      href: siteFeedHref,
      title: name,
      description,
      pageHref: fixedHrefs.home,
      items: newest.flatMap((place) => paths[place] ?? []).flatMap(feedItem),
    }
  }

  /**
   * New and newly reviewed paths to each career.
   *
   * @param kept - careers whose feeds stay at their addresses, and name no page that lists leave out
   */
  careers(careers: readonly CareerPage[], kept: readonly CareerPage[]): Feed[] {
    const empty = kept.map((career) => careerFeed({...career, paths: []}))
    return [...this.#careers.of(careers, () => [], careerFeed), ...empty]
  }
}

function careerFeed({slug, title, href, paths}: CareerPage): Feed {
  const newest = newestPlaces(
    paths.map((path) => ({href: path.href, date: path.isHidden ? null : path.reviewedDate})),
  )
  return {
    href: careerFeedHref(slug),
    title: `Paths to ${title}`,
    description: `New and newly reviewed transition paths to the work of ${withArticle(title)}.`,
    pageHref: href,
    items: newest.flatMap((place) => paths[place] ?? []).flatMap(feedItem),
  }
}

interface Dated {
  href: string
  /** `null` for what is in no feed: without a review a path has no date, and what is hidden stays hidden. */
  date: string | null
}

/** Places in the list of those that a feed has, the newest first. */
function newestPlaces(paths: readonly Dated[]): number[] {
  return paths
    .flatMap(({href, date}, place) => (date === null ? [] : [{href, date, place}]))
    .sort((a, b) => compareText(b.date, a.date) || compareText(a.href, b.href))
    .slice(0, MAX_ITEMS)
    .map(({place}) => place)
}

function feedItem({href, title, reviewedDate, lead}: PathCard): FeedItem[] {
  return reviewedDate === null ? [] : [{href, title, date: reviewedDate, summary: lead}]
}
