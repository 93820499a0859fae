import type {StoredDocument} from '../document.ts'
import type {Database} from './open.ts'
import {repeatInAttribute, wordInAttribute, wordsOf} from './words.ts'

/** A word that a document must hold, whole or as the start of one. */
export interface WantedWord {
  text: string
  isPrefix: boolean
  /** The attribute at the top of the document that it must be in; absent: anywhere. */
  attribute?: string
  /** Only with an attribute: more than one of its words must be this, or begin so. */
  isRepeated?: boolean
}

/** So many documents may be waiting that a search makes up for them at once: about half a second. */
const promptDocuments = 1_000

/**
 * The search index. Writers only note which documents changed, because cutting texts into words costs
 * more than storing them; the words follow in the background, or when somebody searches.
 */
export class DocumentWords {
  readonly #database: Database
  readonly #countWaiting
  readonly #selectWaiting
  readonly #selectBody
  readonly #deleteWords
  readonly #insertWords
  readonly #deleteWaiting
  readonly #find
  readonly #findAll

  constructor(database: Database) {
    this.#database = database
    this.#countWaiting = database
      .prepare<[number], number>('SELECT count(*) FROM (SELECT 1 FROM word_queue LIMIT ?)')
      .pluck()
    this.#selectWaiting = database
      .prepare<[number], number>('SELECT document FROM word_queue LIMIT ?')
      .pluck()
    this.#selectBody = database
      .prepare<[number], string>('SELECT body FROM documents WHERE number = ?')
      .pluck()
    this.#deleteWords = database.prepare('DELETE FROM document_words WHERE rowid = ?')
    this.#insertWords = database.prepare('INSERT INTO document_words (rowid, words) VALUES (?, ?)')
    this.#deleteWaiting = database.prepare('DELETE FROM word_queue WHERE document = ?')
    this.#find = database
      .prepare<[string, string, number], number>(
        `SELECT w.rowid FROM document_words w CROSS JOIN documents d ON d.number = w.rowid
         WHERE w.document_words MATCH ? AND d.dataset = ? LIMIT ?`,
      )
      .pluck()
    // As one text, because a hundred thousand rows take longer than everything else.
    this.#findAll = database
      .prepare<[string], string>(
        'SELECT json_group_array(rowid) FROM document_words WHERE document_words MATCH ?',
      )
      .pluck()
  }

  /** Indexes waiting documents, at most `limit`; false when none is left. */
  indexSome(limit: number): boolean {
    const numbers = this.#selectWaiting.all(limit)
    if (numbers.length === 0) return false
    this.#database
      .transaction(() => {
        for (const number of numbers) this.#index(number)
      })
      .immediate()
    return numbers.length === limit
  }

  /**
   * Documents that hold all the words, by number, at most `limit`. Undefined while too many documents
   * wait to be indexed, and in a snapshot, which cannot index any.
   */
  find(dataset: string, words: readonly WantedWord[], limit: number): number[] | undefined {
    if (!this.#isUpToDate()) return undefined
    return this.#find.all(words.map(searchTerm).join(' AND '), dataset, limit)
  }

  /** As {@link find}, but without a limit, and the documents of other datasets too. */
  findAll(words: readonly WantedWord[]): number[] | undefined {
    if (!this.#isUpToDate()) return undefined
    return JSON.parse(this.#findAll.get(words.map(searchTerm).join(' AND ')) ?? '[]') as number[]
  }

  /** Makes up for what waits, if that takes but a moment. */
  #isUpToDate(): boolean {
    const waiting = this.#countWaiting.get(promptDocuments) ?? 0
    if (waiting > 0 && (waiting >= promptDocuments || this.#database.readonly)) return false
    if (waiting > 0) this.indexSome(promptDocuments)
    return true
  }

  #index(number: number): void {
    this.#deleteWords.run(number)
    const body = this.#selectBody.get(number)
    if (body !== undefined) {
      const words = wordsOf(JSON.parse(body) as StoredDocument)
      this.#insertWords.run(number, [...words].join(' '))
    }
    this.#deleteWaiting.run(number)
  }
}

function searchTerm({text, isPrefix, attribute, isRepeated}: WantedWord): string {
  const inAttribute = isRepeated ? repeatInAttribute : wordInAttribute
  const token = attribute === undefined ? text : inAttribute(attribute, text)
  return `"${token}"${isPrefix ? '*' : ''}`
}
