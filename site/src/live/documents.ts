import {type Packed, pack, unpack} from '../content/packed.ts'
import type {Document} from './compileQuery.ts'

/** Of this there are most, and each is looked at for its own page. */
const packedType = 'transitionPath'

type Held = Document | Packed<Document>

/** Documents by id, in the memory that their words take. */
export class Documents {
  readonly #held = new Map<string, Held>()

  get(id: string): Document | undefined {
    const held = this.#held.get(id)
    return held && documentOf(held)
  }

  set(id: string, document: Document): void {
    this.#held.set(id, document._type === packedType ? pack(document) : document)
  }

  delete(id: string): void {
    this.#held.delete(id)
  }

  /** All as they are now, however long they are looked at. */
  values(): Iterable<Document> {
    return unpacked([...this.#held.values()])
  }
}

function documentOf(held: Held): Document {
  return typeof held === 'string' ? unpack(held) : held
}

function* unpacked(all: readonly Held[]): Generator<Document> {
  for (const held of all) yield documentOf(held)
}
