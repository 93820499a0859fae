import {createHash} from 'node:crypto'
import {compareText} from '../../content/order.ts'
import {ByteWriter, MAJOR} from './byteWriter.ts'
import {encodeCbor} from './cbor.ts'
import {filterName, type IndexFile, type IndexPart, listName, metaName} from './indexPart.ts'
import {Postings} from './postings.ts'
import {WordCursor} from './wordCursor.ts'

/** Pages and places in a list of words, after which the next list begins; as in Pagefind. */
const listSize = 20_000

/** What Pagefind reads of every page beyond its text. All are listed, whether a page has them or not. */
const fields = ['image', 'image_alt', 'title']

export interface MergedPages {
  part: IndexPart
  /** The new number of each page, by its old one; -1 for a page that is left out. */
  numbers: Int32Array
}

/**
 * Makes one index of parts of indexes.
 *
 * It follows from the pages and their order alone, however they are divided among the parts.
 *
 * @param version - of Pagefind
 * @param pages - all pages in their new order
 * @param add - takes the files of the index, unpacked: all but fragments and those of every index
 * @returns the hash of the file that lists the others
 */
export async function mergeParts({
  version,
  pages,
  parts,
  add,
}: {
  version: string
  pages: IndexPart['pages']
  parts: readonly MergedPages[]
  add: (file: IndexFile) => Promise<void>
}): Promise<string> {
  const addHashed = async (body: Buffer, nameOf: (hash: string) => string): Promise<string> => {
    const hash = hashOf(body)
    await add({name: nameOf(hash), body})
    return hash
  }

  const lists: {from: string; to: string; hash: string}[] = []
  for (const {body, first, last} of wordLists(parts)) {
    const hash = await addHashed(body, listName)
    const before = lists.at(-1)
    const [to, from] = before ? shortestApart(before.to, first) : ['', first]
    if (before) before.to = to
    lists.push({from, to: last, hash})
  }
  const filters: [string, string][] = []
  for (const [filter, values] of mergedFilters(parts)) {
    const hash = await addHashed(encodeCbor([filter, values]), filterName)
    filters.push([filter, hash])
  }
  const meta = encodeCbor([
    version,
    pages.map(({hash, wordCount}) => [hash, wordCount]),
    lists.map(({from, to, hash}) => [from, to, hash]),
    filters,
    [],
    fields,
  ])
  return addHashed(meta, metaName)
}

/** All words with the pages that they stand on, in lists of about the same length. */
function* wordLists(
  parts: readonly MergedPages[],
): Generator<{body: Buffer; first: string; last: string}> {
  const writer = new ByteWriter()
  let count = 0
  let size = 0
  let first: Buffer = Buffer.alloc(0)
  let last = first
  const finish = () => {
    const words = writer.take()
    writer.head(MAJOR.array, 1)
    writer.head(MAJOR.array, count)
    writer.copy(words)
    count = size = 0
    return {body: writer.take(), first: first.toString(), last: last.toString()}
  }
  for (const {word, postings, variants} of mergedWords(parts)) {
    if (count === 0) first = word
    last = word
    writer.head(MAJOR.array, 3)
    writeText(writer, word)
    postings.write(writer)
    writer.head(MAJOR.array, variants.length)
    for (const [form, pages] of variants) {
      writer.head(MAJOR.array, 2)
      writeText(writer, Buffer.from(form))
      pages.write(writer)
    }
    count += 1
    size += variants.reduce((sum, [, pages]) => sum + pages.size, postings.size)
    if (size >= listSize) yield finish()
  }
  if (count > 0) yield finish()
}

function* mergedWords(parts: readonly MergedPages[]) {
  const cursors = parts.map(
    ({part, numbers}) =>
      new WordCursor(part.words, {pages: numbers, fields: part.fields.map(placeOfField)}),
  )
  for (;;) {
    let word: Buffer | undefined
    for (const {word: next} of cursors) {
      // Pagefind sorts words by their bytes.
      if (next && (word === undefined || Buffer.compare(next, word) < 0)) word = next
    }
    if (word === undefined) return
    const postings = new Postings()
    const variants = new Map<string, Postings>()
    const variantOf = (form: Buffer) => {
      const key = form.toString()
      const pages = variants.get(key) ?? new Postings()
      variants.set(key, pages)
      return pages
    }
    for (const cursor of cursors) {
      if (cursor.word?.equals(word)) cursor.take(postings, variantOf)
    }
    const inUse = [...variants].filter(([, pages]) => !pages.isEmpty)
    if (postings.isEmpty && inUse.length === 0) continue
    yield {word, postings, variants: inUse.sort(([a], [b]) => compareText(a, b))}
  }
}

function mergedFilters(parts: readonly MergedPages[]): [string, [string, number[]][]][] {
  const filters = new Map<string, Map<string, number[]>>()
  for (const {part, numbers} of parts) {
    for (const [filter, values] of part.filters) {
      const merged = filters.get(filter) ?? new Map<string, number[]>()
      filters.set(filter, merged)
      for (const [value, pages] of values) {
        const own = pages.flatMap((page) => {
          const number = numbers[page] ?? -1
          return number < 0 ? [] : [number]
        })
        if (own.length > 0) merged.set(value, [...(merged.get(value) ?? []), ...own])
      }
    }
  }
  return [...filters]
    .filter(([, values]) => values.size > 0)
    .map(([filter, values]): [string, [string, number[]][]] => [
      filter,
      [...values]
        .map(([value, pages]): [string, number[]] => [value, pages.sort((a, b) => a - b)])
        .sort(byFirst),
    ])
    .sort(byFirst)
}

function placeOfField(field: string): number {
  const place = fields.indexOf(field)
  if (place >= 0) return place
  throw new RangeError(`A page tells its "${field}", which is not among the index's fields.`)
}

/**
 * The shortest beginnings by which two words differ, so that the file that lists all lists stays short.
 *
 * @see `get_prefixes` in Pagefind: with whole words, a search for the beginning of one finds no list
 */
function shortestApart(one: string, other: string): [string, string] {
  const [a, b] = [[...one], [...other]]
  let common = 0
  while (common < a.length && a[common] === b[common]) common += 1
  return [a.slice(0, common + 1).join(''), b.slice(0, common + 1).join('')]
}

function writeText(writer: ByteWriter, text: Buffer): void {
  writer.head(MAJOR.text, text.length)
  writer.copy(text)
}

function byFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareText(a, b)
}

/** As long as what Pagefind names its files by. */
function hashOf(body: Buffer): string {
  return `en_${createHash('sha256').update(body).digest('hex').slice(0, 10)}`
}
