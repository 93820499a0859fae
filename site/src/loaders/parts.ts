import {isFigureExpired} from '@crosswalk/schemas/rules/figureChecks'
import {withoutMarks} from '../content/marks.ts'
import {type Fields, Incomplete} from '../content/normalise.ts'
import type {Picture} from '../content/picture.ts'
import {parseProse} from '../prose/parseProse.ts'
import type {Prose} from '../prose/prose.ts'
import {safeUrl} from '../prose/resolveLink.ts'
import type {PageContext} from './context.ts'
import {shorten} from './shorten.ts'

/** Something that is named; its name leads to its page if there is one in this build. */
export interface Mention {
  id: string
  title: string
  href: string | null
}

/** What the head of a page and the review line say. */
export interface PageHead {
  title: string
  description: string
  ogTitle: string
  isHidden: boolean
  canonicalOverride: string | null
  /** No list, feed or search names the page: its document is withheld and this is its last good state. */
  isUnlisted?: boolean
  /** BCP 47 code of the text, where a document says; English otherwise. */
  language?: string
}

export interface Reviewed {
  /** `YYYY-MM-DD`. */
  date: string | null
  by: Mention | null
}

export interface Faq {
  question: string
  answer: Prose
}

export interface Figure {
  value: number
  low: number | null
  high: number | null
  /** ISO currency and "/yr", "%" or "count". */
  unit: string
  region: string
  /** `YYYY-MM-DD`. */
  asOf: string
  source: {publisher: string; title: string; url: string}
}

interface HeadSource {
  language: unknown
  seo: {
    title: unknown
    description: unknown
    ogTitle: unknown
    noindex: unknown
    canonicalOverride: unknown
  } | null
  review: {lastReviewed: unknown; reviewedBy: {_id: unknown; name: unknown} | null} | null
}

function readCanonical(fields: Fields<{canonicalOverride: unknown}>): string | null {
  const given = fields.raw('canonicalOverride') ?? null
  const url = safeUrl(given)
  if (url?.startsWith('http')) return url
  if (given !== null) {
    fields.drop(fields.pathOf('canonicalOverride'), 'Is not an http or https address.')
  }
  return null
}

/** A document that was dereferenced to its id and title. */
export function readMention(
  fields: Fields<{_id: unknown; title: unknown}>,
  context: PageContext,
): Mention {
  return mentionOf(fields.text('_id'), fields.text('title'), context)
}

/** Like `readMention`, for people, who have names. */
export function readPerson(
  fields: Fields<{_id: unknown; name: unknown}>,
  context: PageContext,
): Mention {
  return mentionOf(fields.text('_id'), fields.text('name'), context)
}

function mentionOf(id: string, title: string, context: PageContext): Mention {
  return {id, title, href: context.hrefOf(id) ?? null}
}

/** Longest description that search engines show whole. */
const MAX_DESCRIPTION_LENGTH = 160

/**
 * Editors' words for search engines and cards, or the page's own where they wrote none.
 *
 * @param own - `heading` for cards, which have room for it, where `title` is a shorter one
 */
export function readHead(
  document: Fields<HeadSource>,
  own: {title: string; description: string; heading?: string},
): PageHead {
  const seo = document.optionalObject('seo', (fields) => ({
    title: fields.optionalText('title'),
    description: fields.optionalText('description'),
    ogTitle: fields.optionalText('ogTitle'),
    isHidden: fields.isTrue('noindex'),
    canonicalOverride: readCanonical(fields),
  }))
  const title = seo?.title ?? own.title
  const language = document.optionalText('language')
  const description = seo?.description ?? shorten(own.description, MAX_DESCRIPTION_LENGTH)
  const ogTitle = seo?.ogTitle ?? seo?.title ?? own.heading ?? own.title
  return {
    title: withoutMarks(title),
    description: withoutMarks(description),
    ogTitle: withoutMarks(ogTitle),
    isHidden: seo?.isHidden ?? false,
    canonicalOverride: seo?.canonicalOverride ?? null,
    ...(language !== null && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) && {language}),
  }
}

