import type {AllSanitySchemaTypes} from '../generated/types.ts'

/** Any document of the model; assets and the like have no place in these rules. */
export type ContentDocument = Extract<
  AllSanitySchemaTypes,
  {_id: string; language?: string; internalNotes?: string}
>

type OfType<Type extends ContentDocument['_type']> = Extract<ContentDocument, {_type: Type}>

/** Published documents, to be asked by reference and by type. */
export interface ContentIndex {
  /** Everything, by id. */
  documents: readonly ContentDocument[]
  /** All documents of a type, by id. */
  all<Type extends ContentDocument['_type']>(type: Type): readonly OfType<Type>[]
  /** The document that a reference points at; undefined if it is missing or of another type. */
  find<Type extends ContentDocument['_type']>(
    type: Type,
    reference: {_ref?: string} | undefined,
  ): OfType<Type> | undefined
  has(id: string | undefined): boolean
}

/**
 * @param newest - id of a document that comes after all others, whatever its id: what it shares
 *   with another is then reported on it
 */
export function indexContent(documents: readonly ContentDocument[], newest?: string): ContentIndex {
  const byId = new Map(documents.map((document) => [document._id, document]))
  const sorted = [...byId.values()].sort((one, other) => {
    if (one._id === newest) return 1
    return other._id === newest || one._id < other._id ? -1 : 1
  })
  const byType = Map.groupBy(sorted, ({_type}) => _type)
  const isOf = <Type extends ContentDocument['_type']>(
    document: ContentDocument | undefined,
    type: Type,
  ): document is OfType<Type> => document?._type === type
  return {
    documents: sorted,
    // Grouped by the very type that is asked for.
    all: <Type extends ContentDocument['_type']>(type: Type) =>
      (byType.get(type) ?? []) as OfType<Type>[],
    find: (type, reference) => {
      const document = byId.get(reference?._ref ?? '')
      return isOf(document, type) ? document : undefined
    },
    has: (id) => id !== undefined && byId.has(id),
  }
}
