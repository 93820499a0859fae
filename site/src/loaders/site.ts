import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {byOrderThenReadiness} from '@crosswalk/schemas/rules/readiness'
import type {FetchContent} from '../content/client.ts'
import {isRecord, readPages} from '../content/normalise.ts'
import type {LocateImage} from '../content/picture.ts'
import {Report} from '../content/report.ts'
import {type AssessmentPage, assessmentPage} from './assessmentPage.ts'
import {type CareerIndex, careerIndex} from './careerIndex.ts'
import {careerPagesQuery} from './careerPage.query.ts'
import {type CareerPage, careerPage} from './careerPage.ts'
import type {PageContext} from './context.ts'
import type {
  CareerPagesQueryResult,
  PathPagesQueryResult,
  ProsePagesQueryResult,
} from './generated.ts'
import {type HomePage, homePage} from './homePage.ts'
import {type PathCard, pathCard} from './pathCard.ts'
import {pathPagesQuery} from './pathPage.query.ts'
import {type PathPage, pathPage} from './pathPage.ts'
import {prosePagesQuery} from './prosePage.query.ts'
import {type ProsePage, prosePage} from './prosePage.ts'
import {siteFrameQuery} from './siteFrame.query.ts'
import {homeSettings, type SiteFrame, settingsFields, siteFrame} from './siteFrame.ts'
import {type SitemapEntry, sitemapEntries} from './sitemap.ts'

/** Unchecked results of the queries. */
export interface FetchedContent {
  careers: unknown
  paths: unknown
  prosePages: unknown
  frame: unknown
}

/** All page data of one build. Plain JSON but for the report. */
export interface Site {
  frame: SiteFrame
  home: HomePage
  careerIndex: CareerIndex
  careers: CareerPage[]
  paths: PathPage[]
  prosePages: ProsePage[]
  assessment: AssessmentPage
  sitemap: SitemapEntry[]
  report: Report
}

export interface SiteOptions {
  siteUrl: string
  locateImage: LocateImage
  /** The day of the build, milliseconds since the epoch. */
  now: number
}

export async function fetchContent(fetch: FetchContent): Promise<FetchedContent> {
  const [careers, paths, prosePages, frame] = await Promise.all([
    fetch(careerPagesQuery),
    fetch(pathPagesQuery),
    fetch(prosePagesQuery),
    fetch(siteFrameQuery),
  ])
  return {careers, paths, prosePages, frame}
}

/**
 * Turns fetched content into the data of every page.
 *
 * Pages link to each other, and a document that cannot be read has no page to
 * link to. So documents are read twice: first to learn which pages exist, then
 * with every link resolved. Only the second reading is reported.
 */
export function assembleSite(content: FetchedContent, options: SiteOptions): Site {
  const fixed = [fixedHrefs.home, fixedHrefs.careers, fixedHrefs.assessment]
  const draft = readDocuments(content, {
    ...options,
    report: new Report(),
    hrefOf: () => undefined,
    hasPage: () => false,
  })
  const pages = [...draft.careers, ...draft.paths, ...draft.prosePages]
  const hrefs = new Map(pages.map((page) => [page.id, page.href]))
  const pathnames = new Set<string>([...fixed, ...hrefs.values()])

  const context: PageContext = {
    ...options,
    report: new Report(),
    hrefOf: (documentId) => hrefs.get(documentId),
    hasPage: (pathname) => pathnames.has(pathname),
  }
  const {careers, paths, prosePages} = readDocuments(content, context)
  const cards = paths.map(pathCard)
  const {settings, navigation} = isRecord(content.frame) ? content.frame : {}
  const fields = settingsFields(settings, context)
  const proseLinks = prosePages.map(({title, href}) => ({label: title, href}))
  const home = homePage(homeSettings(fields), careers, cards)
  return {
    frame: siteFrame(fields, navigation, proseLinks, options.siteUrl, context),
    home,
    careerIndex: careerIndex(careers),
    careers,
    paths: paths.map((path) => ({...path, siblings: siblingsOf(path, cards)})),
    prosePages,
    assessment: assessmentPage(careers, cards),
    sitemap: sitemapEntries({home, careers, paths, prosePages}),
    report: context.report,
  }
}

/** Careers, paths and prose pages; a path whose target has no page is withheld with it. */
function readDocuments(content: FetchedContent, context: PageContext) {
  const {report} = context
  const targets = readPages<CareerPagesQueryResult[number], CareerPage>(
    content.careers,
    report,
    (document) => careerPage(document, context),
  )
  const liveTargets = new Map(targets.map((career) => [career.id, career.href]))
  const paths = readPages<PathPagesQueryResult[number], PathPage>(
    content.paths,
    report,
    (document) => pathPage(document, context, liveTargets),
  ).sort((a, b) => byOrderThenReadiness(ranked(a), ranked(b)))
  const prosePages = readPages<ProsePagesQueryResult[number], ProsePage>(
    content.prosePages,
    report,
    (document) => prosePage(document, context),
  )
  const pathsByTarget = Map.groupBy(paths, (path) => path.target.id)
  const careers = targets.map((career) => ({
    ...career,
    paths: (pathsByTarget.get(career.id) ?? []).map(pathCard),
  }))
  return {careers, paths, prosePages}
}

function ranked({id, order, gap}: PathPage) {
  return {_id: id, order, readiness: gap.readiness}
}

function siblingsOf(path: PathPage, cards: readonly PathCard[]): PathPage['siblings'] {
  const others = cards.filter((card) => card.id !== path.id)
  return {
    sameTarget: others.filter((card) => card.targetId === path.target.id),
    sameBackground: others.filter(
      (card) => card.backgroundId === path.background.id && card.targetId !== path.target.id,
    ),
  }
}
