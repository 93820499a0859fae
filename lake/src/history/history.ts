import type {DocumentStore} from '../database/documentStore.ts'
import type {Database} from '../database/open.ts'
import {PastDocuments} from '../database/pastDocuments.ts'
import {TransactionLog} from '../database/transactionLog.ts'
import {publishedIdOf, releaseOf, type StoredDocument} from '../document.ts'
import type {Change, Commit, WireMutation} from '../store.ts'
import {eventsOfGroup, type HistoryEvent, isEventOf} from './events.ts'
import {type Page, type PageOptions, pageOf} from './page.ts'
import {rebuildCommits} from './rebuildCommits.ts'
import {type ReleaseEvent, ReleaseHistory} from './releaseHistory.ts'

/** How far back a listener can resume. */
export const resumeWindow = {ageMs: 10 * 60 * 1000, transactions: 10_000}

export interface TransactionsOptions {
  /** Transaction ids, inclusive. One that the log does not know gives an empty answer. */
  fromTransaction?: string | undefined
  toTransaction?: string | undefined
  /** ISO 8601 with milliseconds, UTC, inclusive. */
  fromTime?: string | undefined
  toTime?: string | undefined
  /** User ids. */
  authors?: readonly string[] | undefined
  newestFirst?: boolean | undefined
  /** Leaves other documents of the same transactions out. */
  onlyIdentified?: boolean | undefined
  limit: number
}

/** A line of the transaction log, in the words of the API. */
export interface HistoryTransaction {
  id: string
  /** ISO 8601, UTC. */
  timestamp: string
  author: string
  documentIDs: string[]
  mutations: WireMutation[]
  effects: Record<string, Change['effects']>
}

/** The past of a dataset, read from the transaction log. */
export class History {
  readonly #documents: DocumentStore
  readonly #log: TransactionLog
  readonly #past: PastDocuments
  readonly #releases: ReleaseHistory

  constructor(database: Database, documents: DocumentStore) {
    this.#documents = documents
    this.#log = new TransactionLog(database)
    this.#past = new PastDocuments(documents, this.#log)
    this.#releases = new ReleaseHistory(database, documents)
  }

  /** Sequence of the newest transaction; 0 before the first. */
  lastSequence(dataset: string): number {
    return this.#log.lastSequence(dataset)
  }

  /**
   * Whether every commit after `sequence` can still be told: none was purged, and they are neither
   * too old nor too many.
   *
   * @param now - milliseconds since the epoch
   */
  canResume(dataset: string, sequence: number, now: number): boolean {
    const behind = this.#log.lastSequence(dataset) - sequence
    if (behind < 0 || behind > resumeWindow.transactions) return false
    if (sequence < this.#log.purgedSequence(dataset)) return false
    const [oldest] = this.#log.transactionsSince(dataset, sequence, 1)
    return !oldest || now - Date.parse(oldest.timestamp) <= resumeWindow.ageMs
  }

  /** Commits with a greater sequence that changed something, oldest first. */
  commitsSince(dataset: string, sequence: number, limit: number): Commit[] {
    return rebuildCommits({
      dataset,
      transactions: this.#log.transactionsSince(dataset, sequence, limit),
      rows: this.#log.documentsSince(dataset, sequence),
      presentState: (id) => this.#documents.get(dataset, id) ?? null,
    })
  }

  /** Transactions that touched any of the documents, oldest first unless asked otherwise. */
  transactions(
    dataset: string,
    documentIds: readonly string[],
    options: TransactionsOptions,
  ): HistoryTransaction[] {
    const {fromTransaction, toTransaction, newestFirst = false, ...filter} = options
    const from = this.#sequenceOf(dataset, fromTransaction)
    const to = this.#sequenceOf(dataset, toTransaction)
    if (from === 'unknown' || to === 'unknown') return []
    const found = this.#log.transactions(dataset, {
      ...filter,
      documentIds,
      fromSequence: from,
      toSequence: to,
      newestFirst,
    })
    return found.map(({sequence, id, timestamp, author}) => {
      const rows = this.#log
        .documentsOf(sequence)
        .filter((row) => !options.onlyIdentified || documentIds.includes(row.documentId))
      return {
        id,
        timestamp,
        author,
        documentIDs: rows.map((row) => row.documentId),
        mutations: rows.flatMap((row) => row.mutations),
        effects: Object.fromEntries(rows.map((row) => [row.documentId, row.effects])),
      }
    })
  }

  /**
   * The document right after a transaction, which need not have touched it. Undefined if it did
   * not exist then, or if there was no such transaction.
   */
  documentAtRevision(dataset: string, id: string, revision: string): StoredDocument | undefined {
    const transaction = this.#log.find(dataset, revision)
    return transaction && this.#past.stateAt(dataset, id, transaction.sequence)
  }

  /** @param time - ISO 8601 with milliseconds, UTC: times are compared as texts */
  documentAtTime(dataset: string, id: string, time: string): StoredDocument | undefined {
    return this.#past.stateAt(dataset, id, this.#log.sequenceAt(dataset, time))
  }

  /** The document as it is, or as it was before it was deleted. Undefined if it never existed. */
  lastRevision(dataset: string, id: string): StoredDocument | undefined {
    return this.#past.lastRevision(dataset, id)
  }

  /**
   * A page of a document's timeline, newest first.
   *
   * @throws LakeError `badRequest` for a cursor that no page gave
   */
  events(dataset: string, id: string, options: PageOptions): Page<HistoryEvent> {
    const publishedId = publishedIdOf(id)
    const revisions = this.#log.revisionsOfGroup(dataset, publishedId)
    const releases = new Set(revisions.flatMap(({documentId}) => releaseOf(documentId) ?? []))
    const changes = new Map(
      Array.from(releases, (name) => [name, this.#releases.changes(dataset, name)]),
    )
    const events = eventsOfGroup(publishedId, revisions, changes)
    return pageOf(
      events.filter((event) => isEventOf(id, event)),
      options,
    )
  }

  /** A page of a content release's timeline, newest first; as {@link events}. */
  releaseEvents(dataset: string, release: string, options: PageOptions): Page<ReleaseEvent> {
    return this.#releases.events(dataset, release, options)
  }

  #sequenceOf(dataset: string, transactionId: string | undefined): number | 'unknown' | undefined {
    if (!transactionId) return undefined
    return this.#log.find(dataset, transactionId)?.sequence ?? 'unknown'
  }
}
