import type {Background} from './background.ts'
import {type BackgroundPage, backgroundPages} from './backgroundPages.ts'
import type {CareerPage} from './careerPage.ts'
import {careerPages} from './careerPages.ts'
import {type CategoryPage, categoryPages} from './categoryPages.ts'
import {type KeptContent, keptOrigins} from './keptContent.ts'
import type {Mention, PageHead} from './parts.ts'
import {type PathPage, withSiblings} from './pathPage.ts'
import {type PersonPage, personPages} from './personPages.ts'
import type {ProsePage} from './prosePage.ts'
import type {ReadContent} from './readContent.ts'
import {type RoadmapPage, withUsers} from './roadmapPage.ts'
import type {RouteTable} from './routeCards.ts'
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
 * Careers and backgrounds still list the kept paths, which would otherwise be out of reach.
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
  const paths = [...read.paths, ...kept.paths]
  const withKept = {...read, paths}
  const joined = {
    careers: careerPages(withKept, {routes, mentionBackground, subjects: kept.careers}),
    paths: withSiblings(kept.paths, read.paths),
    roadmaps: withUsers(kept.roadmaps, read.paths),
    skills: skillPages(read, mentionBackground, kept.skills),
    backgrounds: backgroundPages(withKept, routes, keptOrigins(read, kept)),
    categories: categoryPages(kept.categories, pages.careers, pages.backgrounds),
    people: personPages(kept.people, read.paths, {
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

function unlisted<Page extends {head: PageHead}>(page: Page): Page {
  return {...page, head: {...page.head, isUnlisted: true}}
}
