import {ClockIcon} from '@sanity/icons/Clock'
import {EditIcon} from '@sanity/icons/Edit'
import {EyeClosedIcon} from '@sanity/icons/EyeClosed'
import {TargetIcon} from '@sanity/icons/Target'
import {TransferIcon} from '@sanity/icons/Transfer'
import {UsersIcon} from '@sanity/icons/Users'
import type {ListItemBuilder, StructureBuilder, StructureResolverContext} from 'sanity/structure'
import {WithheldDocuments} from '../publishing/WithheldDocuments.tsx'
import {countedIcon} from './CountedIcon.tsx'
import {pathsFromCareer, pathsToCareer} from './careers.ts'
import {careerTitle} from './careerTitle.ts'
import {filteredList} from './filteredList.ts'
import {PathDrafts} from './PathDrafts.tsx'
import {reviewDue} from './reviewDue.ts'

const listen = '_type == "transitionPath"'

/** Transition paths by where they lead, by where they start, by their state, and all of them. */
export function paths(S: StructureBuilder, context: StructureResolverContext): ListItemBuilder {
  return S.listItem()
    .id('paths')
    .title('Paths')
    .icon(countedIcon(TransferIcon, {filter: '_type == "transitionPath"', listen}))
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
          S.divider(),
          S.listItem()
            .id('drafts')
            .title('In progress and ready')
            .icon(
              countedIcon(EditIcon, {
                filter: '_type == "transitionPath" && _id in path("drafts.**")',
                perspective: 'raw',
                listen,
              }),
            )
            .child(S.component(PathDrafts).id('drafts').title('In progress and ready')),
          S.listItem()
            .id('needsReview')
            .title('Needs review')
            .icon(
              countedIcon(ClockIcon, {
                filter: `_type == "transitionPath" && (${reviewDue})`,
                listen,
              }),
            )
            .child(
              filteredList(S, 'transitionPath', {
                id: 'needsReview',
                title: 'Needs review',
                filter: reviewDue,
              })
                .defaultOrdering([{field: 'review.lastReviewed', direction: 'asc'}])
                .initialValueTemplates([]),
            ),
          S.listItem()
            .id('withheld')
            .title('Withheld')
            .icon(EyeClosedIcon)
            .child(S.component(WithheldDocuments).id('withheld').title('Withheld from readers')),
        ]),
    )
}
