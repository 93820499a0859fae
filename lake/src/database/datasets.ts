import {LakeError} from '../errors.ts'
import type {Database} from './open.ts'

export type AclMode = 'public' | 'private'

export interface Dataset {
  name: string
  /** Whether readers without a token see documents at the root path. */
  aclMode: AclMode
  /** ISO 8601, UTC. */
  createdAt: string
}

const namePattern = /^[a-z0-9~][a-z0-9_-]{0,63}$/

/** The datasets of the lake. Reads go to the database, so other processes' changes are seen. */
export class Datasets {
  readonly #database: Database
  readonly #select
  readonly #selectAll
  readonly #insert
  readonly #updateAclMode

  constructor(database: Database) {
    this.#database = database
    const columns = 'name, acl_mode AS aclMode, created_at AS createdAt'
    this.#select = database.prepare<[string], Dataset>(
      `SELECT ${columns} FROM datasets WHERE name = ?`,
    )
    this.#selectAll = database.prepare<[], Dataset>(`SELECT ${columns} FROM datasets ORDER BY name`)
    this.#insert = database.prepare<[string, AclMode, string]>(
      'INSERT INTO datasets (name, acl_mode, created_at) VALUES (?, ?, ?)',
    )
    this.#updateAclMode = database.prepare<[AclMode, string]>(
      'UPDATE datasets SET acl_mode = ? WHERE name = ?',
    )
  }

  /** Sorted by name. */
  list(): Dataset[] {
    return this.#selectAll.all()
  }

  find(name: string): Dataset | undefined {
    return this.#select.get(name)
  }

  exists(name: string): boolean {
    return this.find(name) !== undefined
  }

  /** @throws LakeError `datasetNotFound` */
  require(name: string): Dataset {
    const dataset = this.find(name)
    if (!dataset) {
      throw new LakeError('datasetNotFound', {
        message: `Dataset "${name}" not found. Create it first, or correct the name.`,
        details: {dataset: name},
      })
    }
    return dataset
  }

  /**
   * @param now - milliseconds since the epoch
   * @throws LakeError `validation` for a malformed name, `documentAlreadyExists` for a taken one
   */
  create(options: {name: string; aclMode: AclMode; now: number}): Dataset {
    const {name, aclMode} = options
    if (!namePattern.test(name)) {
      throw new LakeError('validation', {
        message: `"${name}" is not a dataset name: use 1 to 64 lower-case letters, digits, "_" and "-", starting with a letter or digit.`,
        details: {value: name},
      })
    }
    if (this.exists(name)) {
      throw new LakeError('documentAlreadyExists', {
        message: `Dataset "${name}" already exists.`,
        details: {id: name},
      })
    }
    const createdAt = new Date(options.now).toISOString()
    this.#insert.run(name, aclMode, createdAt)
    return {name, aclMode, createdAt}
  }

  /** @throws LakeError `datasetNotFound` */
  setAclMode(name: string, aclMode: AclMode): Dataset {
    const dataset = this.require(name)
    this.#updateAclMode.run(aclMode, name)
    return {...dataset, aclMode}
  }

  /**
   * Removes the dataset with its documents and history. The caller makes the `DocumentStore`
   * forget it.
   *
   * @throws LakeError `datasetNotFound`
   */
  delete(name: string): void {
    this.require(name)
    this.#database
      .transaction(() => {
        const numbers = 'SELECT number FROM documents WHERE dataset = ?'
        for (const statement of [
          `DELETE FROM attribute_values WHERE document IN (${numbers})`,
          `INSERT OR IGNORE INTO word_queue (document) ${numbers}`,
        ]) {
          this.#database.prepare(statement).run(name)
        }
        for (const table of [
          'transaction_documents',
          'transactions',
          'document_references',
          'documents',
        ]) {
          this.#database.prepare(`DELETE FROM ${table} WHERE dataset = ?`).run(name)
        }
        this.#database.prepare('DELETE FROM datasets WHERE name = ?').run(name)
      })
      .immediate()
  }
}
