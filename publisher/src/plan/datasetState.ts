import {ClientError, createClient} from '@sanity/client'
import {PublisherError, reasonOf} from '../errors.ts'
import {sha256} from '../release/fileDigests.ts'

export interface DatasetAddress {
  /** `undefined` is the hosted API. */
  apiHost: string | undefined
  projectId: string
  dataset: string
}

/**
 * A function that digests the ids and revisions of all published documents.
 *
 * Equal digests mean equal content; it is read past every cache.
 *
 * @returns a function that throws PublisherError `lakeUnreachable` (worth another try later) or
 *   `lakeRefused` (somebody must change something)
 */
export function datasetStateReader(address: DatasetAddress): () => Promise<string> {
  const {apiHost, projectId, dataset} = address
  const client = createClient({
    projectId,
    dataset,
    apiVersion: '2025-02-19',
    useCdn: false,
    perspective: 'published',
    // The schedule of retries is the publisher's, not the client's.
    maxRetries: 0,
    timeout: 30_000,
    ...(apiHost === undefined ? {} : {apiHost, useProjectHostname: false}),
  })
  const where = apiHost ?? `https://${projectId}.api.sanity.io`
  return async () => {
    let rows: unknown
    try {
      rows = await client.fetch('*[!(_id in path("_.**"))] | order(_id) {_id, _rev}')
    } catch (error) {
      throw readFailure(error, {where, projectId, dataset})
    }
    return digestRevisions(rows)
  }
}

/** As the site's own process does it for the documents it shows. @see site/src/live/revisionsDigest.ts */
function digestRevisions(rows: unknown): string {
  if (!Array.isArray(rows)) throw new TypeError('the content store gave no list of documents')
  let sum = 0n
  for (const row of rows) {
    sum += BigInt(`0x${sha256(`${Object(row)._id} ${Object(row)._rev}`)}`)
  }
  return BigInt.asUintN(256, sum).toString(16).padStart(64, '0')
}

function readFailure(
  error: unknown,
  {where, projectId, dataset}: {where: string; projectId: string; dataset: string},
): PublisherError {
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
