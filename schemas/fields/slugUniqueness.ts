import type {SlugValidationContext} from '@sanity/types'
import {publishedIdOf} from '../rules/publishedId.ts'

/**
 * True if no other document of the same type and language has the slug,
 * drafts and versions included. Called by Sanity's own slug rule.
 */
export async function isSlugUnique(slug: string, context: SlugValidationContext): Promise<boolean> {
  const {document} = context
  if (document === undefined) return true
  const holders: string[] = await context
    .getClient({apiVersion: '2025-02-19'})
    .withConfig({perspective: 'raw'})
    .fetch(
      '*[_type == $type && slug.current == $slug && coalesce(language, "en") == $language]._id',
      {type: document._type, slug, language: document.language ?? 'en'},
    )
  const own = publishedIdOf(document._id)
  return holders.every((id) => publishedIdOf(id) === own)
}
