import {personHref} from '@crosswalk/schemas/hrefs'
import type {Fields} from '../content/normalise.ts'
import type {Picture} from '../content/picture.ts'
import type {PageContext} from './context.ts'
import type {PersonPagesQueryResult} from './generated.ts'
import {
  type PageHead,
  type Reviewed,
  readHead,
  readPicture,
  readReviewed,
  readUrl,
} from './parts.ts'

/** Somebody who writes or reviews, read from their own document alone. */
export interface Person {
  id: string
  slug: string
  href: string
  name: string
  /** A group that signs together, not one human being. */
  isOrganisation: boolean
  head: PageHead
  reviewed: Reviewed
  role: string | null
  bio: string | null
  /** Square. */
  photo: Picture | null
  links: {label: string; url: string}[]
}

/** @throws Incomplete without name or slug */
export function person(
  document: Fields<PersonPagesQueryResult[number]>,
  context: PageContext,
): Person {
  const slug = document.slug('slug')
  const name = document.text('name')
  const role = document.optionalText('role')
  const bio = document.optionalText('bio')
  return {
    id: document.text('_id'),
    slug,
    href: personHref(slug),
    name,
    isOrganisation: document.isTrue('isOrganisation'),
    head: readHead(document, {
      title: name,
      description: bio ?? `Guides that ${name} has written and reviewed.`,
    }),
    reviewed: readReviewed(document, context),
    role,
    bio,
    photo: document.optionalObject('photo', (photo) => readPicture(photo, context, 1)),
    links: document.list('links', (link) => ({
      label: link.text('label'),
      url: readUrl(link, 'url'),
    })),
  }
}
