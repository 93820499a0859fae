import type {APIRoute} from 'astro'
import {loadSite} from '../../loaders/loadSite.ts'

/** What the page of lost addresses suggests pages from. */
export const GET: APIRoute = async () => Response.json((await loadSite()).addresses)
