import type {Statement} from 'better-sqlite3'
import type {StoredDocument} from '../document.ts'
import type {IndexedValue} from './attributes.ts'
import type {Database} from './open.ts'

/** Which of the stored documents exist for a query, and by which id it knows them. */
export type Visibility =
  | {
      /** As stored, each by its own id. */
      isRaw: true
      /** Only ids without a dot. */
      rootOnly: boolean
      hidesVersions: boolean
    }
  | {
      /** One document of each group, by its published id. */
      isRaw: false
      rootOnly: boolean
      /** The first layer that has the document wins; the published one, `''`, comes last. */
      layers: readonly string[]
    }

/** Values from `low` to `high`, both included. */
export interface ValueRange {
  low: IndexedValue
  high: IndexedValue
}

export interface ScanOptions {
  dataset: string
  visibility: Visibility
  /** Absent: of every type. */
  types?: readonly string[]
}

/** Of one step of a scan. */
const fewestAtOnce = 200
const mostAtOnce = 20_000
const stampsAtOnce = 2_000

/** Proposes documents by number, through indexes. */
export class DocumentFinder {
  readonly #database: Database
  readonly #statements = new Map<string, Statement<unknown[]>>()

  constructor(database: Database) {
    this.#database = database
  }

  /**
   * The visible documents in the order of their ids as the query knows them, in lists: no more is
   * read than is taken, where an index has that order.
   *
   * @param needed - how long the first list is at most
   */
  *scan(options: ScanOptions, needed: number): Generator<number[]> {
    const {visibility, types} = options
    const wanted = wantedSql(options)
    const isStored = isByStoredId(visibility)
    const key = isStored ? 'd.id' : 'd.published_id'
    const isIndexed = isStored && (types === undefined || types.length === 1)
    const sql = `SELECT d.number FROM documents d
      WHERE ${wanted.sql} AND d.id > ? ORDER BY ${key} LIMIT ?`
    const limit = isIndexed ? Math.max(Math.min(needed, mostAtOnce), fewestAtOnce) : -1
    for (let lastId = ''; ; ) {
      const numbers = this.#numbers(sql, [...wanted.params, lastId, limit])
      yield numbers
      const last = numbers.at(-1)
      if (last === undefined || numbers.length !== limit) return
      lastId = this.idsOf([last]).get(last) ?? ''
    }
  }

  /**
   * As `scan`, of documents that are seen by their stored id: what is known of each without reading
   * it, as a document of its own.
   */
  *stamps(options: ScanOptions): Generator<StoredDocument[]> {
    const wanted = wantedSql(options)
    const originalId = options.visibility.isRaw ? '' : ', d.id AS _originalId'
    const sql = `SELECT d.id AS _id, d.type AS _type, d.revision AS _rev,
        d.created_at AS _createdAt, d.updated_at AS _updatedAt${originalId} FROM documents d
      WHERE ${wanted.sql} AND d.id > ? ORDER BY d.id LIMIT ?`
    for (let lastId = ''; ; ) {
      const params = [...wanted.params, lastId, stampsAtOnce]
      const rows = this.#prepare(sql).all(...params) as StoredDocument[] // the columns of one
      yield rows
      const last = rows.at(-1)
      if (last === undefined || rows.length !== stampsAtOnce) return
      lastId = last._id
    }
  }

  /** How many of some documents are visible: how many `scan` finds, without finding them. */
  count(options: ScanOptions): number {
    const {sql, params} = wantedSql(options)
    return this.#numbers(`SELECT count(*) FROM documents d WHERE ${sql}`, params)[0] ?? 0
  }

  /** Visible or not, in no order, at most `limit`. */
  withValue(path: number, value: IndexedValue, limit: number): number[] {
    const sql = 'SELECT document FROM attribute_values WHERE path = ? AND value = ? LIMIT ?'
    return this.#numbers(sql, [path, value, limit])
  }

  /** Visible or not, in no order, at most `limit`; more than once if several values are in range. */
  inRange(path: number, {low, high}: ValueRange, limit: number): number[] {
    const sql = `SELECT document FROM attribute_values
      WHERE path = ? AND value >= ? AND value <= ? LIMIT ?`
    return this.#numbers(sql, [path, low, high, limit])
  }

