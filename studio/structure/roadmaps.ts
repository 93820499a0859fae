import {TimelineIcon} from '@sanity/icons/Timeline'
import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'
import {typeItem} from './typeItem.ts'

/** Learning roadmaps, all in one list. */
export function roadmaps(S: StructureBuilder): ListItemBuilder {
  return typeItem(S, {type: 'learningRoadmap', title: 'Roadmaps', icon: TimelineIcon})
}
