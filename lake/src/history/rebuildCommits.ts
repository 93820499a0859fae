import {revert} from '../database/pastDocuments.ts'
import type {TransactionDocumentRow, TransactionRow} from '../database/transactionLog.ts'
import type {StoredDocument} from '../document.ts'
import type {Change, Commit} from '../store.ts'

/**
 * Commits as listeners heard them, from the log and the present documents: walking back from now,
 * each logged change gives the state before it.
 *
 * @param options.rows - every change of the dataset that is newer than the oldest transaction
 *   asked for, newest first
 * @returns one commit per transaction, in the given order, without those that changed nothing
 */
export function rebuildCommits(options: {
  dataset: string
  transactions: readonly TransactionRow[]
  rows: Iterable<TransactionDocumentRow>
  presentState: (id: string) => StoredDocument | null
}): Commit[] {
  const wanted = new Map(options.transactions.map(({sequence}) => [sequence, [] as Change[]]))
  const states = new Map<string, StoredDocument | null>()
  for (const row of options.rows) {
    const {documentId, mutations, effects} = row
    const known = states.get(documentId)
    const after = known === undefined ? options.presentState(documentId) : known
    const before = revert(after, row)
    states.set(documentId, before)
    wanted.get(row.sequence)?.push({documentId, before, after, mutations, effects})
  }
  return options.transactions.flatMap(({sequence, id, timestamp, author}) => {
    const changes = wanted.get(sequence)?.reverse() ?? []
    if (changes.length === 0) return []
    return [{sequence, dataset: options.dataset, transactionId: id, timestamp, author, changes}]
  })
}
