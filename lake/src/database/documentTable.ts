import {isVersionId, layerOf, publishedIdOf, type StoredDocument} from '../document.ts'
import {AttributeIndex} from './attributeIndex.ts'
import type {Database} from './open.ts'
import {referencesOf} from './references.ts'

/**
 * Writes documents as they are now, with everything that finds them: references, values of
 * attributes, words. Call inside a transaction.
 */
export class DocumentTable {
  readonly #attributes
  readonly #upsert
  readonly #delete
  readonly #queueWords
  readonly #upsertReference
  readonly #deleteReference

  constructor(database: Database) {
    this.#attributes = new AttributeIndex(database)
    this.#upsert = database
      .prepare<unknown[], number>(
        `INSERT INTO documents
           (dataset, id, published_id, layer, hides, type, revision, created_at, updated_at, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (dataset, id) DO UPDATE SET
           hides = excluded.hides, type = excluded.type, revision = excluded.revision,
           created_at = excluded.created_at, updated_at = excluded.updated_at, body = excluded.body
         RETURNING number`,
      )
      .pluck()
    this.#delete = database
      .prepare<[string, string], number>(
        'DELETE FROM documents WHERE dataset = ? AND id = ? RETURNING number',
      )
      .pluck()
    this.#queueWords = database.prepare('INSERT OR IGNORE INTO word_queue (document) VALUES (?)')
    this.#upsertReference = database.prepare(
      `INSERT INTO document_references (dataset, source_id, target_id, weak) VALUES (?, ?, ?, ?)
       ON CONFLICT (dataset, source_id, target_id) DO UPDATE SET weak = excluded.weak`,
    )
    this.#deleteReference = database.prepare(
      'DELETE FROM document_references WHERE dataset = ? AND source_id = ? AND target_id = ?',
    )
  }

  /** @param options.body - the JSON text of `after` */
  write(
    dataset: string,
    options: {before: StoredDocument | null; after: StoredDocument; body: string},
  ): void {
    const {before, after, body} = options
    const number = this.#upsert.get(
      dataset,
      after._id,
      publishedIdOf(after._id),
      layerOf(after._id),
      hidesDocument(after) ? 1 : 0,
      after._type,
      after._rev,
      after._createdAt,
      after._updatedAt,
      body,
    ) as number // RETURNING gives a row for each document
    this.#attributes.write(dataset, number, {before, after})
    this.#queueWords.run(number)
    this.#writeReferences(dataset, before, after)
  }

  delete(dataset: string, before: StoredDocument): void {
    const number = this.#delete.get(dataset, before._id)
    if (number !== undefined) {
      this.#attributes.write(dataset, number, {before, after: null})
      this.#queueWords.run(number)
    }
    for (const target of referencesOf(before).keys()) {
      this.#deleteReference.run(dataset, before._id, target)
    }
  }

  #writeReferences(dataset: string, before: StoredDocument | null, after: StoredDocument): void {
    const previous = before ? referencesOf(before) : undefined
    const next = referencesOf(after)
    for (const target of previous?.keys() ?? []) {
      if (!next.has(target)) this.#deleteReference.run(dataset, after._id, target)
    }
    for (const [target, weak] of next) {
      if (previous?.get(target) === weak) continue
      this.#upsertReference.run(dataset, after._id, target, weak ? 1 : 0)
    }
  }
}

/** A version that marks its document for unpublishing. */
export function hidesDocument(document: StoredDocument): boolean {
  const system = document._system
  return (
    isVersionId(document._id) &&
    typeof system === 'object' &&
    system !== null &&
    'delete' in system &&
    system.delete === true
  )
}
