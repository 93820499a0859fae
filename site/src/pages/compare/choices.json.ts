import type {APIRoute} from 'astro'
import {loadSite} from '../../loaders/loadSite.ts'

export const GET: APIRoute = async () => {
  const {comparisons} = await loadSite()
  return Response.json(comparisons.choices)
}
