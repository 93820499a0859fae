import {ClientError, createClient} from '@sanity/client'
import type {Environment} from './environment.ts'
import {SiteError} from './errors.ts'

/** First API version whose default perspective is `published`; the query language has not changed since. */
const API_VERSION = '2025-02-19'

/** Runs one GROQ query against the published perspective. The result is unchecked JSON. */
export type FetchContent = (query: string, params?: Record<string, unknown>) => Promise<unknown>

/**
 * Connects to the configured dataset. Without a token only public, published documents are visible;
 * with one all that it may read, drafts under their own ids.
 *
 * @throws SiteError (from the returned function) `contentUnreachable` without an answer, `contentRefused` on an error answer
 */
export function connectContent(
  environment: Environment,
  {token}: {token?: string | undefined} = {},
): FetchContent {
  const {projectId, dataset, apiHost} = environment
  const client = createClient({
    projectId,
    dataset,
    apiVersion: API_VERSION,
    perspective: token === undefined ? 'published' : 'raw',
    ...(token === undefined ? {} : {token}),
    useCdn: false,
    maxRetries: 2,
    ...(apiHost === null ? {} : {apiHost, useProjectHostname: false}),
  })
  const place = `dataset "${dataset}" of project "${projectId}" at ${apiHost ?? 'hosted Sanity'}`

  return async (query, params = {}) => {
    try {
      return await client.fetch<unknown>(query, params)
    } catch (error) {
      // The message is the whole story for the reader of a build log, so no cause is passed on.
      const reason = error instanceof Error ? error.message : String(error)
      // Too many questions (429) are answered later.
      if (error instanceof ClientError && error.statusCode !== 429) {
        throw new SiteError(
          'contentRefused',
          `The content of ${place} could not be read: ${reason}. No site was built.`,
        )
      }
      throw new SiteError(
        'contentUnreachable',
        `No answer from ${place} (${reason}). Start the lake ("pnpm lake serve") or set SANITY_API_HOST, SANITY_PROJECT_ID and SANITY_DATASET to where the content is. No site was built.`,
      )
    }
  }
}
