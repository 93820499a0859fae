import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {Fields} from '../content/normalise.ts'
import type {Picture} from '../content/picture.ts'
import type {Prose} from '../prose/prose.ts'
import {safeUrl} from '../prose/resolveLink.ts'
import {CARD_HEIGHT, CARD_WIDTH} from '../social/cardSize.ts'
import type {PageContext} from './context.ts'
import type {SiteFrameQueryResult} from './generated.ts'
import {
  type PageHead,
  type Reviewed,
  readHead,
  readPicture,
  readProse,
  readReviewed,
  readUrl,
} from './parts.ts'

export interface NavigationLink {
  label: string
  href: string
}

/** What surrounds every page. */
export interface SiteFrame {
  name: string
  description: string
  /** Public origin without a trailing slash. */
  siteUrl: string
  navigation: NavigationLink[]
  footer: Prose
  footerLinks: NavigationLink[]
  /** Beside the name; `null` for the drawn one. */
  logo: Picture | null
  /** Where a link to a page without a picture of its own is shown; `null` for the drawn one. */
  shared: Picture | null
  /** Accounts of the site on other services. */
  profiles: {label: string; url: string}[]
  announcement: {message: string; href: string | null} | null
}

/** What editors wrote for the home page; its lists are filled in by `homePage`. */
export interface HomeSettings {
  heroTitle: string
  heroText: string
  featuredCareerIds: string[]
  featuredPathIds: string[]
  head: PageHead
  reviewed: Reviewed
}

/** Stands in for a settings document that is missing or has no such field. */
const DEFAULTS = {
  name: 'Crosswalk',
  description: 'Guides from the job you have to the job you want.',
  heroTitle: 'From the job you have to the job you want',
}

const FIXED_LINKS: NavigationLink[] = [
  {label: 'Careers', href: fixedHrefs.careers},
  {label: 'Assessment', href: fixedHrefs.assessment},
]

const TOOL_LINKS: NavigationLink[] = [
  {label: 'Compare', href: fixedHrefs.compare},
  {label: 'Search', href: fixedHrefs.search},
]

type Settings = NonNullable<SiteFrameQueryResult['settings']>
type Navigation = NonNullable<SiteFrameQueryResult['navigation']>

export function settingsFields(fetched: unknown, context: PageContext): Fields<Settings> {
  const origin = {
    documentId: 'siteSettings',
    documentType: 'siteSettings',
    report: context.report,
  }
  if (fetched === null || fetched === undefined) {
    const settings = new Fields<Settings>({}, origin)
    settings.drop('', 'There are no published site settings; built-in words are used.')
    return settings
  }
  return new Fields<Settings>(fetched, origin)
}

/**
 * @param navigation - unchecked `navigation` singleton, possibly `null`
 * @param further - links for the footer: to lists of pages, and to prose pages
 */
export function siteFrame(
  settings: Fields<Settings>,
  navigation: unknown,
  further: Record<'lists' | 'prose', readonly NavigationLink[]>,
  siteUrl: string,
  context: PageContext,
): SiteFrame {
  const links = readNavigation(navigation, context)
  return {
    name: settings.optionalText('name') ?? DEFAULTS.name,
    description: settings.optionalText('description') ?? DEFAULTS.description,
    siteUrl,
    navigation: links.top.length > 0 ? links.top : FIXED_LINKS,
    footer: readProse(settings, 'footer', context),
    footerLinks: uniqueByHref([
      ...FIXED_LINKS,
      ...further.lists,
      ...TOOL_LINKS,
      ...links.top,
      ...links.nested,
      ...further.prose,
    ]),
    logo: settings.optionalObject('logo', (image) => readPicture(image, context)),
    shared: settings.optionalObject('defaultOg', (image) =>
      readPicture(image, context, CARD_WIDTH / CARD_HEIGHT),
    ),
    profiles: settings.list('social', (link) => ({
      label: link.text('label'),
      url: readUrl(link, 'url'),
    })),
    announcement: settings.optionalObject('announcement', (item) => {
      const url = item.raw('url') ?? null
      const href = linkHref(url, context)
      if (url !== null && href === null) {
        item.drop(item.pathOf('url'), `Links to ${url}, which has no page in this build.`)
      }
      return {message: item.text('message'), href}
    }),
  }
}

/** Where readers ask for a path that is missing; `null` if editors gave no address. */
export function requestHref(settings: Fields<Settings>): string | null {
  const given = settings.raw('requestUrl') ?? null
  const href = safeUrl(given)
  if (given !== null && href === null) {
    settings.drop('requestUrl', 'Is not an http, https or mailto address.')
  }
  return href
}

export function homeSettings(settings: Fields<Settings>, context: PageContext): HomeSettings {
  const description = settings.optionalText('description') ?? DEFAULTS.description
  const name = settings.optionalText('name') ?? DEFAULTS.name
  const home = settings.optionalObject('homepage', (fields) => ({
    heroTitle: fields.optionalText('heroTitle') ?? DEFAULTS.heroTitle,
    heroText: fields.optionalText('heroText') ?? description,
    featuredCareerIds: fields.texts('featuredCareerIds'),
    featuredPathIds: fields.texts('featuredPathIds'),
  }))
  return {
    ...(home ?? {
      heroTitle: DEFAULTS.heroTitle,
      heroText: description,
      featuredCareerIds: [],
      featuredPathIds: [],
    }),
    head: readHead(settings, {title: `${name}: ${DEFAULTS.heroTitle}`, description}),
    reviewed: readReviewed(settings, context),
  }
}

interface LinkSource {
  label: unknown
  url: unknown
  documentId: unknown
}

function readNavigation(fetched: unknown, context: PageContext) {
  const top: NavigationLink[] = []
  const nested: NavigationLink[] = []
  if (fetched === null || fetched === undefined) return {top, nested}
  const fields = new Fields<Navigation>(fetched, {
    documentId: 'navigation',
    documentType: 'navigation',
    report: context.report,
  })
  fields.list('items', (item) => {
    top.push(...readLink(item, context))
    item.list('children', (child) => nested.push(...readLink(child, context)))
  })
  return {top, nested}
}

/** One link, or none with a report line if it leads to no page of this build. */
function readLink(item: Fields<LinkSource>, context: PageContext): NavigationLink[] {
  const label = item.text('label')
  const documentId = item.optionalText('documentId')
  const href = documentId === null ? linkHref(item.raw('url'), context) : context.hrefOf(documentId)
  if (href !== null && href !== undefined) return [{label, href}]
  const target = documentId ?? item.optionalText('url') ?? 'nothing'
  item.drop(item.pathOf('label'), `Links to ${target}, which has no page in this build.`)
  return []
}

function linkHref(url: unknown, context: PageContext): string | null {
  if (typeof url === 'string' && context.hasPage(url)) return url
  return safeUrl(url)
}

/** The first link to each page. */
function uniqueByHref(links: readonly NavigationLink[]): NavigationLink[] {
  return links.filter((link, index) => links.findIndex(({href}) => href === link.href) === index)
}
