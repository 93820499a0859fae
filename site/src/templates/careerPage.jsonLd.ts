import type {CareerPage} from '../loaders/careerPage.ts'
import type {SiteFrame} from '../loaders/siteFrame.ts'
import {careerIntroduction} from './careerIntroduction.ts'
import {CODE_SETS} from './codeWords.ts'
import {itemListJsonLd, type JsonLd, skillJsonLd} from './jsonLd.ts'

/** Article about the occupation, with the list of its paths. */
export function careerJsonLd(page: CareerPage, frame: SiteFrame): JsonLd {
  const url = `${frame.siteUrl}${page.href}`
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: page.heading,
    description: careerIntroduction(page),
    url,
    ...(page.reviewed.date === null ? {} : {dateModified: page.reviewed.date}),
    publisher: {'@type': 'Organization', name: frame.name, url: `${frame.siteUrl}/`},
    about: {
      '@type': 'Occupation',
      name: page.title,
      description: page.summary,
      skills: page.skills.map((skill) => ({
        ...skillJsonLd(skill, frame.siteUrl),
        description: skill.definition,
      })),
      occupationalCategory: page.codes.map((code) => ({
        '@type': 'CategoryCode',
        inCodeSet: CODE_SETS[code.scheme],
        codeValue: code.code,
        ...(code.label === null ? {} : {name: code.label}),
      })),
    },
    mainEntity: itemListJsonLd(page.paths, frame.siteUrl),
  }
}
