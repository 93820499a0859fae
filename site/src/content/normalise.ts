import {provisionalSlug} from '@crosswalk/schemas/hrefs'
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
  /** Where set, a word stands in place of each required part that is missing, and the document is shown. */
  placeholder?: Placeholder | undefined
}

/** Gives the word that stands in place of a required part. */
export type Placeholder = (field: {
  documentId: string
  documentType: string
  /** As in the report. */
  path: string
}) => string

const unknownDocument = 'Refers to a document that is missing or not published.'

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
    this.origin = origin
    this.#path = path
    if (isRecord(value)) this.#value = value
    else this.#value = this.#insteadOf(path, unknownDocument, () => ({}))
  }

  /** Whether words may stand in place of what is missing. */
  get hasPlaceholders(): boolean {
    return this.origin.placeholder !== undefined
  }

  /** The word that stands in place of a part; only where there are such. */
  placeholder(name: string): string {
    const {documentId, documentType, placeholder} = this.origin
    return placeholder?.({documentId, documentType, path: this.pathOf(name)}) ?? ''
  }

  /**
   * What stands in place of a required part that a page cannot do without, noted in the report.
   *
   * @throws Incomplete where nothing may
   */
  instead<V>(name: string, reason: string, substitute: () => V): V {
    return this.#insteadOf(this.pathOf(name), reason, substitute)
  }

  #insteadOf<V>(path: string, reason: string, substitute: () => V): V {
    if (!this.hasPlaceholders) throw new Incomplete(path, reason)
    this.drop(path, reason)
    return substitute()
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
    if (value === null) return this.instead(name, 'Is empty.', () => this.#wordFor(name))
    return value
  }

  /** An id is compared and never shown. */
  #wordFor(name: string): string {
    return name === '_id' ? `missing-${this.pathOf(name)}` : this.placeholder(name)
  }

  optionalText(name: Name<T>): string | null {
    const value = this.#value[name]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string') throw new Incomplete(this.pathOf(name), 'Is not text.')
    return value.trim() === '' ? null : value.trim()
  }

  slug(name: Name<T>): string {
    const value = this.optionalText(name)
    if (value !== null && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) return value
    const reason = value === null ? 'Is empty.' : `"${value}" cannot be part of an address.`
    return this.instead(name, reason, () =>
      this.#path === ''
        ? provisionalSlug(this.origin.documentId)
        : this.pathOf(name).replace(/[^a-z0-9]+/gi, '-'),
    )
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
    return value ?? this.instead(name, 'Is empty.', () => min)
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
    const value = this.optionalText(name)
    const match = allowed.find((candidate) => candidate === value)
    if (match !== undefined) return match
    const reason = value === null ? 'Is empty.' : `"${value}" is none of ${allowed.join(', ')}.`
    const [first] = allowed
    if (first === undefined) throw new Incomplete(this.pathOf(name), reason)
    return this.instead(name, reason, () => first)
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

  /**
   * The items, or where words may stand in place of what is missing, one item of such words.
   *
   * @param items - what `list` or `wholeList` gave for the field
   * @throws Incomplete if there are none and nothing may stand in their place
   */
  atLeastOne<K extends Name<T>, R>(
    name: K,
    {items, read, reason}: {items: R[]; read: (item: Fields<ItemOf<T[K]>>) => R; reason: string},
  ): R[] {
    if (items.length > 0) return items
    return this.instead(name, reason, () => [
      read(new Fields<ItemOf<T[K]>>({}, this.origin, `${this.pathOf(name)}[0]`)),
    ])
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
  {report, placeholder}: Pick<Origin, 'report' | 'placeholder'>,
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
    const origin = {documentId: String(id), documentType: String(type), report, placeholder}
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