  /**
   * The documents with the first `count` values of an attribute, and those with the same value as
   * the last of these, after skipping whole values up to and including `after`.
   */
  inOrder(
    path: number,
    order: {isDescending: boolean; after?: IndexedValue; count: number},
  ): {
    numbers: number[]
    last: IndexedValue | undefined
  } {
    const {isDescending, after, count} = order
    const [sort, beyond, upTo] = isDescending ? ['DESC', '<', '>='] : ['ASC', '>', '<=']
    const start = after === undefined ? '' : ` AND value ${beyond} ?`
    const params = after === undefined ? [path] : [path, after]
    const last = this.#values(
      `SELECT value FROM attribute_values WHERE path = ?${start}
       ORDER BY value ${sort} LIMIT ?`,
      [...params, count],
    ).at(-1)
    if (last === undefined) return {numbers: [], last}
    const sql = `SELECT document FROM attribute_values WHERE path = ?${start} AND value ${upTo} ?`
    return {numbers: this.#numbers(sql, [...params, last]), last}
  }

  /** How many values an attribute has; for one that is no array: how many documents have it. */
  countValues(path: number): number {
    return this.#numbers('SELECT count(*) FROM attribute_values WHERE path = ?', [path])[0] ?? 0
  }

  /** The members of a group. */
  ofGroup(dataset: string, publishedId: string): number[] {
    const sql = 'SELECT number FROM documents WHERE dataset = ? AND published_id = ?'
    return this.#numbers(sql, [dataset, publishedId])
  }

  /** Documents that a transaction was the last to change, at most `limit`. */
  ofRevision(dataset: string, revision: string, limit: number): number[] {
    const sql = 'SELECT number FROM documents WHERE dataset = ? AND revision = ? LIMIT ?'
    return this.#numbers(sql, [dataset, revision, limit])
  }

  /** Documents whose stored id lies between the two, `high` excluded. */
  betweenIds(dataset: string, low: string, high: string, limit: number): number[] {
    const sql = 'SELECT number FROM documents WHERE dataset = ? AND id >= ? AND id < ? LIMIT ?'
    return this.#numbers(sql, [dataset, low, high, limit])
  }

  /** The stored ids of documents, by number. */
  idsOf(numbers: readonly number[]): Map<number, string> {
    const rows = this.describe(numbers)
    return new Map(rows.map(({number, id}) => [number, id]))
  }

  /** The stored ids and types of documents, in no order. */
  describe(numbers: readonly number[]): {number: number; id: string; type: string}[] {
    const sql = `SELECT number, id, type FROM documents
      WHERE number IN (SELECT value FROM json_each(?))`
    const rows = this.#prepare(sql).all(JSON.stringify(numbers))
    return rows as {number: number; id: string; type: string}[]
  }

  #numbers(sql: string, params: unknown[]): number[] {
    return this.#prepare(sql, 'pluck').all(...params) as number[] // each query selects one integer
  }

  #values(sql: string, params: unknown[]): IndexedValue[] {
    return this.#prepare(sql, 'pluck').all(...params) as IndexedValue[] // the column of that type
  }

  #prepare(sql: string, shape?: 'pluck'): Statement<unknown[]> {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare<unknown[]>(sql)
    if (shape === 'pluck') statement.pluck()
    this.#statements.set(sql, statement)
    return statement
  }
}

/** Whether each document is visible by the id that it is stored by, or not at all. */
export function isByStoredId(visibility: Visibility): boolean {
  return visibility.isRaw || visibility.layers.length === 0
}

function wantedSql({dataset, visibility, types}: ScanOptions): {sql: string; params: string[]} {
  const typed = types ? ` AND d.type IN (${types.map(() => '?').join()})` : ''
  const visible = visibleSql(visibility)
  return {
    sql: `d.dataset = ?${typed}${visible.sql}`,
    params: [dataset, ...(types ?? []), ...visible.params],
  }
}

function visibleSql(visibility: Visibility): {sql: string; params: string[]} {
  const root = visibility.rootOnly ? " AND instr(d.id, '.') = 0" : ''
  if (visibility.isRaw) {
    const hidden = visibility.hidesVersions ? notBetween('versions') : ''
    return {sql: root + hidden, params: []}
  }
  const {layers} = visibility
  if (layers.length === 0 || visibility.rootOnly) {
    return {sql: `${root}${notBetween('drafts')}${notBetween('versions')}`, params: []}
  }
  const marks = layers.map(() => '?').join()
  const rank = (column: string): string =>
    `CASE ${column} ${layers.map((_, index) => `WHEN ? THEN ${index}`).join(' ')} ELSE ${layers.length} END`
  const sql = ` AND d.layer IN ('',${marks}) AND d.hides = 0 AND NOT EXISTS (
    SELECT 1 FROM documents w WHERE w.dataset = d.dataset AND w.published_id = d.published_id
    AND w.layer IN (${marks}) AND ${rank('w.layer')} < ${rank('d.layer')})`
  return {sql, params: [...layers, ...layers, ...layers, ...layers]}
}

/** By the range of ids, because every index holds the id. */
function notBetween(prefix: string): string {
  return ` AND NOT (d.id >= '${prefix}.' AND d.id < '${prefix}/')`
}
