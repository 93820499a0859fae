import {careerHref, fixedHrefs} from '@crosswalk/schemas/hrefs'
import {counted} from '@crosswalk/schemas/rules/counted'
import {latest} from '../content/latest.ts'
import {countOf} from '../templates/words.ts'
import type {CareerPage} from './careerPage.ts'
import {type IndexPage, index, OTHER} from './indexPage.ts'
import {Extracts, Groups, Kept} from './kept.ts'
import {MOST_LISTED} from './longLists.ts'
import type {PathPage} from './pathPage.ts'

/** The groups of a list by the ids of careers. */
export type Targets = ReadonlyMap<string, {anchor: string; title: string}>

type ListedCareer = Pick<CareerPage, 'id' | 'slug' | 'title'>

/** The list of paths or, where there are many, of the careers that they lead to. */
export class PathIndexJoin {
  readonly #paths = new Extracts((page: PathPage) => {
    const {id, background, destination, target, href, months, reviewed} = page
    return {id, background, destination, target, href, months, reviewed}
  })
  readonly #reviewed = new Extracts(({id, target, reviewed}: PathPage): ReviewedPath => {
    return {id, targetId: target.id, date: reviewed.date}
  })
  readonly #reviewedTo = new Groups<ReviewedPath>(({targetId}) => targetId)
  readonly #page = new Kept<IndexPage>()

  page(pages: readonly PathPage[], careers: readonly ListedCareer[], targets: Targets): IndexPage {
    if (pages.length <= MOST_LISTED) {
      const paths = this.#paths.of(pages)
      return this.#page.of([paths, targets], () => pathIndex(paths, targets))
    }
    const pathsTo = this.#reviewedTo.of(this.#reviewed.of(pages))
    const groups = careers.map(({id}) => pathsTo.get(id))
    return this.#page.of([careers, ...groups], () =>
      longPathIndex(
        pages.length,
        careers.map((career, place) => ({...career, paths: groups[place] ?? []})),
      ),
    )
  }
}

type ListedPath = Pick<
  PathPage,
  'background' | 'destination' | 'target' | 'href' | 'months' | 'reviewed'
>

function pathIndex(paths: readonly ListedPath[], targets: Targets): IndexPage {
  return index({
    href: fixedHrefs.paths,
    title: 'Transition paths',
    lead: `${counted(paths.length, 'guide')} from one kind of work to another, by the career that each leads to.`,
    members: paths,
    groupOf: ({target}) => targets.get(target.id) ?? OTHER,
    itemOf: ({background, destination, target, href, months}) => ({
      title: `From ${background.title}${destination === target.title ? '' : ` to ${destination}`}`,
      href,
      note: counted(months, 'month'),
    }),
  })
}

/** What is left of a path where there are too many to be listed. */
interface ReviewedPath {
  id: string
  targetId: string
  date: string | null
}

/** The careers that paths lead to; their pages list the paths. */
function longPathIndex(
  count: number,
  careers: readonly (ListedCareer & {paths: readonly ReviewedPath[]})[],
): IndexPage {
  const members = careers
    .filter(({paths}) => paths.length > 0)
    .map((career) => ({
      ...career,
      reviewed: {date: latest(career.paths.map(({date}) => date)), by: null},
    }))
  return index({
    href: fixedHrefs.paths,
    title: 'Transition paths',
    lead: `${countOf(count, 'guide')} from one kind of work to another. Each career has a page with the paths that lead to it.`,
    members,
    groupOf: () => OTHER,
    itemOf: ({slug, title, paths}) => ({
      title: `To ${title}`,
      href: careerHref(slug),
      note: countOf(paths.length, 'path'),
    }),
  })
}
