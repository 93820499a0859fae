import {addressesIn} from '@crosswalk/schemas/rules/addressesIn'
import type {Path} from 'sanity'
import {pathText} from './pathText.ts'
import type {StoredDocument} from './planReplacement.ts'

export interface AddressReplacement {
  id: string
  type: string
  places: Path[]
  patch: {ifRevisionID: string; set: Record<string, string>; unset?: string[]}
}

/** The ways in which people write one and the same address. */
export function spellingsOf(address: string): string[] {
  const bare = address.replace(/\/$/, '')
  return [bare, `${bare}/`]
}

/**
 * Writes another web address in every place where one stands.
 *
 * What the link checker said of the old one goes: nobody has opened the new one yet.
 *
 * @param documents - drafts and published documents as they are stored
 * @returns one entry for each document that changes
 */
export function planAddressReplacement(
  documents: readonly StoredDocument[],
  oldAddress: string,
  newAddress: string,
): AddressReplacement[] {
  const old = spellingsOf(oldAddress)
  return documents.flatMap((document) => {
    const places = addressesIn(document)
      .filter(({address}) => old.includes(address))
      .map(({path}) => path)
    if (places.length === 0) return []
    const wasChecked = 'checked' in document && old.includes(String(document.url))
    return [
      {
        id: document._id,
        type: document._type,
        places,
        patch: {
          ifRevisionID: document._rev,
          set: Object.fromEntries(places.map((path) => [pathText(path), newAddress])),
          ...(wasChecked && {unset: ['checked']}),
        },
      },
    ]
  })
}
