import {CaseIcon} from '@sanity/icons/Case'
import {CircleIcon} from '@sanity/icons/Circle'
import {EditIcon} from '@sanity/icons/Edit'
import {EnterIcon} from '@sanity/icons/Enter'
import {LeaveIcon} from '@sanity/icons/Leave'
import {LinkIcon} from '@sanity/icons/Link'
import {TargetIcon} from '@sanity/icons/Target'
import {UsersIcon} from '@sanity/icons/Users'
import type {
  DocumentListBuilder,
  ListItemBuilder,
  StructureBuilder,
  StructureResolverContext,
} from 'sanity/structure'
import {countedIcon} from './CountedIcon.tsx'
import {careerTitle} from './careerTitle.ts'
import {type FilteredList, filteredList} from './filteredList.ts'
import {usedBy} from './usedBy.ts'

const listen = '_type == "career"'

/** Careers by the part they play; each opens its own lists. */
export function careers(S: StructureBuilder, context: StructureResolverContext): ListItemBuilder {
  return S.listItem()
    .id('careers')
    .title('Careers')
    .icon(countedIcon(CaseIcon, {filter: listen, listen}))
    .child(
      S.list()
        .id('careers')
        .title('Careers')
        .items([
          S.listItem()
            .id('targets')
            .title('Targets')
            .icon(
              countedIcon(TargetIcon, {filter: '_type == "career" && isTarget == true', listen}),
            )
            .child(
              careerList(S, context, 'targetCareer', {
                id: 'targets',
                title: 'Targets',
                filter: 'isTarget == true',
              }),
            ),
          S.listItem()
            .id('backgrounds')
            .title('Backgrounds')
            .icon(
              countedIcon(UsersIcon, {
                filter: '_type == "career" && isBackground == true && pageStatus != "stub"',
                listen,
              }),
            )
            .child(
              careerList(S, context, 'backgroundCareer', {
                id: 'backgrounds',
                title: 'Backgrounds',
                filter: 'isBackground == true && pageStatus != "stub"',
              }),
            ),
          S.listItem()
            .id('stubs')
            .title('Stubs')
            .icon(
              countedIcon(CircleIcon, {
                filter: '_type == "career" && pageStatus == "stub"',
                listen,
              }),
            )
            .child(
              careerList(S, context, 'stubCareer', {
                id: 'stubs',
                title: 'Stubs',
                filter: 'pageStatus == "stub"',
              }),
            ),
        ]),
    )
}

function careerList(
  S: StructureBuilder,
  context: StructureResolverContext,
  template: string,
  options: FilteredList,
): DocumentListBuilder {
  return filteredList(S, 'career', options)
    .defaultOrdering([{field: 'title', direction: 'asc'}])
    .initialValueTemplates([S.initialValueTemplateItem(template)])
    .child(async (careerId) => careerLists(S, careerId, await careerTitle(context, careerId)))
}

/** One career: its form, the paths that touch it and everything that refers to it. */
function careerLists(S: StructureBuilder, careerId: string, title: string) {
  return S.list()
    .id('career')
    .title(title)
    .items([
      S.listItem()
        .id('edit')
        .title('Edit career')
        .icon(EditIcon)
        .child(S.document().schemaType('career').documentId(careerId)),
      S.listItem()
        .id('pathsTo')
        .title('Paths to it')
        .icon(EnterIcon)
        .child(pathsToCareer(S, careerId, title)),
      S.listItem()
        .id('pathsFrom')
        .title('Paths from it')
        .icon(LeaveIcon)
        .child(pathsFromCareer(S, careerId, title)),
      S.divider(),
      S.listItem()
        .id('usedBy')
        .title('Used by')
        .icon(LinkIcon)
        .child(usedBy(S, careerId, title)),
    ])
}

export function pathsToCareer(
  S: StructureBuilder,
  careerId: string,
  title: string,
): DocumentListBuilder {
  return filteredList(S, 'transitionPath', {
    id: 'pathsTo',
    title: `Paths to ${title}`,
    filter: 'to._ref == $careerId',
    params: {careerId},
  }).initialValueTemplates([S.initialValueTemplateItem('pathToCareer', {careerId})])
}

export function pathsFromCareer(
  S: StructureBuilder,
  careerId: string,
  title: string,
): DocumentListBuilder {
  return filteredList(S, 'transitionPath', {
    id: 'pathsFrom',
    title: `Paths from ${title}`,
    filter: 'from._ref == $careerId',
    params: {careerId},
  }).initialValueTemplates([S.initialValueTemplateItem('pathFromCareer', {careerId})])
}
