import type {Crumb} from './crumbs.ts'

/** A schema.org object. Built from the props that the page prints, so it never says more than the page. */
export type JsonLd = Record<string, unknown>

export function breadcrumbJsonLd(trail: readonly Crumb[], siteUrl: string): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.label,
      item: `${siteUrl}${crumb.href}`,
    })),
  }
}

/** Somebody who is named on the page. */
export function personJsonLd(
  person: {title: string; href: string | null; isOrganisation: boolean},
  siteUrl: string,
): JsonLd {
  return {
    '@type': person.isOrganisation ? 'Organization' : 'Person',
    name: person.title,
    ...(person.href === null ? {} : {url: `${siteUrl}${person.href}`}),
  }
}

/** A skill that is named on the page. */
export function skillJsonLd(skill: {title: string; href: string | null}, siteUrl: string): JsonLd {
  return {
    '@type': 'DefinedTerm',
    name: skill.title,
    ...(skill.href === null ? {} : {url: `${siteUrl}${skill.href}`}),
  }
}

export function itemListJsonLd(
  items: readonly {title: string; href: string}[],
  siteUrl: string,
): JsonLd {
  return {
    '@type': 'ItemList',
    numberOfItems: items.length,
    itemListElement: items.map((item, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: item.title,
      url: `${siteUrl}${item.href}`,
    })),
  }
}

/** A page that is a list of others. */
export function collectionJsonLd(
  page: {title: string; href: string},
  items: readonly {title: string; href: string}[],
  siteUrl: string,
): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: page.title,
    url: `${siteUrl}${page.href}`,
    mainEntity: itemListJsonLd(items, siteUrl),
  }
}

/** JSON that cannot close the script element it stands in. */
export function serialiseJsonLd(item: JsonLd | readonly object[]): string {
  return JSON.stringify(item).replaceAll('<', '\\u003c')
}
