import {CompareDataJoin, type Comparisons} from '../compare/compareData.ts'
import {isRecord} from '../content/normalise.ts'
import type {LocateImage} from '../content/picture.ts'
import type {Report} from '../content/report.ts'
import {type PackFile, PackJoin} from './assessmentPack.ts'
import {type AssessmentPage, assessmentPage} from './assessmentPage.ts'
import type {BackgroundPage} from './backgroundPages.ts'
import {type CareerIndex, CareerIndexJoin} from './careerIndex.ts'
import type {CareerPage} from './careerPage.ts'
import type {CategoryPage} from './categoryPages.ts'
import {CompareJoin, type ComparePage} from './comparePage.ts'
import {type Feed, FeedJoin} from './feeds.ts'
import type {FetchedContent} from './fetchedContent.ts'
import {HomeJoin, type HomePage, OriginJoin} from './homePage.ts'
import type {IndexPage} from './indexPage.ts'
import {IndexJoin, type IndexName} from './indexPages.ts'
import {Extracts, Kept} from './kept.ts'
import type {KeptPages} from './keptPages.ts'
import type {KeptRows} from './keptRows.ts'
import {MOST_LISTED} from './longLists.ts'
import {type NotFoundPage, notFoundPage} from './notFoundPage.ts'
import {PageJoin} from './pageJoin.ts'
import {pathCard, pathLine} from './pathCard.ts'
import type {PathPage} from './pathPage.ts'
import type {PersonPage} from './personPages.ts'
import type {ProsePage} from './prosePage.ts'
import {type ReadResult, readContent} from './readContent.ts'
import {type Redirect, redirects} from './redirects.ts'
import type {RoadmapPage} from './roadmapPage.ts'
import {type Link, SearchJoin, type SearchPage} from './searchPage.ts'
import {
  homeSettings,
  type NavigationLink,
  requestHref,
  type SiteFrame,
  settingsFields,
  siteFrame,
} from './siteFrame.ts'
import {type SitemapEntry, SitemapJoin} from './sitemap.ts'
import type {SkillPage} from './skillPages.ts'

/** All page data of one build. Plain JSON but for the report. */
export interface Site {
  frame: SiteFrame
  home: HomePage
  careerIndex: CareerIndex
  careers: readonly CareerPage[]
  paths: readonly PathPage[]
  roadmaps: readonly RoadmapPage[]
  skills: SkillPage[]
  /** Those that a path leaves. */
  backgrounds: readonly BackgroundPage[]
  categories: CategoryPage[]
  people: readonly PersonPage[]
  prosePages: readonly ProsePage[]
  /** Of documents that cannot be shown as they are; no list holds them. */
  kept: KeptPages
  /** Lists of all pages of a kind; careers have one that says more. */
  indexes: Record<IndexName, IndexPage>
  search: SearchPage
  notFound: NotFoundPage
  /** Every page that a mistaken address may have meant. */
  addresses: readonly Link[]
  compare: ComparePage
  /** The data that the compare page loads. */
  comparisons: Comparisons
  assessment: AssessmentPage
  /** The data that the assessment loads; `null` if it cannot be offered. */
  assessmentPack: PackFile | null
  /** New and reviewed paths: of the whole site, and by career. */
  feeds: {site: Feed; careers: Feed[]}
  redirects: Redirect[]
  sitemap: SitemapEntry[]
  report: Report
}

export interface SiteOptions {
  siteUrl: string
  locateImage: LocateImage
  /** The day of the build, milliseconds since the epoch. */
  now: number
  /** What withheld documents were when they could last be shown. */
  kept: KeptRows
}

/** Turns fetched content into the data of every page. */
export function assembleSite(content: FetchedContent, options: SiteOptions): Site {
  return new SiteJoin(options.siteUrl).join(content, readContent(content, options))
}

/**
 * Joins what the documents say into the data of every page.
 *
 * It keeps what it joined last, and makes again only what something else went into: a word in one
 * path costs the pages that print it, however many there are beside.
 */
export class SiteJoin {
  readonly #siteUrl: string
  readonly #pages = new PageJoin()
  readonly #lines = new Extracts(pathLine)
  readonly #cards = new Extracts(pathCard)
  readonly #indexes = new IndexJoin()
  readonly #origins = new OriginJoin()
  readonly #home = new HomeJoin()
  readonly #careerIndex = new CareerIndexJoin()
  readonly #pack = new PackJoin()
  readonly #assessment = new Kept<AssessmentPage>()
  readonly #prose = new Kept<ProsePage[]>()
  readonly #feeds = new FeedJoin()
  readonly #sitemap = new SitemapJoin()
  readonly #search = new SearchJoin()
  readonly #notFound = new Kept<NotFoundPage>()
  readonly #compare = new CompareJoin()
  readonly #comparisons = new CompareDataJoin()

  constructor(siteUrl: string) {
    this.#siteUrl = siteUrl
  }

  join(
    content: Pick<FetchedContent, 'frame' | 'redirects' | 'assessment'>,
    result: Pick<ReadResult, 'read' | 'kept' | 'context'>,
  ): Site {
    const {read, context} = result
    const {kept, ...pages} = this.#pages.pages(result)
    const indexes = this.#indexes.pages(pages)
    const {settings, navigation} = isRecord(content.frame) ? content.frame : {}
    const fields = settingsFields(settings, context)
    const further = {
      lists: Object.values(indexes).filter(hasMembers).map(linkTo),
      prose: read.prosePages.map(linkTo),
    }
    const frame = siteFrame(fields, navigation, further, this.#siteUrl, context)
    const request = requestHref(fields)
    const cards = this.#cards.of(read.paths)
    const origins = this.#origins.origins(this.#lines.of(read.paths), pages.backgrounds)
    const {careers} = pages
    const home = this.#home.page(homeSettings(fields, context), {careers, cards, origins})
    const pack = this.#pack.file(content.assessment, read, context.report)
    const withPack = (page: ProsePage) => ({...page, packHash: pack?.hash ?? null})
    const prosePages = this.#prose.of([read.prosePages, pack], () => read.prosePages.map(withPack))
    const {search, addresses} = this.#search.pages({...pages, indexes, prosePages: read.prosePages})
    return {
      frame,
      home,
      ...pages,
      indexes,
      careerIndex: this.#careerIndex.index(careers, read.categories, pages.backgrounds),
      prosePages,
      kept: {...kept, prosePages: kept.prosePages.map(withPack)},
      search,
      notFound: this.#notFound.of(
        [home.featuredCareers, addresses.length > MOST_LISTED || addresses],
        () => notFoundPage(home.featuredCareers, addresses),
      ),
      addresses,
      compare: this.#compare.page(read.careers, read.paths),
      comparisons: this.#comparisons.data(careers, read.paths),
      assessment: this.#assessment.of([read.careers, origins, pack, read.scoring, request], () =>
        assessmentPage(read.careers, origins, {
          packFile: pack,
          introduction: read.scoring?.introduction ?? [],
          requestHref: request,
        }),
      ),
      assessmentPack: pack,
      feeds: {
        site: this.#feeds.site(frame.name, frame.description, cards),
        careers: this.#feeds.careers(careers, kept.careers),
      },
      redirects: redirects(content.redirects, context),
      sitemap: this.#sitemap.entries({home, ...pages, indexes, prosePages: read.prosePages}),
      report: context.report,
    }
  }
}

function hasMembers({groups}: IndexPage): boolean {
  return groups.length > 0
}

function linkTo({title, href}: {title: string; href: string}): NavigationLink {
  return {label: title, href}
}
