import {type Packed, pack, unpack} from '../content/packed.ts'
import type {Document} from './compileQuery.ts'

/** Of this there are most, and each is looked at for its own page. */
const packedType = 'transitionPath'
/** Of such documents that were looked at last; a change looks at some several times. */
const mostAtHand = 100

type Held = Document | Packed<Document>

/** Documents by id, in the memory that their words take. */
export class Documents {
  readonly #held = new Map<string, Held>()
  readonly #atHand = new Map<string, Document>()

  get(id: string): Document | undefined {
    const held = this.#held.get(id)
    if (typeof held !== 'string') return held
    return this.#atHand.get(id) ?? this.#takeOut(id, held)
  }

  set(id: string, document: Document): void {
    this.#atHand.delete(id)
    this.#held.set(id, document._type === packedType ? pack(document) : document)
  }

  delete(id: string): void {
    this.#atHand.delete(id)
    this.#held.delete(id)
  }

  /** All as they are now, however long they are looked at. */
  values(): Iterable<Document> {
    return unpacked([...this.#held.values()])
  }

  #takeOut(id: string, held: Packed<Document>): Document {
    if (this.#atHand.size === mostAtHand) this.#atHand.clear()
    const document = unpack(held)
    this.#atHand.set(id, document)
    return document
  }
}

function* unpacked(all: readonly Held[]): Generator<Document> {
  for (const held of all) yield typeof held === 'string' ? unpack(held) : held
}
