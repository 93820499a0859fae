import type {Background} from './background.ts'
import {BackgroundJoin} from './backgroundPages.ts'
import {CareerJoin} from './careerPages.ts'
import {CategoryJoin} from './categoryPages.ts'
import {Kept} from './kept.ts'
import {keptPages} from './keptPages.ts'
import type {Mention} from './parts.ts'
import {PersonJoin} from './personPages.ts'
import type {ReadResult} from './readContent.ts'
import {RoadmapJoin} from './roadmapPage.ts'
import {RouteJoin} from './routeCards.ts'
import {SiblingJoin} from './siblings.ts'
import type {Site} from './site.ts'
import {type SkillPage, skillPages} from './skillPages.ts'

type JoinedPages = Pick<
  Site,
  'careers' | 'backgrounds' | 'paths' | 'roadmaps' | 'skills' | 'categories' | 'people' | 'kept'
>

/** What pages say about each other; it is kept as `SiteJoin` keeps the rest. */
export class PageJoin {
  readonly #routes = new RouteJoin()
  readonly #careers = new CareerJoin()
  readonly #backgrounds = new BackgroundJoin()
  readonly #paths = new SiblingJoin()
  readonly #roadmaps = new RoadmapJoin()
  readonly #skills = new Kept<SkillPage[]>()
  readonly #categories = new CategoryJoin()
  readonly #people = new PersonJoin()
  readonly #mention = new Kept<(background: Background) => Mention>()

  pages(result: Pick<ReadResult, 'read' | 'kept' | 'context'>): JoinedPages {
    const {read} = result
    const {backgroundHrefOf} = result.context
    const mention = this.#mention.of([backgroundHrefOf], () => ({id, title}) => ({
      ...{id, title},
      href: backgroundHrefOf(id) ?? null,
    }))
    const routes = this.#routes.table(read.backgrounds, read.pathsById)
    const careers = this.#careers.pages(read, {routes, mentionBackground: mention})
    const backgrounds = this.#backgrounds.pages(read, routes)
    const {paths, roadmaps} = read
    return {
      careers,
      backgrounds,
      paths: this.#paths.pages(paths),
      roadmaps: this.#roadmaps.pages(roadmaps, paths),
      skills: this.#skills.of(
        [
          ...[read.careers, read.backgrounds, read.skills, read.advantages],
          ...[read.resources, roadmaps, mention],
        ],
        () => skillPages(read, mention),
      ),
      categories: this.#categories.pages(read.categories, careers, backgrounds),
      people: this.#people.pages(read.people, {paths, careers, roadmaps}),
      kept: keptPages(result, {careers, backgrounds}, {routes, mentionBackground: mention}),
    }
  }
}
