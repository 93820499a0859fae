import type {APIRoute} from 'astro'
import {loadSite} from '../loaders/loadSite.ts'
import {redirectsFile} from '../templates/redirectsFile.ts'

export const GET: APIRoute = async () => {
  const {redirects} = await loadSite()
  return new Response(redirectsFile(redirects))
}
