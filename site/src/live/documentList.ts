import type {Rows} from '../loaders/readings.ts'
import type {Document, ListQuery, SortKeys} from './compileQuery.ts'

/** The documents that one `*[…]` of a query asks about, in its order, and what it says of each. */
export class DocumentList implements Rows {
  readonly #query: ListQuery
  readonly #find: (id: string) => Document | undefined
  /** By id. */
  readonly #members = new Map<string, SortKeys>()
  /** Ids of rows by the id of a document that was looked at for them, whether it was there or not. */
  readonly #dependants = new Map<string, Set<string>>()
  readonly #shown: (document: Document) => Document
  #ordered: string[] | undefined
  #rows: unknown[] | undefined

  /** @param shown - what rows say of a document; which it asks about, and in which order, follows from the document itself */
  constructor(
    query: ListQuery,
    find: (id: string) => Document | undefined,
    shown: (document: Document) => Document = (document) => document,
  ) {
    this.#query = query
    this.#find = find
    this.#shown = shown
  }

  /**
   * Takes note of a document that came, went or changed.
   *
   * @returns ids of the rows that came, went or may say something else
   */
  change(id: string, document: Document | undefined): Set<string> {
    const before = this.#members.get(id)
    const isMember = document !== undefined && this.#query.isAsked(document, this.#find)
    const after = isMember ? this.#query.sortKeysOf(document) : undefined
    if (after) this.#members.set(id, after)
    else this.#members.delete(id)
    const touched = new Set(this.#dependants.get(id))
    if (before || after) {
      const isInPlace = before && after && this.#query.compare(before, after) === 0
      if (!isInPlace) this.#ordered = undefined
      touched.add(id)
    }
    if (touched.size > 0) this.#rows = undefined
    return touched
  }

  has(id: string): boolean {
    return this.#members.has(id)
  }

  ids(): readonly string[] {
    this.#ordered ??= [...this.#members]
      .sort(([, a], [, b]) => this.#query.compare(a, b))
      .map(([id]) => id)
    return this.#ordered
  }

  row(id: string): unknown {
    return this.#query.rowOf(this.#shown(this.#require(id)), (target) => {
      const dependants = this.#dependants.get(target)
      if (dependants) dependants.add(id)
      else this.#dependants.set(target, new Set([id]))
      const document = this.#find(target)
      return document && this.#shown(document)
    })
  }

  /** The same list until a row is another one. */
  rows(): readonly unknown[] {
    this.#rows ??= this.ids().map((id) => this.row(id))
    return this.#rows
  }

  #require(id: string): Document {
    const document = this.#find(id)
    if (document === undefined) throw new Error(`document "${id}" is listed and not there`)
    return document
  }
}
