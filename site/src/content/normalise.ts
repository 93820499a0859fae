import {SiteError} from './errors.ts'
import type {Report} from './report.ts'

/** A required part of a document is absent or wrong, so the thing that contains it cannot be shown. */
export class Incomplete extends Error {
  readonly field: string
  readonly reason: string

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`)
    this.field = field
    this.reason = reason
  }
}

/** The document that a value was fetched from, for the report. */
export interface Origin {
  documentId: string
  documentType: string
  report: Report
}

type Name<T> = keyof T & string
type ItemOf<V> = NonNullable<V> extends readonly (infer I)[] ? NonNullable<I> : never

/**
 * Reads one fetched object, field by field, as the type that the page needs.
 *
 * The lake does not validate what is written to it, so nothing is taken on
 * trust: a required field that is absent or of another type throws
 * `Incomplete`; a list item or optional object that throws it is left out and
 * reported. References that point nowhere arrive as `null` and end the same way.
 *
 * `T` is the generated result type of the query; it only restrains the names.
 */
export class Fields<T> {
  readonly origin: Origin
  readonly #value: Readonly<Record<string, unknown>>
  readonly #path: string

  constructor(value: unknown, origin: Origin, path = '') {
    if (!isRecord(value)) {
      throw new Incomplete(path, 'Refers to a document that is missing or not published.')
    }
    this.#value = value
    this.origin = origin
    this.#path = path
  }

  pathOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`
  }

  /** The unchecked value, for parsers of their own such as prose. */
  raw(name: Name<T>): unknown {
    return this.#value[name]
  }

  text(name: Name<T>): string {
    const value = this.optionalText(name)
    if (value === null) throw new Incomplete(this.pathOf(name), 'Is empty.')
    return value
  }

  optionalText(name: Name<T>): string | null {
    const value = this.#value[name]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string') throw new Incomplete(this.pathOf(name), 'Is not text.')
    return value.trim() === '' ? null : value.trim()
  }

  slug(name: Name<T>): string {
    const value = this.text(name)
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) {
      throw new Incomplete(this.pathOf(name), `"${value}" cannot be part of an address.`)
    }
    return value
  }

  /** A calendar date, `YYYY-MM-DD`. */
  optionalDate(name: Name<T>): string | null {
    const value = this.optionalText(name)
    if (value !== null && !isDate(value)) {
      throw new Incomplete(this.pathOf(name), `"${value}" is not a date.`)
    }
    return value
  }

  number(name: Name<T>, min: number, max: number): number {
    const value = this.optionalNumber(name, min, max)
    if (value === null) throw new Incomplete(this.pathOf(name), 'Is empty.')
    return value
  }

  optionalNumber(name: Name<T>, min: number, max: number): number | null {
    const value = this.#value[name]
    if (value === undefined || value === null) return null
    if (typeof value !== 'number' || !(value >= min && value <= max)) {
      throw new Incomplete(this.pathOf(name), `Is not a number from ${min} to ${max}.`)
    }
    return value
  }

  oneOf<V extends string>(name: Name<T>, allowed: readonly V[]): V {
    const value = this.text(name)
    const match = allowed.find((candidate) => candidate === value)
    if (match === undefined) {
      throw new Incomplete(this.pathOf(name), `"${value}" is none of ${allowed.join(', ')}.`)
    }
    return match
  }

  isTrue(name: Name<T>): boolean {
    return this.#value[name] === true
  }

  object<K extends Name<T>, R>(name: K, read: (fields: Fields<NonNullable<T[K]>>) => R): R {
    return read(new Fields<NonNullable<T[K]>>(this.#value[name], this.origin, this.pathOf(name)))
  }

  optionalObject<K extends Name<T>, R>(
    name: K,
    read: (fields: Fields<NonNullable<T[K]>>) => R,
  ): R | null {
    const value = this.#value[name]
    if (value === undefined || value === null) return null
    return this.orDropped(() => this.object(name, read))
  }

  /** The readable items, in order; absent lists are empty. */
  list<K extends Name<T>, R>(name: K, read: (item: Fields<ItemOf<T[K]>>) => R): R[] {
    return this.#items(name).flatMap((item, index) => {
      const path = `${this.pathOf(name)}[${index}]`
      const result = this.orDropped(() => read(new Fields<ItemOf<T[K]>>(item, this.origin, path)))
      return result === null ? [] : [result]
    })
  }

  /** Like `list`, but one unreadable item makes the whole list unreadable. */
  wholeList<K extends Name<T>, R>(name: K, read: (item: Fields<ItemOf<T[K]>>) => R): R[] {
    return this.#items(name).map((item, index) =>
      read(new Fields<ItemOf<T[K]>>(item, this.origin, `${this.pathOf(name)}[${index}]`)),
    )
  }

  texts(name: Name<T>): string[] {
    return this.#items(name).flatMap((item, index) => {
      if (typeof item === 'string' && item.trim() !== '') return [item.trim()]
      this.drop(`${this.pathOf(name)}[${index}]`, 'Is not text.')
      return []
    })
  }

  /** Leaves a part out of the page and says so in the report. */
  drop(field: string, reason: string): void {
    const {documentId, documentType, report} = this.origin
    report.add({documentId, documentType, field, reason, effect: 'dropped'})
  }

  /** The result of `read`, or `null` with a report line if it is incomplete. */
  orDropped<R>(read: () => R): R | null {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Incomplete)) throw error
      this.drop(error.field, error.reason)
      return null
    }
  }

  #items(name: Name<T>): readonly unknown[] {
    const value = this.#value[name]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) throw new Incomplete(this.pathOf(name), 'Is not a list.')
    return value
  }
}

/**
 * Reads each fetched document; one that cannot be read is left out and reported as withheld.
 *
 * @param fetched - unchecked result of a query whose items have `_id`, `_type`
 * @returns in the order of the input
 */
export function readDocuments<T, D>(
  fetched: unknown,
  report: Report,
  read: (document: Fields<T>) => D,
): D[] {
  if (!Array.isArray(fetched)) {
    throw new SiteError(
      'contentRefused',
      'A list of documents was asked for and something else came.',
    )
  }
  return fetched.flatMap((document: unknown) => {
    const {_id: id, _type: type} = isRecord(document) ? document : {}
    const origin = {documentId: String(id), documentType: String(type), report}
    try {
      return [read(new Fields<T>(document, origin))]
    } catch (error) {
      if (!(error instanceof Incomplete)) throw error
      const {documentId, documentType} = origin
      const {field, reason} = error
      report.add({documentId, documentType, field, reason, effect: 'withheld'})
      return []
    }
  })
}

/** Written as a date and one of the calendar: 31 February is none. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text)
}

/** True for a plain JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
