import type {SanityClient} from '@sanity/client'
import type {CachedLink} from './linkCache.ts'

/** Of one transaction. */
const batchSize = 100

/**
 * Writes what a link answered to the resources that have it, published and in progress alike: the
 * Studio lists them, and publishing a draft does not bring an older answer back.
 *
 * @param failuresToTell - a link is called broken after so many failures in a row
 * @returns how many documents were written
 */
export async function recordChecks(
  client: SanityClient,
  opened: ReadonlyMap<string, CachedLink>,
  failuresToTell: number,
): Promise<number> {
  const told = new Map(
    [...opened].filter(([, {failures}]) => failures === 0 || failures >= failuresToTell),
  )
  const resources = await client.fetch<{_id: string; url: string}[]>(
    '*[_type == "resource" && url in $urls && !(_id in path("versions.**"))]{_id, url}',
    {urls: [...told.keys()]},
  )
  for (let first = 0; first < resources.length; first += batchSize) {
    const transaction = client.transaction()
    for (const {_id, url} of resources.slice(first, first + batchSize)) {
      const check = told.get(url)
      if (check === undefined) continue
      const {status, finalUrl, at} = check
      const checked = {_type: 'linkCheck', at: new Date(at).toISOString(), status, finalUrl}
      transaction.patch(_id, {set: {checked}})
    }
    await transaction.commit({visibility: 'async'})
  }
  return resources.length
}
