import type {PathPage} from '../loaders/pathPage.ts'
import type {SiteFrame} from '../loaders/siteFrame.ts'
import {plainText} from '../prose/prose.ts'
import {type JsonLd, personJsonLd} from './jsonLd.ts'

/** Article about the destination, with the steps of the plan as learning resources. */
export function pathJsonLd(page: PathPage, frame: SiteFrame): JsonLd {
  const url = `${frame.siteUrl}${page.href}`
  const steps = page.roadmap.phases.flatMap((phase) => phase.steps)
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: page.title,
    description: plainText(page.pitch),
    url,
    ...(page.reviewed.date === null ? {} : {dateModified: page.reviewed.date}),
    author: page.authors.map((author) => personJsonLd(author, frame.siteUrl)),
    publisher: {'@type': 'Organization', name: frame.name, url: `${frame.siteUrl}/`},
    about: {'@type': 'Occupation', name: page.destination},
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: steps.length,
      itemListElement: steps.map((step, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        item: {
          '@type': 'LearningResource',
          name: step.title,
          description: step.why,
          url: `${url}#step-${step.key}`,
          timeRequired: `PT${step.hours}H`,
        },
      })),
    },
  }
}
