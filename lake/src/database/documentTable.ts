import {publishedIdOf, type StoredDocument} from '../document.ts'
import type {Database} from './open.ts'
import {referencesOf} from './references.ts'

/** Writes documents and their references as they are now; call inside a transaction. */
export class DocumentTable {
  readonly #upsert
  readonly #delete
  readonly #upsertReference
  readonly #deleteReference

  constructor(database: Database) {
    this.#upsert = database.prepare(
      `INSERT INTO documents (dataset, id, published_id, type, revision, created_at, updated_at, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (dataset, id) DO UPDATE SET
         type = excluded.type, revision = excluded.revision, created_at = excluded.created_at,
         updated_at = excluded.updated_at, body = excluded.body`,
    )
    this.#delete = database.prepare('DELETE FROM documents WHERE dataset = ? AND id = ?')
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
    this.#upsert.run(
      dataset,
      after._id,
      publishedIdOf(after._id),
      after._type,
      after._rev,
      after._createdAt,
      after._updatedAt,
      body,
    )
    this.#writeReferences(dataset, before, after)
  }

  delete(dataset: string, before: StoredDocument): void {
    this.#delete.run(dataset, before._id)
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
