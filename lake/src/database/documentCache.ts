import type {StoredDocument} from '../document.ts'

export interface CachedDocument {
  number: number
  document: StoredDocument
  sizeBytes: number
  round: number
}

/** What a parsed document takes in memory, for each character of its JSON text: 1.3 to 1.5 and its place. */
const bytesPerCharacter = 2

/**
 * Parsed documents, the recently used ones of all datasets, up to a number of bytes.
 *
 * Time runs in rounds: each lasts until documents for half of the bytes were used, and then those
 * go that the whole round did without. That is nearly as good as an exact order of use, and reading
 * a document costs no bookkeeping.
 */
export class DocumentCache {
  readonly #limitBytes: number
  readonly #byNumber = new Map<number, CachedDocument>()
  readonly #byId = new Map<string, Map<string, CachedDocument>>()
  #round = 0
  #roundBytes = 0

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes
  }

  findByNumber(number: number): StoredDocument | undefined {
    return this.#used(this.#byNumber.get(number))?.document
  }

  find(dataset: string, id: string): CachedDocument | undefined {
    return this.#used(this.#byId.get(dataset)?.get(id))
  }

  /** @param bodyLength - characters of the document's JSON text */
  add(dataset: string, number: number, document: StoredDocument, bodyLength: number): void {
    const sizeBytes = bodyLength * bytesPerCharacter
    const entry = {number, document, sizeBytes, round: -1}
    this.#byNumber.set(number, entry)
    let ids = this.#byId.get(dataset)
    if (!ids) {
      ids = new Map()
      this.#byId.set(dataset, ids)
    }
    ids.set(document._id, entry)
    this.#used(entry)
  }

  /** Takes over a document that was written; one that is not here stays away. */
  replace(dataset: string, document: StoredDocument): void {
    const entry = this.#byId.get(dataset)?.get(document._id)
    if (entry) entry.document = document
  }

  remove(dataset: string, id: string): void {
    const ids = this.#byId.get(dataset)
    const entry = ids?.get(id)
    if (!entry) return
    ids?.delete(id)
    this.#byNumber.delete(entry.number)
  }

  removeAll(dataset: string): void {
    for (const {number} of this.#byId.get(dataset)?.values() ?? []) this.#byNumber.delete(number)
    this.#byId.delete(dataset)
  }

  #used(entry: CachedDocument | undefined): CachedDocument | undefined {
    if (entry === undefined || entry.round === this.#round) return entry
    entry.round = this.#round
    this.#roundBytes += entry.sizeBytes
    if (this.#roundBytes > this.#limitBytes / 2) this.#startRound()
    return entry
  }

  #startRound(): void {
    for (const ids of this.#byId.values()) {
      for (const [id, {number, round}] of ids) {
        if (round === this.#round) continue
        ids.delete(id)
        this.#byNumber.delete(number)
      }
    }
    this.#round += 1
    this.#roundBytes = 0
  }
}
