import {backgroundHref} from '@crosswalk/schemas/hrefs'
import {pluralTitle} from '@crosswalk/schemas/rules/titles'
import {withoutMarks} from '../content/marks.ts'
import type {Fields} from '../content/normalise.ts'
import {compareText} from '../content/order.ts'
import type {PageContext} from './context.ts'
import type {BackgroundPagesQueryResult} from './generated.ts'
import {
  type Mention,
  type PageHead,
  type Reviewed,
  readHead,
  readMention,
  readReviewed,
} from './parts.ts'
import {shorten} from './shorten.ts'

/** A career as the place that people leave, read from its own document alone. */
export interface Background {
  id: string
  slug: string
  /** Where its page is, if paths leave it. */
  href: string
  title: string
  plural: string
  alternateTitles: string[]
  head: PageHead
  reviewed: Reviewed
  summary: string | null
  category: Mention | null
  /** The page about moving into it, if it is a destination too. */
  careerHref: string | null
  /** What people there can typically do, the highest level first. */
  skills: (Mention & {level: number; note: string | null})[]
}

/** @throws Incomplete without title or slug */
export function background(
  document: Fields<BackgroundPagesQueryResult[number]>,
  context: PageContext,
): Background {
  const id = document.text('_id')
  const slug = document.slug('slug')
  const title = document.text('title')
  const plural = pluralTitle({title, pluralTitle: document.optionalText('pluralTitle')})
  const summary = document.optionalText('summary')
  const own = {
    title: backgroundHeading(plural),
    description: shorten(
      `Where ${title} work can lead: paths to other careers, what you bring, and routes of several steps.`,
      160,
    ),
  }
  return {
    id,
    slug,
    href: backgroundHref(slug),
    title,
    plural,
    alternateTitles: document.texts('alternateTitles'),
    // Editors write for the career page of a career that has one; this page then speaks for itself.
    head: document.isTrue('isTarget') ? ownHead(own) : readHead(document, own),
    reviewed: readReviewed(document, context),
    summary,
    category: document.optionalObject('category', (category) => readMention(category, context)),
    careerHref: document.isTrue('isTarget') ? (context.hrefOf(id) ?? null) : null,
    skills: document
      .list('typicalSkills', (claim) => ({
        ...claim.object('skill', (skill) => readMention(skill, context)),
        level: claim.number('level', 0, 4),
        note: claim.optionalText('note'),
      }))
      .sort((a, b) => b.level - a.level || compareText(a.title, b.title)),
  }
}

export function backgroundHeading(plural: string): string {
  return `Where ${plural} Can Go Next`
}

function ownHead(own: {title: string; description: string}): PageHead {
  const title = withoutMarks(own.title)
  const description = withoutMarks(own.description)
  return {title, description, ogTitle: title, isHidden: false, canonicalOverride: null}
}
