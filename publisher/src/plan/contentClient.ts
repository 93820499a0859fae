import {ClientError, createClient, type SanityClient} from '@sanity/client'
import {PublisherError, reasonOf} from '../errors.ts'

export interface ContentAddress {
  /** `undefined` is the hosted API. */
  apiHost: string | undefined
  projectId: string
  dataset: string
}

/**
 * Reads the content store past every cache: with a token all that it may read, drafts under their own
 * ids; without one what is published.
 */
export function contentClient(address: ContentAddress, token?: string): SanityClient {
  const {apiHost, projectId, dataset} = address
  return createClient({
    projectId,
    dataset,
    apiVersion: '2025-02-19',
    useCdn: false,
    perspective: token === undefined ? 'published' : 'raw',
    ...(token === undefined ? {} : {token}),
    // The schedule of retries is the publisher's, not the client's.
    maxRetries: 0,
    timeout: 30_000,
    ...(apiHost === undefined ? {} : {apiHost, useProjectHostname: false}),
  })
}

/** `lakeUnreachable` (worth another try later) or `lakeRefused` (somebody must change something). */
export function readFailure(error: unknown, address: ContentAddress): PublisherError {
  const {projectId, dataset} = address
  const where = address.apiHost ?? `https://${projectId}.api.sanity.io`
  if (error instanceof ClientError && error.statusCode !== 429) {
    return new PublisherError('lakeRefused', {
      message: `The content store at ${where} refused to read dataset "${dataset}" of project "${projectId}" (${error.message}). Check SANITY_PROJECT_ID and SANITY_DATASET, and that the dataset can be read without a token.`,
      cause: error,
    })
  }
  return new PublisherError('lakeUnreachable', {
    message: `The content store at ${where} cannot be reached (${reasonOf(error)}). Start it, or set SANITY_API_HOST to its address.`,
    cause: error,
  })
}
