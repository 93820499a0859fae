import type {Database} from './open.ts'
import type {RevisionRow} from './transactionLog.ts'

/** What the transaction log knows of the versions in a release, gone ones included. */
export class ReleaseLog {
  readonly #revisions

  constructor(database: Database) {
    // The last condition is in every range of versions; SQLite needs it to pick the partial index.
    this.#revisions = database.prepare<[string, string, string], RevisionRow>(
      `SELECT t.sequence, t.id, t.timestamp, t.author, d.document_id AS documentId,
         d.previous_revision AS previousRevision, d.result_revision AS resultRevision
       FROM transaction_documents d JOIN transactions t ON t.sequence = d.sequence
       WHERE d.dataset = ? AND d.document_id >= ? AND d.document_id < ?
         AND d.document_id >= 'versions.' AND d.document_id < 'versions/'
       ORDER BY d.sequence, d.position`,
    )
  }

  /** Every revision of every version in a release, oldest first. */
  revisionsOfVersions(dataset: string, release: string): RevisionRow[] {
    return this.#revisions.all(dataset, `versions.${release}.`, `versions.${release}/`)
  }
}