export function readReviewed(document: Fields<HeadSource>, context: PageContext): Reviewed {
  const review = document.optionalObject('review', (fields) => ({
    date: fields.optionalDate('lastReviewed'),
    by: fields.optionalObject('reviewedBy', (person) => readPerson(person, context)),
  }))
  return review ?? {date: null, by: null}
}

/** Reads a prose field; an absent one is empty. */
export function readProse<T>(
  fields: Fields<T>,
  name: keyof T & string,
  context: PageContext,
): Prose {
  return parseProse(fields.raw(name), {
    ...context,
    drop: (reason) => fields.drop(fields.pathOf(name), reason),
  })
}

/** Reads a prose field that a page cannot do without. */
export function requireProse<T>(
  fields: Fields<T>,
  name: keyof T & string,
  context: PageContext,
): Prose {
  const prose = readProse(fields, name, context)
  if (prose.length > 0) return prose
  return fields.instead(name, 'Is empty.', () =>
    parseProse(
      [
        {
          _type: 'block',
          style: 'normal',
          children: [{_type: 'span', text: fields.placeholder(name)}],
        },
      ],
      {...context, drop: () => {}},
    ),
  )
}

export function readFaq(
  fields: Fields<{question: unknown; answer: unknown}>,
  context: PageContext,
): Faq {
  return {question: fields.text('question'), answer: readProse(fields, 'answer', context)}
}

interface FigureSource {
  value: unknown
  low: unknown
  high: unknown
  unit: unknown
  region: unknown
  asOf: unknown
  source: {publisher: unknown; title: unknown; url: unknown} | null
}

/** A figure with its source, or `null` if it is too old to be shown. */
export function readFigure(fields: Fields<FigureSource>, context: PageContext): Figure | null {
  const bounds = [-1e12, 1e12] as const
  const asOf = fields.optionalDate('asOf')
  if (asOf === null) throw new Incomplete(fields.pathOf('asOf'), 'Is empty.')
  if (isFigureExpired(asOf, context.now)) {
    fields.drop(fields.pathOf('asOf'), `The figure of ${asOf} is too old to be shown.`)
    return null
  }
  return {
    value: fields.number('value', ...bounds),
    low: fields.optionalNumber('low', ...bounds),
    high: fields.optionalNumber('high', ...bounds),
    unit: fields.text('unit'),
    region: fields.text('region'),
    asOf,
    source: fields.object('source', (source) => ({
      publisher: source.text('publisher'),
      title: source.text('title'),
      url: readUrl(source, 'url'),
    })),
  }
}

/** An address that readers may be sent to. */
export function readUrl<T>(fields: Fields<T>, name: keyof T & string): string {
  const url = safeUrl(fields.raw(name))
  if (url === null)
    throw new Incomplete(fields.pathOf(name), 'Is not an http, https or mailto address.')
  return url
}

interface PictureSource {
  alt: unknown
  decorative: unknown
  assetId: unknown
  crop: unknown
  hotspot: unknown
  lqip: unknown
  isOpaque: unknown
}

/**
 * An image that can be shown, or `null`; one without words is reported.
 *
 * @param aspectRatio - of the place where it stands, if that has a shape of its own
 */
export function readPicture(
  fields: Fields<PictureSource>,
  context: PageContext,
  aspectRatio?: number,
): Picture | null {
  const source = {
    assetId: fields.raw('assetId'),
    crop: fields.raw('crop'),
    hotspot: fields.raw('hotspot'),
    lqip: fields.raw('lqip'),
    isOpaque: fields.raw('isOpaque'),
  }
  const place = context.locateImage(source, aspectRatio)
  if (place === null) return null
  return {...place, alt: fields.isTrue('decorative') ? '' : fields.text('alt')}
}
