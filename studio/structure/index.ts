import type {StructureResolver} from 'sanity/structure'
import {assessment} from './assessment.ts'
import {buildingBlocks} from './buildingBlocks.ts'
import {careers} from './careers.ts'
import {paths} from './paths.ts'
import {roadmaps} from './roadmaps.ts'
import {site} from './site.ts'

/** The left-hand lists, grouped by editorial job. */
export const structure: StructureResolver = (S, context) =>
  S.list()
    .id('content')
    .title('Content')
    .items([
      careers(S, context),
      paths(S, context),
      roadmaps(S),
      S.divider(),
      buildingBlocks(S),
      assessment(S),
      S.divider(),
      site(S),
    ])
