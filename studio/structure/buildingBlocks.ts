import {BookIcon} from '@sanity/icons/Book'
import {CubeIcon} from '@sanity/icons/Cube'
import {LinkRemovedIcon} from '@sanity/icons/LinkRemoved'
import {RocketIcon} from '@sanity/icons/Rocket'
import {StarIcon} from '@sanity/icons/Star'
import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'
import {countedIcon} from './CountedIcon.tsx'
import {filteredList} from './filteredList.ts'
import {typeItem} from './typeItem.ts'

/** What the link checker found the last time. */
const isBroken = 'checked.status >= 400'

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
          typeItem(S, {type: 'advantage', title: 'Advantages', icon: RocketIcon}),
          typeItem(S, {type: 'skill', title: 'Skills', icon: StarIcon}),
          typeItem(S, {type: 'resource', title: 'Resources', icon: BookIcon}),
          S.listItem()
            .id('brokenLinks')
            .title('Broken links')
            .icon(
              countedIcon(LinkRemovedIcon, {
                filter: `_type == "resource" && ${isBroken}`,
                listen: '_type == "resource"',
              }),
            )
            .child(
              filteredList(S, 'resource', {
                id: 'brokenLinks',
                title: 'Broken links',
                filter: isBroken,
              }).initialValueTemplates([]),
            ),
        ]),
    )
}
