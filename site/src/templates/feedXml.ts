import type {Feed} from '../loaders/feeds.ts'

/** @see https://www.rssboard.org/rss-specification, and its profile for the link to itself */
export function feedXml(feed: Feed, siteUrl: string): string {
  const newest = feed.items[0]?.date
  const items = feed.items.map(
    ({href, title, date, summary}) => `    <item>
      <title>${escapeXml(title)}</title>
      <link>${siteUrl}${href}</link>
      <guid isPermaLink="false">${siteUrl}${href}#${date}</guid>
      <pubDate>${rssDate(date)}</pubDate>
      <description>${escapeXml(summary)}</description>
    </item>
`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${escapeXml(feed.title)}</title>
    <link>${siteUrl}${feed.pageHref}</link>
    <atom:link href="${siteUrl}${feed.href}" rel="self" type="application/rss+xml"/>
    <description>${escapeXml(feed.description)}</description>
    <language>en</language>
${newest === undefined ? '' : `    <lastBuildDate>${rssDate(newest)}</lastBuildDate>\n`}${items.join('')}  </channel>
</rss>
`
}

/** "2026-09-02" → "Wed, 02 Sep 2026 00:00:00 GMT": the day of the review, never that of the build. */
function rssDate(date: string): string {
  return new Date(`${date}T00:00:00Z`).toUTCString()
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Escapes markup, and leaves out the control characters that XML cannot hold. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
