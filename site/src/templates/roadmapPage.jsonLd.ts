import type {RoadmapPage} from '../loaders/roadmapPage.ts'
import type {SiteFrame} from '../loaders/siteFrame.ts'
import {type JsonLd, skillJsonLd} from './jsonLd.ts'

/** The plan as a learning resource whose parts are its steps. */
export function roadmapJsonLd(page: RoadmapPage, frame: SiteFrame): JsonLd {
  const url = `${frame.siteUrl}${page.href}`
  const {phases, hours, audience} = page.roadmap
  const steps = phases.flatMap((phase) => phase.steps)
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: page.title,
    ...(audience === null ? {} : {description: audience}),
    url,
    ...(page.reviewed.date === null ? {} : {dateModified: page.reviewed.date}),
    learningResourceType: 'Learning roadmap',
    timeRequired: `PT${hours}H`,
    teaches: page.skills.map((skill) => skillJsonLd(skill, frame.siteUrl)),
    hasPart: {
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
