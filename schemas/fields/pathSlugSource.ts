import type {SanityDocument, SlugSourceContext} from '@sanity/types'
import {defaultPathSlug} from '../rules/titles.ts'

interface PathEnds {
  from: {slug: string | null} | null
  to: {
    slug: string | null
    specialisations: {key: string | null; title: string | null}[] | null
  } | null
}

/** Proposes `{from}-to-{to or specialisation}` from the two careers, drafts included. */
export async function pathSlugSource(
  document: SanityDocument,
  context: SlugSourceContext,
): Promise<string> {
  const idOf = (field: unknown) => (field as {_ref?: string} | undefined)?._ref ?? null
  const {from, to}: PathEnds = await context
    .getClient({apiVersion: '2025-02-19'})
    .withConfig({perspective: 'drafts'})
    .fetch(
      `{
        "from": *[_id == $from][0]{"slug": slug.current},
        "to": *[_id == $to][0]{"slug": slug.current, specialisations[]{key, title}}
      }`,
      {from: idOf(document.from), to: idOf(document.to)},
    )
  return defaultPathSlug({from, to, specialisation: document.specialisation as string | undefined})
}
