import type {APIRoute} from 'astro'
import {loadSite} from '../loaders/loadSite.ts'

export const GET: APIRoute = async () => {
  const {frame} = await loadSite()
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${frame.siteUrl}/sitemap.xml\n`)
}
