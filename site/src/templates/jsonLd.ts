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

/** JSON that cannot close the script element it stands in. */
export function serialiseJsonLd(item: JsonLd): string {
  return JSON.stringify(item).replaceAll('<', '\\u003c')
}
