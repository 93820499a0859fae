import type {PersonPage} from '../loaders/personPages.ts'
import type {SiteFrame} from '../loaders/siteFrame.ts'
import {type JsonLd, personJsonLd} from './jsonLd.ts'

export function profileJsonLd(page: PersonPage, frame: SiteFrame): JsonLd {
  const {name, href, isOrganisation} = page
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url: `${frame.siteUrl}${href}`,
    mainEntity: {
      ...personJsonLd({title: name, href, isOrganisation}, frame.siteUrl),
      ...(page.bio === null ? {} : {description: page.bio}),
      ...(page.role === null || isOrganisation ? {} : {jobTitle: page.role}),
      ...(page.links.length === 0 ? {} : {sameAs: page.links.map((link) => link.url)}),
    },
  }
}
