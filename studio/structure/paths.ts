import {TargetIcon} from '@sanity/icons/Target'
import {TransferIcon} from '@sanity/icons/Transfer'
import {UsersIcon} from '@sanity/icons/Users'
import type {ListItemBuilder, StructureBuilder, StructureResolverContext} from 'sanity/structure'
import {pathsFromCareer, pathsToCareer} from './careers.ts'
import {careerTitle} from './careerTitle.ts'
import {filteredList} from './filteredList.ts'

/** Transition paths by where they lead, by where they start, and all of them. */
export function paths(S: StructureBuilder, context: StructureResolverContext): ListItemBuilder {
  return S.listItem()
    .id('paths')
    .title('Paths')
    .icon(TransferIcon)
    .child(
      S.list()
        .id('paths')
        .title('Paths')
        .items([
          S.listItem()
            .id('byTarget')
            .title('By target')
            .icon(TargetIcon)
            .child(
              filteredList(S, 'career', {
                id: 'byTarget',
                title: 'By target',
                filter: 'isTarget == true',
              })
                .defaultOrdering([{field: 'title', direction: 'asc'}])
                .initialValueTemplates([])
                .child(async (careerId) =>
                  pathsToCareer(S, careerId, await careerTitle(context, careerId)),
                ),
            ),
          S.listItem()
            .id('byBackground')
            .title('By background')
            .icon(UsersIcon)
            .child(
              filteredList(S, 'career', {
                id: 'byBackground',
                title: 'By background',
                filter: 'isBackground == true',
              })
                .defaultOrdering([{field: 'title', direction: 'asc'}])
                .initialValueTemplates([])
                .child(async (careerId) =>
                  pathsFromCareer(S, careerId, await careerTitle(context, careerId)),
                ),
            ),
          S.documentTypeListItem('transitionPath').title('All paths'),
        ]),
    )
}
