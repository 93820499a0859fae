import type {StoredDocument} from '../document.ts'

/** The documents of a dataset as one query sees them, ordered by `_id`. */
export class DatasetView {
  readonly documents: readonly StoredDocument[]
  #byId: ReadonlyMap<string, StoredDocument> | undefined
  #byType: ReadonlyMap<string, readonly StoredDocument[]> | undefined

  constructor(documents: readonly StoredDocument[]) {
    this.documents = documents
  }

  find(id: string): StoredDocument | undefined {
    this.#byId ??= new Map(this.documents.map((document) => [document._id, document]))
    return this.#byId.get(id)
  }

  /** In the order of `documents`. */
  ofType(type: string): readonly StoredDocument[] {
    this.#byType ??= Map.groupBy(this.documents, (document) => document._type)
    return this.#byType.get(type) ?? []
  }
}

/** Code unit order. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
