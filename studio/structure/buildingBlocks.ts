import {CubeIcon} from '@sanity/icons/Cube'
import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'

/** What careers, paths and roadmaps are made of. */
export function buildingBlocks(S: StructureBuilder): ListItemBuilder {
  return S.listItem()
    .id('buildingBlocks')
    .title('Building blocks')
    .icon(CubeIcon)
    .child(
      S.list()
        .id('buildingBlocks')
        .title('Building blocks')
        .items([
          S.documentTypeListItem('advantage').title('Advantages'),
          S.documentTypeListItem('skill').title('Skills'),
          S.documentTypeListItem('resource').title('Resources'),
        ]),
    )
}
