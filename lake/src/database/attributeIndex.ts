import {createHash} from 'node:crypto'
import type {StoredDocument} from '../document.ts'
import {attributesOf} from './attributes.ts'
import type {Database} from './open.ts'

/** Keeps the values of attributes up to date; call inside the transaction that writes the document. */
export class AttributeIndex {
  readonly #insert
  readonly #delete

  constructor(database: Database) {
    this.#insert = database.prepare(
      'INSERT OR IGNORE INTO attribute_values (path, value, document) VALUES (?, ?, ?)',
    )
    this.#delete = database.prepare(
      'DELETE FROM attribute_values WHERE path = ? AND value = ? AND document = ?',
    )
  }

  /** Either side is null where the document does not exist. */
  write(
    dataset: string,
    number: number,
    {before, after}: {before: StoredDocument | null; after: StoredDocument | null},
  ): void {
    const old = before && attributesOf(before)
    const next = after && attributesOf(after)
    const isSameType = before?._type === after?._type
    for (const [path, values] of old ?? []) {
      const kept = isSameType ? next?.get(path) : undefined
      const pathNumber = pathNumberOf(dataset, before?._type ?? '', path)
      for (const value of values) {
        if (!kept?.has(value)) this.#delete.run(pathNumber, value, number)
      }
    }
    for (const [path, values] of next ?? []) {
      const present = isSameType ? old?.get(path) : undefined
      const pathNumber = pathNumberOf(dataset, after?._type ?? '', path)
      for (const value of values) {
        if (!present?.has(value)) this.#insert.run(pathNumber, value, number)
      }
    }
  }
}

const pathNumbers = new Map<string, number>()
const rememberedPaths = 50_000

/**
 * The number under which the index keeps an attribute of the documents of one type: 48 bits of a
 * digest, so that nothing has to be stored about it. Two attributes with the same number would be
 * found together, which costs time and nothing else: an index only proposes documents.
 */
export function pathNumberOf(dataset: string, type: string, path: string): number {
  const key = `${dataset}\n${type}\n${path}`
  const known = pathNumbers.get(key)
  if (known !== undefined) return known
  const number = createHash('sha256').update(key).digest().readUIntBE(0, 6)
  if (pathNumbers.size >= rememberedPaths) pathNumbers.clear()
  pathNumbers.set(key, number)
  return number
}
