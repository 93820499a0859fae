import type {ComponentType} from 'react'
import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'
import {countedIcon} from './CountedIcon.tsx'

/** All documents of one type, with their number. */
export function typeItem(
  S: StructureBuilder,
  {type, title, icon}: {type: string; title: string; icon: ComponentType},
): ListItemBuilder {
  const condition = `_type == "${type}"`
  return S.documentTypeListItem(type)
    .title(title)
    .icon(countedIcon(icon, {filter: condition, listen: condition}))
}
