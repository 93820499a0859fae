import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Change} from '../store.ts'
import {maximumDocumentBytes} from './documentRules.ts'
import {inItem} from './failures.ts'
import {encode} from './mendoza.ts'
import type {StagedDocument} from './staging.ts'

/** A change with the document's JSON text, null for a deletion. */
export interface SerializedChange {
  change: Change
  body: string | null
  purge: boolean
}

/**
 * What a finished transaction did to each document, ready to be stored.
 *
 * @throws LakeError `payloadTooLarge` for a document above 32 MB
 */
export function changesOf(
  staged: readonly StagedDocument[],
  kind: 'mutation' | 'action',
): SerializedChange[] {
  return staged.map(({id, before, after, mutations, lastItem, purge}) => {
    const body = after && inItem(kind, lastItem, () => serialize(after))
    const change = {documentId: id, before, after, mutations, effects: effectsOf(before, after)}
    return {change, body, purge}
  })
}

function serialize(document: StoredDocument): string {
  const body = JSON.stringify(document)
  const sizeBytes = Buffer.byteLength(body)
  if (sizeBytes <= maximumDocumentBytes) return body
  throw new LakeError('payloadTooLarge', {
    message: `Document "${document._id}" would be ${sizeBytes} bytes; a document may have ${maximumDocumentBytes}. Split it into several documents.`,
    details: {id: document._id, sizeBytes, maximumBytes: maximumDocumentBytes},
  })
}

function effectsOf(before: StoredDocument | null, after: StoredDocument | null): Change['effects'] {
  const previous = before && withoutRevision(before)
  const next = after && withoutRevision(after)
  return {apply: encode(previous, next), revert: encode(next, previous)}
}

function withoutRevision(document: StoredDocument): object {
  const {_rev, ...rest} = document
  return rest
}
