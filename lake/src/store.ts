import type {StoredDocument} from './document.ts'

/** A wire mutation after parsing and expansion: query forms resolved, generated ids and keys filled in. */
export type WireMutation = Record<string, unknown>

/** What one transaction did to one document. Either side is null when the document did not exist. */
export interface Change {
  documentId: string
  before: StoredDocument | null
  after: StoredDocument | null
  /** The mutations of this transaction that touched the document, in order; replaying them on `before` gives `after`. */
  mutations: WireMutation[]
  /** Mendoza patches over the documents without `_rev` (content-lake API reference 9.4). */
  effects: {apply: unknown[]; revert: unknown[]}
}

/** A committed transaction. `changes` holds one entry per document, in the order documents were first touched. */
export interface Commit {
  /** Position in the dataset-wide log; grows by at least one per commit, never reused. */
  sequence: number
  dataset: string
  transactionId: string
  /** ISO 8601 with milliseconds, UTC. */
  timestamp: string
  /** User id of the author. */
  author: string
  changes: Change[]
}
