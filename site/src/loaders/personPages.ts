import {Extracts, Kept} from './kept.ts'
import type {Mention, Reviewed} from './parts.ts'
import {type PathLine, pathLine} from './pathCard.ts'
import type {PathPage} from './pathPage.ts'
import type {Person} from './person.ts'

export interface PersonPage extends Person {
  /** Paths by this author. */
  paths: PathLine[]
  /** What they were the last to review beside their own paths, by kind. */
  reviews: {kind: ReviewedKind; pages: Mention[]}[]
}

export type ReviewedKind = 'careers' | 'roadmaps' | 'paths'

interface ReviewedPage extends Mention {
  reviewerId: string | undefined
}

interface SignedPath extends ReviewedPage {
  authorIds: string[]
  line: PathLine
}

interface Reviewable {
  id: string
  title: string
  href: string
  reviewed: Reviewed
}

function reviewedPage({id, title, href, reviewed}: Reviewable): ReviewedPage {
  return {id, title, href, reviewerId: reviewed.by?.id}
}

/** Joins people with what they wrote and reviewed. */
export class PersonJoin {
  readonly #paths = new Extracts(
    (page: PathPage): SignedPath => ({
      ...reviewedPage(page),
      authorIds: page.authors.map(({id}) => id),
      line: pathLine(page),
    }),
  )
  readonly #careers = new Extracts(reviewedPage)
  readonly #roadmaps = new Extracts(reviewedPage)
  readonly #pages = new Kept<PersonPage[]>()

  pages(
    people: readonly Person[],
    pages: {
      paths: readonly PathPage[]
      careers: readonly Reviewable[]
      roadmaps: readonly Reviewable[]
    },
  ): PersonPage[] {
    const paths = this.#paths.of(pages.paths)
    const careers = this.#careers.of(pages.careers)
    const roadmaps = this.#roadmaps.of(pages.roadmaps)
    return this.#pages.of([people, paths, careers, roadmaps], () =>
      personPages(people, paths, {careers, roadmaps}),
    )
  }
}

function personPages(
  people: readonly Person[],
  paths: readonly SignedPath[],
  listed: Record<Exclude<ReviewedKind, 'paths'>, readonly ReviewedPage[]>,
): PersonPage[] {
  const written = Map.groupBy(
    paths.flatMap((path) => path.authorIds.map((authorId) => ({authorId, path}))),
    ({authorId}) => authorId,
  )
  const kinds = [
    ['careers', byReviewer(listed.careers)],
    ['paths', byReviewer(paths)],
    ['roadmaps', byReviewer(listed.roadmaps)],
  ] as const
  return people.map((person) => {
    const own = (written.get(person.id) ?? []).map(({path}) => path)
    const ownIds = new Set(own.map(({id}) => id))
    return {
      ...person,
      paths: own.map(({line}) => line),
      reviews: kinds
        .map(([kind, pages]) => ({
          kind,
          pages: (pages.get(person.id) ?? [])
            .filter(({id}) => !ownIds.has(id))
            .map(({id, title, href}) => ({id, title, href})),
        }))
        .filter(({pages}) => pages.length > 0),
    }
  })
}

function byReviewer(pages: readonly ReviewedPage[]) {
  return Map.groupBy(pages, ({reviewerId}) => reviewerId)
}
