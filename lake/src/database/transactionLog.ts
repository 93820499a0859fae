import {publishedIdOf} from '../document.ts'
import type {Change, WireMutation} from '../store.ts'
import type {Database} from './open.ts'

/** A stored transaction without what it did. */
export interface TransactionRow {
  sequence: number
  id: string
  timestamp: string
  author: string
}

/** What a transaction did to one document. A null revision: it did not exist on that side. */
export interface TransactionDocumentRow {
  sequence: number
  documentId: string
  previousRevision: string | null
  resultRevision: string | null
  mutations: WireMutation[]
  effects: {apply: unknown[]; revert: unknown[]}
}

/** The same without mutations and effects, with the transaction's own fields. */
export interface RevisionRow extends TransactionRow {
  documentId: string
  previousRevision: string | null
  resultRevision: string | null
}

export interface TransactionFilter {
  documentIds: readonly string[]
  /** Inclusive. */
  fromSequence?: number | undefined
  /** Inclusive. */
  toSequence?: number | undefined
  /** ISO 8601, inclusive. */
  fromTime?: string | undefined
  /** ISO 8601, inclusive. */
  toTime?: string | undefined
  authors?: readonly string[] | undefined
  newestFirst: boolean
  limit: number
}

interface RawDocumentRow {
  sequence: number
  documentId: string
  previousRevision: string | null
  resultRevision: string | null
  mutations: string
  applyEffect: string
  revertEffect: string
}

const transactionColumns = 't.sequence, t.id, t.timestamp, t.author'
const documentColumns = `sequence, document_id AS documentId, previous_revision AS previousRevision,
  result_revision AS resultRevision, mutations, apply_effect AS applyEffect,
  revert_effect AS revertEffect`

/** The append-only log of all transactions. Purging is the only thing that changes old rows. */
export class TransactionLog {
  readonly #database: Database
  readonly #insert
  readonly #insertDocument
  readonly #find
  readonly #since
  readonly #last
  readonly #atTime
  readonly #documentsOf
  readonly #documentsSince
  readonly #documentSince
  readonly #lastOfDocument
  readonly #revisionsOfGroup
  readonly #purgeDocument
  readonly #purgeMark
  readonly #purgedSequence

