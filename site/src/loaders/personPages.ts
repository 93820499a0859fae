import {Extracts, Kept, KeptEach} from './kept.ts'
import {MOST_LISTED} from './longLists.ts'
import type {Mention, Reviewed} from './parts.ts'
import type {PathPage} from './pathPage.ts'
import type {Person} from './person.ts'

export interface PersonPage extends Person {
  /** Paths. */
  written: SignedPages
  /** What they were the last to review beside their own paths. */
  reviews: Record<ReviewedKind, Mention[]> & {paths: SignedPages}
}

export type ReviewedKind = 'careers' | 'roadmaps'

/** Pages that somebody signed. */
export interface SignedPages {
  /** Of all of them. */
  ids: readonly string[]
  /** Empty where there are too many to be listed. */
  pages: readonly Mention[]
  /** The careers that too many paths lead to, with how many, the most first. */
  targets: readonly Target[]
}

/** A career that somebody's paths lead to. */
export interface Target {
  id: string
  title: string
  href: string
  count: number
}

interface SignedPath {
  id: string
  authorIds: string[]
  reviewerId: string | undefined
  target: Omit<Target, 'count'>
}

/** Places of paths in the list of all, and where they lead if they are too many to be listed. */
interface Signed {
  ids: readonly string[]
  places: readonly number[]
  targets: readonly Target[]
}

interface ReviewedPage extends Mention {
  reviewerId: string | undefined
}

interface Reviewable {
  id: string
  title: string
  href: string
  reviewed: Reviewed
}

const nothing: Signed = {ids: [], places: [], targets: []}

function signedPath({id, authors, reviewed, target}: PathPage): SignedPath {
  return {
    id,
    authorIds: authors.map((author) => author.id),
    reviewerId: reviewed.by?.id,
    target: {id: target.id, title: target.title, href: target.href},
  }
}

function reviewedPage({id, title, href, reviewed}: Reviewable): ReviewedPage {
  return {id, title, href, reviewerId: reviewed.by?.id}
}

/** Joins people with what they wrote and reviewed. */
export class PersonJoin {
  readonly #signed = new Extracts(signedPath)
  readonly #lines = new Extracts(({id, title, href}: PathPage): Mention => ({id, title, href}))
  readonly #careers = new Extracts(reviewedPage)
  readonly #roadmaps = new Extracts(reviewedPage)
  readonly #paths = new Kept<{written: Map<string, Signed>; reviewed: Map<string, Signed>}>()
  readonly #reviewed = new Kept<Record<ReviewedKind, ReadonlyMap<string | undefined, Mention[]>>>()
  readonly #pages = new KeptEach<PersonPage>()

  pages(
    people: readonly Person[],
    pages: {
      paths: readonly PathPage[]
      careers: readonly Reviewable[]
      roadmaps: readonly Reviewable[]
    },
  ): readonly PersonPage[] {
    const signed = this.#signed.of(pages.paths)
    const lines = this.#lines.of(pages.paths)
    const careers = this.#careers.of(pages.careers)
    const roadmaps = this.#roadmaps.of(pages.roadmaps)
    const {written, reviewed} = this.#paths.of([signed], () => byPerson(signed))
    const others = this.#reviewed.of([careers, roadmaps], () => ({
      careers: byReviewer(careers),
      roadmaps: byReviewer(roadmaps),
    }))
    const linesOf = ({places, targets}: Signed) =>
      // The places are those of a list that is as long.
      targets.length > 0 ? [] : places.map((place) => lines[place] as Mention)
    return this.#pages.of(
      people,
      ({id}) => {
        const [own, read] = [written.get(id) ?? nothing, reviewed.get(id) ?? nothing]
        return [others, own, read, ...linesOf(own), ...linesOf(read)]
      },
      (person) => {
        const listed = (from: Signed = nothing): SignedPages => ({
          ids: from.ids,
          pages: linesOf(from),
          targets: from.targets,
        })
        return {
          ...person,
          written: listed(written.get(person.id)),
          reviews: {
            careers: others.careers.get(person.id) ?? [],
            paths: listed(reviewed.get(person.id)),
            roadmaps: others.roadmaps.get(person.id) ?? [],
          },
        }
      },
    )
  }
}

/** Paths by their authors, and by their reviewers who are none of these. */
function byPerson(paths: readonly SignedPath[]) {
  const [written, reviewed] = [new Map<string, number[]>(), new Map<string, number[]>()]
  for (const [place, {authorIds, reviewerId}] of paths.entries()) {
    for (const id of new Set(authorIds)) placesOf(written, id).push(place)
    if (reviewerId === undefined || authorIds.includes(reviewerId)) continue
    placesOf(reviewed, reviewerId).push(place)
  }
  const signed = (places: Map<string, number[]>) =>
    new Map([...places].map(([id, own]) => [id, signedAt(own, paths)]))
  return {written: signed(written), reviewed: signed(reviewed)}
}

function placesOf(places: Map<string, number[]>, id: string): number[] {
  const known = places.get(id)
  if (known) return known
  const fresh: number[] = []
  places.set(id, fresh)
  return fresh
}

function signedAt(places: readonly number[], all: readonly SignedPath[]): Signed {
  const paths = places.flatMap((place) => all[place] ?? [])
  const ids = paths.map(({id}) => id)
  return {ids, places, targets: paths.length > MOST_LISTED ? targetsOf(paths) : []}
}

function targetsOf(paths: readonly SignedPath[]): Target[] {
  const targets = new Map<string, Target>()
  for (const {target} of paths) {
    const known = targets.get(target.id)
    if (known) known.count += 1
    else targets.set(target.id, {...target, count: 1})
  }
  return [...targets.values()].sort((one, other) => other.count - one.count)
}

function byReviewer(pages: readonly ReviewedPage[]): ReadonlyMap<string | undefined, Mention[]> {
  const groups = Map.groupBy(pages, ({reviewerId}) => reviewerId)
  return new Map(
    [...groups].map(([id, own]) => [id, own.map(({reviewerId: _, ...mention}) => mention)]),
  )
}
