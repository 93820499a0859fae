import {checkPageSlug, hrefOf} from '@crosswalk/schemas/hrefs'
import {type Fields, Incomplete} from '../content/normalise.ts'
import {type Prose, plainText} from '../prose/prose.ts'
import type {PageContext} from './context.ts'
import type {ProsePagesQueryResult} from './generated.ts'
import {type PageHead, type Reviewed, readHead, readReviewed, requireProse} from './parts.ts'
import type {Scoring} from './scoring.ts'

export interface ProsePage {
  id: string
  slug: string
  href: string
  title: string
  head: PageHead
  reviewed: Reviewed
  body: Prose
  /** On the page that explains the arithmetic: the numbers in force. */
  scoring: Scoring | null
  /** Hash of the data that the assessment loads, filled in when it is known. */
  packHash: string | null
}

/** Slug of the page that explains the arithmetic. */
const METHODOLOGY_SLUG = 'methodology'

/** @throws Incomplete without title, slug or text */
export function prosePage(
  document: Fields<ProsePagesQueryResult[number]>,
  context: PageContext,
  scoring: Scoring | null,
): ProsePage {
  const title = document.text('title')
  const body = requireProse(document, 'body', context)
  const slug = document.slug('slug')
  const check = checkPageSlug(slug)
  if (check !== true) throw new Incomplete('slug', check)
  return {
    id: document.text('_id'),
    slug,
    href: pageHref(slug),
    title,
    head: readHead(document, {title, description: plainText(body)}),
    reviewed: readReviewed(document, context),
    body,
    scoring: slug === METHODOLOGY_SLUG ? scoring : null,
    packHash: null,
  }
}

function pageHref(slug: string): string {
  const href = hrefOf({_type: 'page', slug})
  if (href === undefined) throw new Incomplete('slug', `"${slug}" has no address.`)
  return href
}
