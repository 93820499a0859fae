import {defineField, type SlugOptions} from '@sanity/types'
import {checkSlug, slugFromTitle} from '../rules/slugChecks.ts'
import {isSlugUnique} from './slugUniqueness.ts'

interface SlugFieldOptions {
  /** Field or function the *Generate* button starts from. */
  source: NonNullable<SlugOptions['source']>
  /** What the page is, in the words of the description: "career page". */
  page: string
  group?: string
  /** Refuses slugs that the site needs for itself; returns what to do. */
  check?: (slug: string) => true | string
}

/**
 * The last part of a page's address: lower-case words joined by single hyphens,
 * at most 80 characters, one per document type and language.
 */
export function slugField({source, page, group = 'content', check}: SlugFieldOptions) {
  return defineField({
    name: 'slug',
    title: 'Slug',
    type: 'slug',
    group,
    description: `The last part of the address of the ${page}. Once published, change it with the “Change URL” action only, so that old links keep working.`,
    options: {source, maxLength: 80, slugify: slugFromTitle, isUnique: isSlugUnique},
    // One rule: Sanity adds its uniqueness check to each rule of a slug, and would report it twice.
    validation: (rule) => rule.custom((slug) => checkSlug(slug?.current, check)),
  })
}
