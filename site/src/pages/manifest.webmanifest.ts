import type {APIRoute} from 'astro'
import {loadSite} from '../loaders/loadSite.ts'
import {webManifest} from '../templates/webManifest.ts'

export const GET: APIRoute = async () => {
  const {frame} = await loadSite()
  return Response.json(webManifest(frame), {headers: {'content-type': 'application/manifest+json'}})
}
