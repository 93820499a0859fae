import {skillHref} from '@crosswalk/schemas/hrefs'
import {type Fields, Incomplete} from '../content/normalise.ts'
import type {PageContext} from './context.ts'
import type {SkillPagesQueryResult} from './generated.ts'
import {
  type Mention,
  type PageHead,
  type Reviewed,
  readHead,
  readMention,
  readReviewed,
} from './parts.ts'

/** A skill, read from its own document alone. */
export interface Skill {
  id: string
  slug: string
  href: string
  title: string
  head: PageHead
  reviewed: Reviewed
  kind: (typeof KINDS)[number]
  definition: string
  aliases: string[]
  /** What it looks like, from level 0, which may be left unsaid, to level 4. */
  levels: [string | null, string, string, string, string]
  parent: Mention | null
  codes: {scheme: 'esco' | 'onet'; code: string; label: string | null}[]
}

const KINDS = ['craft', 'tool', 'knowledge', 'people'] as const

/** @throws Incomplete without title, slug, kind, definition or one of the levels 1 to 4 */
export function skill(
  document: Fields<SkillPagesQueryResult[number]>,
  context: PageContext,
): Skill {
  const slug = document.slug('slug')
  const title = document.text('title')
  const definition = document.text('definition')
  return {
    id: document.text('_id'),
    slug,
    href: skillHref(slug),
    title,
    head: readHead(document, {
      title: `${title}: five levels and how to learn it`,
      description: definition,
    }),
    reviewed: readReviewed(document, context),
    kind: document.oneOf('kind', KINDS),
    definition,
    aliases: document.texts('aliases'),
    levels: document.object('levels', (levels): Skill['levels'] => [
      levels.optionalText('level0'),
      levels.text('level1'),
      levels.text('level2'),
      levels.text('level3'),
      levels.text('level4'),
    ]),
    parent: readParent(document, context),
    codes: document.list('codes', (code) => ({
      scheme: code.oneOf('scheme', ['esco', 'onet']),
      code: code.text('code'),
      label: code.optionalText('label'),
    })),
  }
}

function readParent(document: Fields<SkillPagesQueryResult[number]>, context: PageContext) {
  return document.optionalObject('parent', (fields) => {
    const parent = readMention(fields, context)
    if (parent.id === document.text('_id')) {
      throw new Incomplete('parent', 'Refers to the skill itself.')
    }
    return parent
  })
}
