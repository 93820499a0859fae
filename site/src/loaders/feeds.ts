import {careerFeedHref, fixedHrefs, siteFeedHref} from '@crosswalk/schemas/hrefs'
import {withArticle} from '@crosswalk/schemas/rules/titles'
import {compareText} from '../content/order.ts'
import type {CareerPage} from './careerPage.ts'
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

/** New and reviewed paths of the whole site. */
export function siteFeed(name: string, description: string, paths: readonly PathCard[]): Feed {
  return {
    href: siteFeedHref,
    title: name,
    description,
    pageHref: fixedHrefs.home,
    items: feedItems(paths),
  }
}

/** New and reviewed paths to one career. */
export function careerFeed(career: CareerPage): Feed {
  return {
    href: careerFeedHref(career.slug),
    title: `Paths to ${career.title}`,
    description: `New and newly reviewed transition paths to the work of ${withArticle(career.title)}.`,
    pageHref: career.href,
    items: feedItems(career.paths),
  }
}

/** Without a review a path has no date, and what is hidden stays hidden. */
function feedItems(paths: readonly PathCard[]): FeedItem[] {
  return paths
    .flatMap((path) => {
      if (path.reviewedDate === null || path.isHidden) return []
      return [{href: path.href, title: path.title, date: path.reviewedDate, summary: path.lead}]
    })
    .sort((a, b) => compareText(b.date, a.date) || compareText(a.href, b.href))
    .slice(0, MAX_ITEMS)
}
