import {MAJOR} from './byteWriter.ts'
import type {Postings} from './postings.ts'

/** How a part's own numbers are to be read. */
export interface Numbering {
  /** The new number of each page, by its old one; -1 for a page that is left out. */
  pages: Int32Array
  /** The new place of each field, by its old one. */
  fields: readonly number[]
}

/**
 * Goes through the words of a part of an index, in their order.
 *
 * A list of words is `[[[word, postings, variants], …]]`. Postings are `[[pageStep, places, fields], …]`
 * with the numbers of pages as steps from the one before, variants `[[form, postings], …]`: how a
 * word is written with its accents. Places are numbers that count words of the page, with a negative
 * one before places of another weight; before places in fields stands the negative of a field's number.
 *
 * Only what has to be known is read: there are as many places as there are words on all pages.
 */
export class WordCursor {
  readonly #lists: readonly Uint8Array[]
  readonly #numbering: Numbering
  readonly #keepsFields: boolean
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0
  #nextList = 0
  #wordsLeft = 0
  #word: Buffer | undefined

  /** @param lists - unpacked */
  constructor(lists: readonly Uint8Array[], numbering: Numbering) {
    this.#lists = lists
    this.#numbering = numbering
    this.#keepsFields = numbering.fields.every((place, index) => place === index)
    this.#advance()
  }

  /** The word that is next; `undefined` at the end. */
  get word(): Buffer | undefined {
    return this.#word
  }

  /** Reads on behind the word. */
  take(postings: Postings, variantOf: (form: Buffer) => Postings): void {
    this.#takePostings(postings)
    for (let count = this.#open(MAJOR.array); count > 0; count -= 1) {
      this.#expect(this.#open(MAJOR.array), 2)
      this.#takePostings(variantOf(this.#text()))
    }
    this.#advance()
  }

  #advance(): void {
    while (this.#wordsLeft === 0) {
      const list = this.#lists[this.#nextList]
      if (list === undefined) {
        this.#word = undefined
        return
      }
      if (this.#at !== this.#bytes.length) throw new RangeError('Bytes follow a list of words.')
      this.#nextList += 1
      this.#bytes = Buffer.from(list.buffer, list.byteOffset, list.byteLength)
      this.#at = 0
      this.#expect(this.#open(MAJOR.array), 1)
      this.#wordsLeft = this.#open(MAJOR.array)
    }
    this.#wordsLeft -= 1
    this.#expect(this.#open(MAJOR.array), 3)
    this.#word = this.#text()
  }

  #takePostings(postings: Postings): void {
    const {pages} = this.#numbering
    let page = 0
    for (let count = this.#open(MAJOR.array); count > 0; count -= 1) {
      this.#expect(this.#open(MAJOR.array), 3)
      page += this.#open(MAJOR.number)
      const start = this.#at
      const placeCount = this.#skipNumbers()
      const fieldsStart = this.#at
      const fieldCount = this.#skipNumbers()
      const number = pages[page]
      if (number === undefined)
        throw new RangeError(`A word is on page ${page}, which is not listed.`)
      if (number < 0) continue
      const size = 1 + placeCount
      if (fieldCount === 0 || this.#keepsFields) {
        postings.add({number, size, bytes: this.#bytes, start, end: this.#at})
      } else {
        const places = this.#bytes.subarray(start, fieldsStart)
        const bytes = Buffer.concat([places, this.#renumberedFields(fieldsStart)])
        postings.add({number, size, bytes, start: 0, end: bytes.length})
      }
    }
  }

  /** The list of places in fields that begins at a byte, with the fields' new numbers. */
  #renumberedFields(start: number): Buffer {
    const end = this.#at
    const chunks: Buffer[] = []
    this.#at = start
    const count = this.#open(MAJOR.array)
    chunks.push(this.#bytes.subarray(start, this.#at))
    for (let index = 0; index < count; index += 1) {
      const from = this.#at
      const isField = (this.#bytes[from] ?? 0) >> 5 === MAJOR.negative
      const value = this.#open(isField ? MAJOR.negative : MAJOR.number)
      const place = isField ? this.#numbering.fields[value] : undefined
      if (isField && place === undefined) throw new RangeError(`There is no field ${value}.`)
      if (place !== undefined && place >= 24) throw new RangeError('There are too many fields.')
      chunks.push(
        place === undefined
          ? this.#bytes.subarray(from, this.#at)
          : Buffer.from([(MAJOR.negative << 5) | place]),
      )
    }
    this.#at = end
    return Buffer.concat(chunks)
  }

  #skipNumbers(): number {
    const count = this.#open(MAJOR.array)
    const bytes = this.#bytes
    let at = this.#at
    for (let left = count; left > 0; left -= 1) {
      const info = (bytes[at] as number) & 31 // An end that comes too early shows at the next head.
      at += info < 24 ? 1 : info === 24 ? 2 : info === 25 ? 3 : 5
    }
    this.#at = at
    return count
  }

  #text(): Buffer {
    const length = this.#open(MAJOR.text)
    const start = this.#at
    this.#at += length
    return this.#bytes.subarray(start, this.#at)
  }

  /** The number that a value is, or says to be long. */
  #open(major: number): number {
    const bytes = this.#bytes
    const first = bytes[this.#at++]
    if (first === undefined || first >> 5 !== major) {
      throw new RangeError(`A list of words is not written as expected, at byte ${this.#at - 1}.`)
    }
    const info = first & 31
    if (info < 24) return info
    // One, two or four bytes follow.
    const size = info === 24 ? 1 : info === 25 ? 2 : info === 26 ? 4 : 0
    if (size === 0) throw new RangeError(`No length is written as ${info}.`)
    this.#at += size
    return bytes.readUIntBE(this.#at - size, size)
  }

  #expect(count: number, wanted: number): void {
    if (count !== wanted) {
      throw new RangeError(`A list of words has ${count} parts where ${wanted} are expected.`)
    }
  }
}
