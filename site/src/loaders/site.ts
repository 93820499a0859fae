import {isRecord} from '../content/normalise.ts'
import type {LocateImage} from '../content/picture.ts'
import type {Report} from '../content/report.ts'
import {assessmentPack, type PackFile} from './assessmentPack.ts'
import {type AssessmentPage, assessmentPage} from './assessmentPage.ts'
import type {Background} from './background.ts'
import {type BackgroundPage, backgroundPages} from './backgroundPages.ts'
import {type CareerIndex, careerIndex} from './careerIndex.ts'
import type {CareerPage} from './careerPage.ts'
import {careerPages} from './careerPages.ts'
import {type CategoryPage, categoryPages} from './categoryPages.ts'
import {careerFeed, type Feed, siteFeed} from './feeds.ts'
import type {FetchedContent} from './fetchedContent.ts'
import {type HomePage, homePage} from './homePage.ts'
import {type IndexName, type IndexPage, indexPages} from './indexPages.ts'
import {type KeptPages, keptPages} from './keptPages.ts'
import type {KeptRows} from './keptRows.ts'
import type {Mention} from './parts.ts'
import {pathCard} from './pathCard.ts'
import {type PathPage, withSiblings} from './pathPage.ts'
import {type PersonPage, personPages} from './personPages.ts'
import type {ProsePage} from './prosePage.ts'
import {type ReadResult, readContent} from './readContent.ts'
import {type Redirect, redirects} from './redirects.ts'
import {type RoadmapPage, withUsers} from './roadmapPage.ts'
import {RouteMemory} from './routeCards.ts'
import {
  homeSettings,
  type NavigationLink,
  type SiteFrame,
  settingsFields,
  siteFrame,
} from './siteFrame.ts'
import {type SitemapEntry, sitemapEntries} from './sitemap.ts'
import {type SkillPage, skillPages} from './skillPages.ts'

/** All page data of one build. Plain JSON but for the report. */
export interface Site {
  frame: SiteFrame
  home: HomePage
  careerIndex: CareerIndex
  careers: CareerPage[]
  paths: PathPage[]
  roadmaps: RoadmapPage[]
  skills: SkillPage[]
  /** Those that a path leaves. */
  backgrounds: BackgroundPage[]
  categories: CategoryPage[]
  people: PersonPage[]
  prosePages: ProsePage[]
  /** Of documents that cannot be shown as they are; no list holds them. */
  kept: KeptPages
  /** Lists of all pages of a kind; careers have one that says more. */
  indexes: Record<IndexName, IndexPage>
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
  return joinSite(content, {...readContent(content, options), siteUrl: options.siteUrl})
}

export interface ReadSite extends Pick<ReadResult, 'read' | 'kept' | 'context'> {
  siteUrl: string
  /** Of an earlier join, to save its work. */
  routeMemory?: RouteMemory
}

/** Joins what the documents say into the data of every page. */
export function joinSite(
  content: Pick<FetchedContent, 'frame' | 'redirects' | 'assessment'>,
  {siteUrl, routeMemory = new RouteMemory(), ...result}: ReadSite,
): Site {
  const {read, context} = result
  const {kept, ...pages} = joinPages(result, routeMemory)

  const {settings, navigation} = isRecord(content.frame) ? content.frame : {}
  const fields = settingsFields(settings, context)
  const indexes = indexPages(pages)
  const further = {
    lists: Object.values(indexes).filter(hasMembers).map(linkTo),
    prose: read.prosePages.map(linkTo),
  }
  const frame = siteFrame(fields, navigation, further, siteUrl, context)
  const cards = read.paths.map(pathCard)
  const home = homePage(homeSettings(fields, context), pages.careers, cards, pages.backgrounds)
  const packFile = assessmentPack(content.assessment, read, context.report)
  const withPack = (page: ProsePage) => ({...page, packHash: packFile?.hash ?? null})
  return {
    frame,
    home,
    ...pages,
    indexes,
    careerIndex: careerIndex(pages.careers, read.categories, pages.backgrounds),
    prosePages: read.prosePages.map(withPack),
    kept: {...kept, prosePages: kept.prosePages.map(withPack)},
    assessment: assessmentPage(pages.careers, cards, pages.backgrounds, packFile, read.scoring),
    assessmentPack: packFile,
    feeds: {
      site: siteFeed(frame.name, frame.description, cards),
      careers: [...pages.careers, ...kept.careers.map(withoutPaths)].map(careerFeed),
    },
    redirects: redirects(content.redirects, context),
    sitemap: sitemapEntries({home, ...pages, indexes, prosePages: read.prosePages}),
    report: context.report,
  }
}

function hasMembers({groups}: IndexPage): boolean {
  return groups.length > 0
}

function linkTo({title, href}: {title: string; href: string}): NavigationLink {
  return {label: title, href}
}

/** Its feed stays at its address, and names no page that lists leave out. */
function withoutPaths(career: CareerPage): CareerPage {
  return {...career, paths: []}
}

/** What pages say about each other. */
function joinPages({read, kept, context}: Omit<ReadSite, 'siteUrl'>, routeMemory: RouteMemory) {
  const mentionBackground = ({id, title}: Background): Mention => {
    return {id, title, href: context.backgroundHrefOf(id) ?? null}
  }
  const routes = routeMemory.table(read.backgrounds, read.paths)
  const careers = careerPages(read, {routes, mentionBackground})
  const backgrounds = backgroundPages(read, routes)
  return {
    careers,
    backgrounds,
    paths: withSiblings(read.paths),
    roadmaps: withUsers(read.roadmaps, read.paths),
    skills: skillPages(read, mentionBackground),
    categories: categoryPages(read.categories, careers, backgrounds),
    people: personPages(read.people, read.paths, {careers, roadmaps: read.roadmaps}),
    kept: keptPages({read, kept}, {careers, backgrounds}, {routes, mentionBackground}),
  }
}
