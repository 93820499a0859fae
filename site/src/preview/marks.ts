import {stegaEncodeSourceMap} from '@sanity/client/stega'
import {withoutMarks} from '../content/marks.ts'
import {isRecord} from '../content/normalise.ts'
import type {Document} from '../live/compileQuery.ts'
import {isForReaders} from './readersWords.ts'

/** A document, and the id that it is stored under: a draft's own, or that of a version. */
export interface StoredDocument extends Document {
  _originalId: string
}

/** Where a text can be edited. */
export interface Place {
  documentId: string
  documentType: string
  /** JSONPath without its `$`, such as `['faqs'][?(@._key=='a')]['question']`. */
  path: string
}

/** A mark is a number in two characters for private use, which no text has and no rule takes for a letter or space. */
const mark = /[\ue000-\uebff][\uec00-\uf7ff]/
const [firstStart, secondStart, base] = [0xe000, 0xec00, 0xc00]

/**
 * Marks texts with where they can be edited.
 *
 * What Sanity's overlays read is some hundred invisible characters behind a text, some of them spaces
 * to JavaScript. Templates cut, wrap and count texts, so these would not arrive whole and would
 * change pages. Two characters go through templates instead, and the long form takes their place
 * where a text is shown.
 *
 * @see https://github.com/sanity-io/sanity/issues/9303
 */
export class Marks {
  readonly #studioUrl: string
  readonly #places: Place[] = []
  readonly #numbers = new Map<string, number>()
  readonly #encoded = new Map<number, string>()

  constructor(studioUrl: string) {
    this.#studioUrl = studioUrl
  }

  markText(text: string, place: Place): string {
    const key = `${place.documentId} ${place.path}`
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.#places.push(place) - 1
      this.#numbers.set(key, number)
    }
    const first = String.fromCharCode(firstStart + Math.floor(number / base))
    return `${text}${first}${String.fromCharCode(secondStart + (number % base))}`
  }

  /** The document with every text for readers marked. */
  markDocument(document: StoredDocument): Document {
    const {_originalId: documentId, _type: documentType} = document
    const walk = (value: unknown, path: string, name: string): unknown => {
      if (typeof value === 'string') {
        return value !== '' && isForReaders(name)
          ? this.markText(value, {documentId, documentType, path})
          : value
      }
      if (Array.isArray(value)) {
        return value.map((item, index) => walk(item, `${path}${segmentOf(item, index)}`, name))
      }
      if (!isRecord(value)) return value
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, walk(member, `${path}['${key}']`, key)]),
      )
    }
    return {...document, ...Object(walk(document, '', ''))}
  }

  /**
   * A text as overlays read it: a text that was put together from several fields leads to the first
   * of them, and what leads there comes last, where it parts neither words nor lines.
   */
  reveal(text: string): string {
    const found = mark.exec(text)?.[0]
    const words = withoutMarks(text)
    if (found === undefined) return words
    const number = (found.charCodeAt(0) - firstStart) * base + (found.charCodeAt(1) - secondStart)
    return words + this.#encode(number)
  }

  #encode(number: number): string {
    const place = this.#places[number]
    if (place === undefined) return ''
    let encoded = this.#encoded.get(number)
    if (encoded === undefined) {
      encoded = encode(place, this.#studioUrl)
      this.#encoded.set(number, encoded)
    }
    return encoded
  }
}

function segmentOf(item: unknown, index: number): string {
  const key = isRecord(item) ? item._key : undefined
  return typeof key === 'string' ? `[?(@._key=='${key}')]` : `[${index}]`
}

/** As the client does it for results with a source map. */
function encode({documentId, documentType, path}: Place, studioUrl: string): string {
  return stegaEncodeSourceMap(
    {text: ''},
    {
      documents: [{_id: documentId, _type: documentType}],
      paths: [`$${path}`],
      mappings: {
        "$['text']": {type: 'value', source: {type: 'documentValue', document: 0, path: 0}},
      },
    },
    {enabled: true, studioUrl, filter: () => true},
  ).text
}
