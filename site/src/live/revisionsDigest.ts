import {createHash} from 'node:crypto'

/** A digest of the ids and revisions of all documents, whatever their order. */
export function revisionsDigest(revisions: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const line of [...revisions].map(([id, revision]) => `${id} ${revision}\n`).sort()) {
    hash.update(line)
  }
  return hash.digest('hex')
}
