import {applyPatch} from 'mendoza'
import type {StoredDocument} from '../document.ts'
import type {DocumentStore} from './documentStore.ts'
import type {TransactionDocumentRow, TransactionLog} from './transactionLog.ts'

/**
 * The state of a document before a logged change, from its state after it. The effects know every
 * attribute but `_rev`, which the log keeps beside them.
 */
export function revert(
  after: StoredDocument | null,
  row: TransactionDocumentRow,
): StoredDocument | null {
  if (row.previousRevision === null) return null
  const {_rev: _, ...content} = after ?? {_rev: undefined}
  const previous = applyPatch(after && content, row.effects.revert) as Omit<StoredDocument, '_rev'>
  return {...previous, _rev: row.previousRevision} as StoredDocument
}

/** States of documents in the past, found by undoing logged changes from the present one. */
export class PastDocuments {
  readonly #documents: DocumentStore
  readonly #log: TransactionLog

  constructor(documents: DocumentStore, log: TransactionLog) {
    this.#documents = documents
    this.#log = log
  }

  /** The document right after the transaction with this sequence; undefined if it did not exist. */
  stateAt(dataset: string, id: string, sequence: number): StoredDocument | undefined {
    let state = this.#documents.get(dataset, id) ?? null
    for (const row of this.#log.documentSince(dataset, id, sequence)) state = revert(state, row)
    return state ?? undefined
  }

  /** The document as it is, or as it was before it was deleted. Undefined if it never existed. */
  lastRevision(dataset: string, id: string): StoredDocument | undefined {
    const present = this.#documents.get(dataset, id)
    if (present) return present
    const deletion = this.#log.lastOfDocument(dataset, id)
    return deletion && (revert(null, deletion) ?? undefined)
  }
}
