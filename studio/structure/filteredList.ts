import type {DocumentListBuilder, StructureBuilder} from 'sanity/structure'

/** API version of the queries behind the lists. */
export const listApiVersion = '2025-02-19'

export interface FilteredList {
  id: string
  title: string
  /** GROQ condition, without the type. */
  filter: string
  params?: Record<string, unknown>
}

/**
 * A list of the documents of one type that meet a condition.
 *
 * It leaves links to documents ("edit intents") alone: the Studio would otherwise open the document
 * in the first list of its type even where the condition excludes it.
 */
export function filteredList(
  S: StructureBuilder,
  schemaType: string,
  {id, title, filter, params = {}}: FilteredList,
): DocumentListBuilder {
  return S.documentList()
    .id(id)
    .title(title)
    .apiVersion(listApiVersion)
    .schemaType(schemaType)
    .filter(`_type == $listedType && (${filter})`)
    .params({...params, listedType: schemaType})
    .canHandleIntent(() => false)
}