  constructor(database: Database) {
    this.#database = database
    this.#insert = database.prepare(
      `INSERT INTO transactions (dataset, id, timestamp, author, body_digest, results)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    this.#insertDocument = database.prepare(
      `INSERT INTO transaction_documents (sequence, position, dataset, document_id, published_id,
         previous_revision, result_revision, mutations, apply_effect, revert_effect)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#find = database.prepare<
      [string, string],
      TransactionRow & {bodyDigest: string; results: string}
    >(
      `SELECT ${transactionColumns}, t.body_digest AS bodyDigest, t.results
       FROM transactions t WHERE t.dataset = ? AND t.id = ?`,
    )
    this.#since = database.prepare<[string, number, number], TransactionRow>(
      `SELECT ${transactionColumns} FROM transactions t
       WHERE t.dataset = ? AND t.sequence > ? ORDER BY t.sequence LIMIT ?`,
    )
    this.#last = database.prepare<[string], {sequence: number | null}>(
      'SELECT max(sequence) AS sequence FROM transactions WHERE dataset = ?',
    )
    this.#atTime = database.prepare<[string, string], {sequence: number | null}>(
      'SELECT max(sequence) AS sequence FROM transactions WHERE dataset = ? AND timestamp <= ?',
    )
    this.#documentsOf = database.prepare<[number], RawDocumentRow>(
      `SELECT ${documentColumns} FROM transaction_documents WHERE sequence = ? ORDER BY position`,
    )
    this.#documentsSince = database.prepare<[string, number], RawDocumentRow>(
      `SELECT ${documentColumns} FROM transaction_documents
       WHERE dataset = ? AND sequence > ? ORDER BY sequence DESC, position DESC`,
    )
    this.#documentSince = database.prepare<[string, string, string, number], RawDocumentRow>(
      `SELECT ${documentColumns} FROM transaction_documents
       WHERE dataset = ? AND published_id = ? AND document_id = ? AND sequence > ?
       ORDER BY sequence DESC`,
    )
    this.#lastOfDocument = database.prepare<[string, string, string], RawDocumentRow>(
      `SELECT ${documentColumns} FROM transaction_documents
       WHERE dataset = ? AND published_id = ? AND document_id = ?
       ORDER BY sequence DESC LIMIT 1`,
    )
    this.#revisionsOfGroup = database.prepare<[string, string], RevisionRow>(
      `SELECT ${transactionColumns}, d.document_id AS documentId,
         d.previous_revision AS previousRevision, d.result_revision AS resultRevision
       FROM transaction_documents d JOIN transactions t ON t.sequence = d.sequence
       WHERE d.dataset = ? AND d.published_id = ? ORDER BY d.sequence, d.position`,
    )
    this.#purgeDocument = database.prepare(
      `DELETE FROM transaction_documents
       WHERE dataset = ? AND published_id = ? AND document_id = ?`,
    )
    this.#purgeMark = database.prepare('UPDATE datasets SET purged_sequence = ? WHERE name = ?')
    this.#purgedSequence = database
      .prepare<[string], number>('SELECT purged_sequence FROM datasets WHERE name = ?')
      .pluck()
  }

  /** @returns the transaction's sequence */
  append(options: {
    dataset: string
    transactionId: string
    timestamp: string
    author: string
    bodyDigest: string
    /** JSON. */
    results: string
    changes: readonly Change[]
  }): number {
    const {dataset, transactionId, timestamp, author, bodyDigest, results, changes} = options
    const {lastInsertRowid} = this.#insert.run(
      dataset,
      transactionId,
      timestamp,
      author,
      bodyDigest,
      results,
    )
    const sequence = Number(lastInsertRowid)
    changes.forEach((change, position) => {
      this.#insertDocument.run(
        sequence,
        position,
        dataset,
        change.documentId,
        publishedIdOf(change.documentId),
        change.before?._rev ?? null,
        change.after?._rev ?? null,
        JSON.stringify(change.mutations),
        JSON.stringify(change.effects.apply),
        JSON.stringify(change.effects.revert),
      )
    })
    return sequence
  }

  /** Removes everything the log knows of a document, up to and including `sequence`. */
  purge(dataset: string, documentId: string, sequence: number): void {
    this.#purgeDocument.run(dataset, publishedIdOf(documentId), documentId)
    this.#purgeMark.run(sequence, dataset)
  }

  /** Sequence of the newest purge; 0 if there was none. */
  purgedSequence(dataset: string): number {
    return this.#purgedSequence.get(dataset) ?? 0
  }

  find(
    dataset: string,
    transactionId: string,
  ): (TransactionRow & {bodyDigest: string; results: string}) | undefined {
    return this.#find.get(dataset, transactionId)
  }

  /** 0 before the first transaction. */
  lastSequence(dataset: string): number {
    return this.#last.get(dataset)?.sequence ?? 0
  }

  /** The newest transaction at or before a time; 0 if there is none. */
  sequenceAt(dataset: string, time: string): number {
    return this.#atTime.get(dataset, time)?.sequence ?? 0
  }

  /** Oldest first. */
  transactionsSince(dataset: string, sequence: number, limit: number): TransactionRow[] {
    return this.#since.all(dataset, sequence, limit)
  }

  /** What one transaction did, in the order documents were first touched. */
  documentsOf(sequence: number): TransactionDocumentRow[] {
    return this.#documentsOf.all(sequence).map(parseDocumentRow)
  }

  /** What all later transactions did, newest first. */
  *documentsSince(dataset: string, sequence: number): Iterable<TransactionDocumentRow> {
    for (const row of this.#documentsSince.iterate(dataset, sequence)) yield parseDocumentRow(row)
  }

  /** What all later transactions did to one document, newest first. */
  *documentSince(
    dataset: string,
    documentId: string,
    sequence: number,
  ): Iterable<TransactionDocumentRow> {
    const rows = this.#documentSince.iterate(
      dataset,
      publishedIdOf(documentId),
      documentId,
      sequence,
    )
    for (const row of rows) yield parseDocumentRow(row)
  }

  lastOfDocument(dataset: string, documentId: string): TransactionDocumentRow | undefined {
    const row = this.#lastOfDocument.get(dataset, publishedIdOf(documentId), documentId)
    return row && parseDocumentRow(row)
  }

  /** Every revision of every member of a group, oldest first. */
  revisionsOfGroup(dataset: string, publishedId: string): RevisionRow[] {
    return this.#revisionsOfGroup.all(dataset, publishedId)
  }

  transactions(dataset: string, filter: TransactionFilter): TransactionRow[] {
    const conditions = [
      'd.dataset = @dataset',
      'd.published_id IN (SELECT value FROM json_each(@publishedIds))',
      'd.document_id IN (SELECT value FROM json_each(@documentIds))',
    ]
    if (filter.fromSequence !== undefined) conditions.push('d.sequence >= @fromSequence')
    if (filter.toSequence !== undefined) conditions.push('d.sequence <= @toSequence')
    if (filter.fromTime !== undefined) conditions.push('t.timestamp >= @fromTime')
    if (filter.toTime !== undefined) conditions.push('t.timestamp <= @toTime')
    if (filter.authors) conditions.push('t.author IN (SELECT value FROM json_each(@authors))')
    const sql = `SELECT DISTINCT ${transactionColumns}
      FROM transaction_documents d JOIN transactions t ON t.sequence = d.sequence
      WHERE ${conditions.join(' AND ')}
      ORDER BY t.sequence ${filter.newestFirst ? 'DESC' : 'ASC'} LIMIT @limit`
    return this.#database.prepare<[object], TransactionRow>(sql).all({
      dataset,
      publishedIds: JSON.stringify(filter.documentIds.map(publishedIdOf)),
      documentIds: JSON.stringify(filter.documentIds),
      fromSequence: filter.fromSequence,
      toSequence: filter.toSequence,
      fromTime: filter.fromTime,
      toTime: filter.toTime,
      authors: filter.authors && JSON.stringify(filter.authors),
      limit: filter.limit,
    })
  }
}

function parseDocumentRow(row: RawDocumentRow): TransactionDocumentRow {
  const {applyEffect, revertEffect, mutations, ...rest} = row
  return {
    ...rest,
    // Written by `append`, so their shape is known.
    mutations: JSON.parse(mutations) as WireMutation[],
    effects: {
      apply: JSON.parse(applyEffect) as unknown[],
      revert: JSON.parse(revertEffect) as unknown[],
    },
  }
}
