import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'

/** Learning roadmaps, all in one list. */
export function roadmaps(S: StructureBuilder): ListItemBuilder {
  return S.documentTypeListItem('learningRoadmap').title('Roadmaps')
}
