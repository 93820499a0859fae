import {CogIcon} from '@sanity/icons/Cog'
import {ControlsIcon} from '@sanity/icons/Controls'
import {PlayIcon} from '@sanity/icons/Play'
import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'
import {TryAssessment} from '../tools/tryAssessment/TryAssessment.tsx'
import {singletonItem} from './singletonItem.ts'

/** The readers' assessment: how it scores and what it asks. */
export function assessment(S: StructureBuilder): ListItemBuilder {
  return S.listItem()
    .id('assessment')
    .title('Assessment')
    .icon(ControlsIcon)
    .child(
      S.list()
        .id('assessment')
        .title('Assessment')
        .items([
          singletonItem(S, {type: 'assessmentSettings', title: 'Settings', icon: CogIcon}),
          S.documentTypeListItem('assessmentQuestion')
            .title('Questions')
            .child(
              S.documentTypeList('assessmentQuestion')
                .title('Questions')
                .defaultOrdering([{field: 'order', direction: 'asc'}]),
            ),
          S.divider(),
          S.listItem()
            .id('tryIt')
            .title('Try it')
            .icon(PlayIcon)
            .child(S.component(TryAssessment).id('tryIt').title('Try the assessment')),
        ]),
    )
}
