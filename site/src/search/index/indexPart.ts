import {type CborValue, decodeCbor} from './cbor.ts'
import {unpack} from './packed.ts'

/** A file of an index, by its name in the index's folder. */
export interface IndexFile {
  name: string
  body: Uint8Array
}

/** What an index says of some pages, which have numbers from 0 in their order. */
export interface IndexPart {
  /** Hashes that fragments are named by, and numbers of words. */
  pages: readonly {hash: string; wordCount: number}[]
  /** Lists of words in their order, unpacked. */
  words: readonly Uint8Array[]
  /** Numbers of pages by value by filter. */
  filters: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>
  /** What pages tell of themselves beyond their text, in the order that words refer to. */
  fields: readonly string[]
}

/** The file that names the others. */
export const ENTRY = 'pagefind-entry.json'

export const metaName = (hash: string) => `pagefind.${hash}.pf_meta`
export const listName = (hash: string) => `index/${hash}.pf_index`
export const filterName = (hash: string) => `filter/${hash}.pf_filter`
export const fragmentName = (hash: string) => `fragment/${hash}.pf_fragment`

/**
 * Reads an index of English pages as Pagefind 1.5 writes it.
 *
 * @param read - throws if there is no such file
 * @returns `undefined` for an index of no pages
 * @throws RangeError if it is written in another way
 */
export async function readIndex(
  read: (name: string) => Uint8Array | Promise<Uint8Array>,
): Promise<IndexPart | undefined> {
  const listed = async (name: string) => listOf(decodeCbor(unpack(await read(name))))
  const entry = JSON.parse(Buffer.from(await read(ENTRY)).toString())
  const hash: unknown = entry.languages?.en?.hash
  if (hash === undefined) return undefined
  const [, pages, chunks, filters, , fields] = await listed(metaName(String(hash)))
  const words: Uint8Array[] = []
  for (const chunk of listOf(chunks)) {
    words.push(unpack(await read(listName(textOf(listOf(chunk)[2])))))
  }
  const values = new Map<string, Map<string, number[]>>()
  for (const filter of listOf(filters)) {
    const [name, list] = await listed(filterName(textOf(listOf(filter)[1])))
    values.set(textOf(name), new Map(listOf(list).map(filterValue)))
  }
  return {
    pages: listOf(pages).map((page) => {
      const [pageHash, wordCount] = listOf(page)
      return {hash: textOf(pageHash), wordCount: numberOf(wordCount)}
    }),
    words,
    filters: values,
    fields: listOf(fields).map(textOf),
  }
}

function filterValue(item: CborValue): [string, number[]] {
  const [value, pages] = listOf(item)
  return [textOf(value), listOf(pages).map(numberOf)]
}

function listOf(value: CborValue | undefined): CborValue[] {
  if (!Array.isArray(value)) throw new RangeError('A list of the index is no list.')
  return value
}

function textOf(value: CborValue | undefined): string {
  if (typeof value !== 'string') throw new RangeError('A name in the index is no text.')
  return value
}

function numberOf(value: CborValue | undefined): number {
  if (typeof value !== 'number') throw new RangeError('A number in the index is none.')
  return value
}
