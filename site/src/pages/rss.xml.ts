import type {APIRoute} from 'astro'
import {loadSite} from '../loaders/loadSite.ts'
import {feedXml} from '../templates/feedXml.ts'

export const GET: APIRoute = async () => {
  const {frame, feeds} = await loadSite()
  return new Response(feedXml(feeds.site, frame.siteUrl), {
    headers: {'content-type': 'application/rss+xml'},
  })
}
