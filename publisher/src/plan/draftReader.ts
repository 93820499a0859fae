import {ClientError} from '@sanity/client'
import {PublisherError} from '../errors.ts'
import {type ContentAddress, contentClient, readFailure} from './contentClient.ts'

/**
 * A function that asks the content store whether a token may read the drafts of documents. Who may read
 * a draft may know what it would change.
 *
 * @returns a function that takes published ids, and throws PublisherError `badToken` if there is a
 *   document without a draft that the token may read, `lakeUnreachable` or `lakeRefused`
 */
export function draftReader(
  address: ContentAddress,
): (documentIds: readonly string[], token: string) => Promise<void> {
  return async (documentIds, token) => {
    const draftIds = [...new Set(documentIds)].map((id) => `drafts.${id}`)
    const readable = await contentClient(address, token)
      .fetch<number>('count(*[_id in $draftIds])', {draftIds})
      .catch((error: unknown) => {
        if (error instanceof ClientError && [401, 403].includes(error.statusCode)) return 0
        throw readFailure(error, address)
      })
    if (readable > 0 && readable === draftIds.length) return
    throw new PublisherError('badToken', {
      message:
        'The token is neither PUBLISHER_TOKEN nor one by which the content store lets these drafts be read, or one of the documents has no draft.',
    })
  }
}
