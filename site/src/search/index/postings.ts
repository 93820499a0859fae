import {type ByteWriter, MAJOR} from './byteWriter.ts'

/** Where a word stands on a page. */
export interface Posting {
  /** Of the page. */
  number: number
  /** Places of the word on it, and one. */
  size: number
  /** Its places, and its places in fields, stand here as they are written. */
  bytes: Buffer
  start: number
  end: number
}

/** The pages that a word stands on. */
export class Postings {
  readonly #all: Posting[] = []
  #isSorted = true
  #size = 0

  add(posting: Posting): void {
    const last = this.#all.at(-1)
    if (last !== undefined && last.number >= posting.number) this.#isSorted = false
    this.#all.push(posting)
    this.#size += posting.size
  }

  get isEmpty(): boolean {
    return this.#all.length === 0
  }

  /** By which lists of words are kept to a length. */
  get size(): number {
    return this.#size
  }

  write(writer: ByteWriter): void {
    if (!this.#isSorted) this.#all.sort((a, b) => a.number - b.number)
    writer.head(MAJOR.array, this.#all.length)
    let last = 0
    for (const {number, bytes, start, end} of this.#all) {
      writer.head(MAJOR.array, 3)
      writer.head(MAJOR.number, number - last)
      writer.copy(bytes, start, end)
      last = number
    }
  }
}
