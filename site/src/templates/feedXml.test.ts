import {expect, test} from 'vitest'
import {feedXml} from './feedXml.ts'

test('a feed names itself, its page and the day of each review', () => {
  const xml = feedXml(
    {
      href: '/rss.xml',
      title: 'Guides & <more>',
      description: 'All\u0000 of them',
      pageHref: '/',
      items: [{href: '/paths/a-to-b/', title: 'A to "B"', date: '2026-09-02', summary: 'You <b>.'}],
    },
    'https://guides.test',
  )

  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>Guides &amp; &lt;more&gt;</title>
    <link>https://guides.test/</link>
    <atom:link href="https://guides.test/rss.xml" rel="self" type="application/rss+xml"/>
    <description>All of them</description>
    <language>en</language>
    <lastBuildDate>Wed, 02 Sep 2026 00:00:00 GMT</lastBuildDate>
    <item>
      <title>A to &quot;B&quot;</title>
      <link>https://guides.test/paths/a-to-b/</link>
      <guid isPermaLink="false">https://guides.test/paths/a-to-b/#2026-09-02</guid>
      <pubDate>Wed, 02 Sep 2026 00:00:00 GMT</pubDate>
      <description>You &lt;b&gt;.</description>
    </item>
  </channel>
</rss>
`)
})
