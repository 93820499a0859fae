import type {FetchContent} from '../content/client.ts'
import {assessmentPackQuery} from './assessmentPack.query.ts'
import {backgroundPagesQuery} from './background.query.ts'
import {advantagesQuery, resourcesQuery} from './buildingBlocks.query.ts'
import {careerPagesQuery} from './careerPage.query.ts'
import {categoryPagesQuery} from './category.query.ts'
import {pathPagesQuery} from './pathPage.query.ts'
import {personPagesQuery} from './person.query.ts'
import {prosePagesQuery} from './prosePage.query.ts'
import {redirectsQuery} from './redirects.query.ts'
import {roadmapPagesQuery} from './roadmapPage.query.ts'
import {scoringQuery} from './scoring.query.ts'
import {siteFrameQuery} from './siteFrame.query.ts'
import {skillPagesQuery} from './skill.query.ts'

/** Each is asked once for all its documents, so that a build costs no more questions as content grows. */
export const documentQueries = {
  careers: careerPagesQuery,
  backgrounds: backgroundPagesQuery,
  paths: pathPagesQuery,
  roadmaps: roadmapPagesQuery,
  skills: skillPagesQuery,
  advantages: advantagesQuery,
  resources: resourcesQuery,
  categories: categoryPagesQuery,
  people: personPagesQuery,
  prosePages: prosePagesQuery,
  redirects: redirectsQuery,
} as const

/** Each is about a few documents of fixed ids, or about a type with few documents. */
export const furtherQueries = {
  scoring: scoringQuery,
  assessment: assessmentPackQuery,
  frame: siteFrameQuery,
} as const

const queries = {...documentQueries, ...furtherQueries}

/** What becomes pages, or parts of them, one by one. */
export type DocumentKind = Exclude<keyof typeof documentQueries, 'redirects'>

/** Unchecked results of the queries. */
export type FetchedContent = Record<keyof typeof queries, unknown>

export async function fetchContent(fetch: FetchContent): Promise<FetchedContent> {
  const results = await Promise.all(
    Object.entries(queries).map(async ([name, query]) => [name, await fetch(query)]),
  )
  return Object.fromEntries(results)
}
