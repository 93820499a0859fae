import type {SiteFrame} from '../loaders/siteFrame.ts'
import type {SkillPage} from '../loaders/skillPages.ts'
import type {JsonLd} from './jsonLd.ts'
import {termSetName} from './skillWords.ts'

export function skillJsonLd(page: SkillPage, frame: SiteFrame): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'DefinedTerm',
    name: page.title,
    description: page.definition,
    url: `${frame.siteUrl}${page.href}`,
    ...(page.aliases.length === 0 ? {} : {alternateName: page.aliases}),
    inDefinedTermSet: {
      '@type': 'DefinedTermSet',
      name: termSetName(frame),
      url: `${frame.siteUrl}/`,
    },
  }
}
