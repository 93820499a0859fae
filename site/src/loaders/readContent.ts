import {byOrderThenReadiness} from '@crosswalk/schemas/rules/readiness'
import {readDocuments, readPages} from '../content/normalise.ts'
import {type Background, background} from './background.ts'
import {type Advantage, advantage, type SkillResource, skillResource} from './buildingBlocks.ts'
import {type Career, career} from './careerPage.ts'
import {type Category, category} from './category.ts'
import type {PageContext} from './context.ts'
import type {FetchedContent} from './fetchedContent.ts'
import type {
  AdvantagesQueryResult,
  BackgroundPagesQueryResult,
  CareerPagesQueryResult,
  CategoryPagesQueryResult,
  PathPagesQueryResult,
  PersonPagesQueryResult,
  ProsePagesQueryResult,
  ResourcesQueryResult,
  RoadmapPagesQueryResult,
  SkillPagesQueryResult,
} from './generated.ts'
import {type PathPage, pathPage} from './pathPage.ts'
import {type Person, person} from './person.ts'
import {type ProsePage, prosePage} from './prosePage.ts'
import {type RoadmapPage, roadmapPage} from './roadmapPage.ts'
import {readScoring, type Scoring} from './scoring.ts'
import {type Skill, skill} from './skill.ts'

/** Everything readable, each from its own document and what that refers to; nothing joined yet. */
export interface ReadContent {
  careers: Career[]
  /** Also those that no path leaves, which have no page. */
  backgrounds: Background[]
  /** In the order of the editors, then the readiest first. */
  paths: PathPage[]
  roadmaps: RoadmapPage[]
  skills: Skill[]
  advantages: Advantage[]
  resources: SkillResource[]
  categories: Category[]
  people: Person[]
  prosePages: ProsePage[]
  /** How the assessment scores, if its settings can be read. */
  scoring: Scoring | null
}

/** A path whose target has no page is withheld with it. */
export function readContent(content: FetchedContent, context: PageContext): ReadContent {
  const {report} = context
  const careers = readPages<CareerPagesQueryResult[number], Career>(
    content.careers,
    report,
    (document) => career(document, context),
  )
  const liveTargets = new Map(careers.map((career) => [career.id, career.href]))
  const scoring = readScoring(content.scoring, context)
  return {
    careers,
    scoring,
    backgrounds: readPages<BackgroundPagesQueryResult[number], Background>(
      content.backgrounds,
      report,
      (document) => background(document, context),
    ),
    paths: readPages<PathPagesQueryResult[number], PathPage>(content.paths, report, (document) =>
      pathPage(document, context, liveTargets),
    ).sort((a, b) => byOrderThenReadiness(ranked(a), ranked(b))),
    roadmaps: readPages<RoadmapPagesQueryResult[number], RoadmapPage>(
      content.roadmaps,
      report,
      (document) => roadmapPage(document, context),
    ),
    skills: readPages<SkillPagesQueryResult[number], Skill>(content.skills, report, (document) =>
      skill(document, context),
    ),
    advantages: readDocuments<AdvantagesQueryResult[number], Advantage>(
      content.advantages,
      report,
      (document) => advantage(document, context),
    ),
    resources: readDocuments<ResourcesQueryResult[number], SkillResource>(
      content.resources,
      report,
      skillResource,
    ),
    categories: readPages<CategoryPagesQueryResult[number], Category>(
      content.categories,
      report,
      (document) => category(document, context),
    ),
    people: readPages<PersonPagesQueryResult[number], Person>(content.people, report, (document) =>
      person(document, context),
    ),
    prosePages: readPages<ProsePagesQueryResult[number], ProsePage>(
      content.prosePages,
      report,
      (document) => prosePage(document, context, scoring),
    ),
  }
}

function ranked({id, order, gap}: PathPage) {
  return {_id: id, order, readiness: gap.readiness}
}
