import type {APIRoute} from 'astro'
import {loadSite} from '../loaders/loadSite.ts'
import {sitemapXml} from '../templates/sitemapXml.ts'

export const GET: APIRoute = async () => {
  const {frame, sitemap} = await loadSite()
  return new Response(sitemapXml(sitemap, frame.siteUrl), {
    headers: {'content-type': 'application/xml'},
  })
}
