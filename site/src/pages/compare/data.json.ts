import type {APIRoute} from 'astro'
import {compareData} from '../../compare/compareData.ts'
import {loadSite} from '../../loaders/loadSite.ts'

export const GET: APIRoute = async () => Response.json(compareData(await loadSite()))
