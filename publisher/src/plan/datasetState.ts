import {sha256} from '../release/fileDigests.ts'
import {type ContentAddress, contentClient, readFailure} from './contentClient.ts'

/**
 * A function that digests the ids and revisions of all published documents.
 *
 * Equal digests mean equal content; it is read past every cache.
 *
 * @returns a function that throws PublisherError `lakeUnreachable` (worth another try later) or
 *   `lakeRefused` (somebody must change something)
 */
export function datasetStateReader(address: ContentAddress): () => Promise<string> {
  const client = contentClient(address)
  return async () => {
    let rows: unknown
    try {
      rows = await client.fetch('*{_id, _rev}')
    } catch (error) {
      throw readFailure(error, address)
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
