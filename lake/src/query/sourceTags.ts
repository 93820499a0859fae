import type {StoredDocument} from '../document.ts'

/** Where a text lies: in which document, and behind which names and indexes there. */
export interface TextSource {
  /** As stored. */
  documentId: string
  documentType: string
  /** One step for each level; an item of an array that has a `_key` carries it. */
  path: readonly PathStep[]
}

export type PathStep = string | {index: number; key: string | undefined}

const mark = '\u0000'

/**
 * Copies of documents in which every text ends in a number that says where it comes from, so that a
 * query over the copies shows which texts of its answer are texts of documents.
 *
 * Attributes that start with `_` stay as they are, because queries look documents up by them.
 */
export class SourceTags {
  readonly #copies = new WeakMap<StoredDocument, StoredDocument>()
  readonly #sources: {text: string; source: TextSource}[] = []

  copyOf(document: StoredDocument): StoredDocument {
    const known = this.#copies.get(document)
    if (known) return known
    const originalId = document._originalId
    const documentId = typeof originalId === 'string' ? originalId : document._id
    const place = {documentId, documentType: document._type}
    const copy = this.#tagged(document, place, []) as StoredDocument // attributes keep their kinds
    this.#copies.set(document, copy)
    return copy
  }

  /** The source of a text, given what the copies made of it; undefined if it was computed. */
  sourceOf(text: string, tagged: string): TextSource | undefined {
    if (!tagged.startsWith(`${text} ${mark}`) || !tagged.endsWith(mark)) return undefined
    const number = tagged.slice(text.length + 2, -1)
    const known = /^\d+$/.test(number) ? this.#sources[Number(number)] : undefined
    return known?.text === text ? known.source : undefined
  }

  #tagged(value: unknown, place: Omit<TextSource, 'path'>, path: readonly PathStep[]): unknown {
    if (typeof value === 'string') {
      const number = this.#sources.push({text: value, source: {...place, path}}) - 1
      return `${value} ${mark}${number}${mark}`
    }
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        this.#tagged(item, place, [...path, {index, key: keyOf(item)}]),
      )
    }
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        name.startsWith('_') ? item : this.#tagged(item, place, [...path, name]),
      ]),
    )
  }
}

function keyOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('_key' in item)) return undefined
  return typeof item._key === 'string' ? item._key : undefined
}
