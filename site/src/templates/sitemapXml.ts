import type {SitemapEntry} from '../loaders/sitemap.ts'

/** @see https://www.sitemaps.org/protocol.html */
export function sitemapXml(entries: readonly SitemapEntry[], siteUrl: string): string {
  const urls = entries.map(({href, lastModified}) => {
    const freshness = lastModified === null ? '' : `<lastmod>${lastModified}</lastmod>`
    return `  <url><loc>${siteUrl}${href}</loc>${freshness}</url>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}
