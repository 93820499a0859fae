import {categoryHref} from '@crosswalk/schemas/hrefs'
import type {Fields} from '../content/normalise.ts'
import type {PageContext} from './context.ts'
import type {CategoryPagesQueryResult} from './generated.ts'
import {type PageHead, type Reviewed, readHead, readReviewed} from './parts.ts'

/** A group of careers, read from its own document alone. */
export interface Category {
  id: string
  slug: string
  href: string
  title: string
  head: PageHead
  reviewed: Reviewed
  description: string | null
}

/** @throws Incomplete without title or slug */
export function category(
  document: Fields<CategoryPagesQueryResult[number]>,
  context: PageContext,
): Category {
  const slug = document.slug('slug')
  const title = document.text('title')
  const description = document.optionalText('description')
  return {
    id: document.text('_id'),
    slug,
    href: categoryHref(slug),
    title,
    head: readHead(document, {
      title: `${title} careers`,
      description: description ?? `Careers and backgrounds in ${title}, with their paths.`,
    }),
    reviewed: readReviewed(document, context),
    description,
  }
}
