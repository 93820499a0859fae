import type {APIRoute} from 'astro'
import type {Feed} from '../../../loaders/feeds.ts'
import {loadSite} from '../../../loaders/loadSite.ts'
import {feedXml} from '../../../templates/feedXml.ts'

interface Props extends Record<string, unknown> {
  feed: Feed
  siteUrl: string
}

export async function getStaticPaths() {
  const {frame, careers, kept, feeds} = await loadSite()
  const feedOf = new Map(feeds.careers.map((feed) => [feed.pageHref, feed]))
  return [...careers, ...kept.careers].flatMap(({slug, href}) => {
    const feed = feedOf.get(href)
    return feed ? [{params: {slug}, props: {feed, siteUrl: frame.siteUrl}}] : []
  })
}

export const GET: APIRoute<Props> = ({props: {feed, siteUrl}}) =>
  new Response(feedXml(feed, siteUrl), {headers: {'content-type': 'application/rss+xml'}})
