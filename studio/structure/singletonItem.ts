import type {ComponentType} from 'react'
import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'

/** A list item that opens the one document of a singleton type. */
export function singletonItem(
  S: StructureBuilder,
  singleton: {type: string; title: string; icon: ComponentType},
): ListItemBuilder {
  return S.listItem()
    .id(singleton.type)
    .title(singleton.title)
    .icon(singleton.icon)
    .child(
      S.document().schemaType(singleton.type).documentId(singleton.type).title(singleton.title),
    )
}
