import type {APIRoute} from 'astro'
import {loadSite} from '../../loaders/loadSite.ts'

export const GET: APIRoute = async () => Response.json((await loadSite()).compareData)
