import type {Background} from './background.ts'
import {BackgroundJoin, type BackgroundPage} from './backgroundPages.ts'
import type {CareerPage} from './careerPage.ts'
import {CareerJoin} from './careerPages.ts'
import {CategoryJoin, type CategoryPage} from './categoryPages.ts'
import {type KeptContent, keptOrigins} from './keptContent.ts'
import type {Mention, PageHead} from './parts.ts'
import type {PathPage} from './pathPage.ts'
import {PersonJoin, type PersonPage} from './personPages.ts'
import type {ProsePage} from './prosePage.ts'
import type {ReadContent} from './readContent.ts'
import {RoadmapJoin, type RoadmapPage} from './roadmapPage.ts'
import type {RouteTable} from './routeCards.ts'
import {SiblingJoin} from './siblings.ts'
import {type SkillPage, skillPages} from './skillPages.ts'

/** Last good pages of withheld documents: they stay at their addresses, and no list names them. */
export interface KeptPages {
  careers: CareerPage[]
  paths: PathPage[]
  roadmaps: RoadmapPage[]
  skills: SkillPage[]
  backgrounds: BackgroundPage[]
  categories: CategoryPage[]
  people: PersonPage[]
  prosePages: ProsePage[]
}

/**
 * Joins what is kept with what is published.
 *
 * Careers and backgrounds still list the kept paths, which would otherwise be out of reach. Nothing
 * is remembered, because hardly ever is there anything to join.
 *
 * @param pages - the listed ones
 */
export function keptPages(
  {read, kept}: {read: ReadContent; kept: KeptContent},
  pages: {careers: readonly CareerPage[]; backgrounds: readonly BackgroundPage[]},
  {
    routes,
    mentionBackground,
  }: {
    routes: RouteTable
    mentionBackground: (background: Background) => Mention
  },
): KeptPages {
  if (Object.values(kept).every(({length}) => length === 0)) return noPages()
  const paths = [...read.paths, ...kept.paths]
  const withKept = {...read, paths}
  const careerOptions = {routes, mentionBackground, subjects: kept.careers}
  const joined = {
    careers: new CareerJoin().pages(withKept, careerOptions),
    paths: new SiblingJoin().pages(kept.paths, read.paths),
    roadmaps: new RoadmapJoin().pages(kept.roadmaps, read.paths),
    skills: skillPages(read, mentionBackground, kept.skills),
    backgrounds: new BackgroundJoin().pages(withKept, routes, keptOrigins(read, kept)),
    categories: new CategoryJoin().pages(kept.categories, pages.careers, pages.backgrounds),
    people: new PersonJoin().pages(kept.people, {
      paths: read.paths,
      careers: pages.careers,
      roadmaps: read.roadmaps,
    }),
    prosePages: kept.prosePages,
  }
  return {
    careers: joined.careers.map(unlisted),
    paths: joined.paths.map(unlisted),
    roadmaps: joined.roadmaps.map(unlisted),
    skills: joined.skills.map(unlisted),
    backgrounds: joined.backgrounds.map(unlisted),
    categories: joined.categories.map(unlisted),
    people: joined.people.map(unlisted),
    prosePages: joined.prosePages.map(unlisted),
  }
}

function noPages(): KeptPages {
  return {
    careers: [],
    paths: [],
    roadmaps: [],
    skills: [],
    backgrounds: [],
    categories: [],
    people: [],
    prosePages: [],
  }
}

function unlisted<Page extends {head: PageHead}>(page: Page): Page {
  return {...page, head: {...page.head, isUnlisted: true}}
}
