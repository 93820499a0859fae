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
  reviewed: Reviewed
}

export function personPages(
  people: readonly Person[],
  paths: readonly PathPage[],
  listed: Record<Exclude<ReviewedKind, 'paths'>, readonly ReviewedPage[]>,
): PersonPage[] {
  const written = Map.groupBy(
    paths.flatMap((path) => path.authors.map(({id}) => ({authorId: id, path}))),
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
      paths: own.map(pathLine),
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
  return Map.groupBy(pages, (page) => page.reviewed.by?.id)
}
