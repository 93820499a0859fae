import {relatedCareers} from '@crosswalk/schemas/rules/relatedCareers'
import {shareEqual} from '../content/shareEqual.ts'
import type {Background} from './background.ts'
import type {Career, CareerPage} from './careerPage.ts'
import {Extracts, Groups, Kept, KeptEach} from './kept.ts'
import {type MeasuredCareer, measured, nearCareer} from './nearCareer.ts'
import type {Mention} from './parts.ts'
import {
  type CareerPath,
  careerPath,
  type PathEnds,
  type PathLine,
  pathEnds,
  pathLine,
} from './pathCard.ts'
import type {PathPage} from './pathPage.ts'
import type {ReadContent} from './readContent.ts'
import {isDirect, type RouteCard, type RoutesInto, type RouteTable} from './routeCards.ts'

const RELATED_CAREERS = 4

/** A path on the page of the career that it leaves. */
interface OnwardPath {
  backgroundId: string
  /** Of the page about leaving it. */
  href: string | null
  line: PathLine
}

function onwardPath(page: PathPage): OnwardPath {
  return {backgroundId: page.background.id, href: page.background.href, line: pathLine(page)}
}

/** Joins each destination with the paths and routes that lead to it and away from it. */
export class CareerJoin {
  readonly #paths = new Extracts(careerPath)
  readonly #pathsTo = new Groups<CareerPath>(({targetId}) => targetId)
  readonly #onward = new Extracts(onwardPath)
  readonly #onwardFrom = new Groups<OnwardPath>(({backgroundId}) => backgroundId)
  readonly #ends = new Extracts(pathEnds)
  readonly #endsAt = new Groups<PathEnds>(({targetId}) => targetId)
  readonly #profiles = new Kept<MeasuredCareer[]>()
  readonly #ways = new KeptEach<Pick<CareerPage, 'routesIn' | 'deadEnds'>>()
  readonly #related = new KeptEach<CareerPage['related']>()
  readonly #pages = new KeptEach<CareerPage>()

  /** @param subjects - the destinations whose pages are wanted; all careers by default */
  pages(
    {careers, backgrounds, paths}: Pick<ReadContent, 'careers' | 'backgrounds' | 'paths'>,
    {
      routes,
      mentionBackground,
      subjects = careers,
    }: {
      routes: RouteTable
      mentionBackground: (background: Background) => Mention
      subjects?: readonly Career[]
    },
  ): readonly CareerPage[] {
    const pathsTo = this.#pathsTo.of(this.#paths.of(paths))
    const onwardFrom = this.#onwardFrom.of(this.#onward.of(paths))
    const endsAt = this.#endsAt.of(this.#ends.of(paths))
    const ways = this.#ways.of(
      subjects,
      ({id}) => [endsAt.get(id), backgrounds, routes.into.get(id), mentionBackground],
      ({id}, last) => {
        const ends = endsAt.get(id) ?? []
        const into = routes.into.get(id) ?? []
        return shareEqual(last, routesTo(id, ends, {backgrounds, into, mentionBackground}))
      },
      [endsAt, backgrounds, routes, mentionBackground],
    )
    const related = this.#relatedTo(subjects, {careers, backgrounds})
    const placeOf = new Map(subjects.map(({id}, place) => [id, place]))
    const waysOf = (id: string) => ways[placeOf.get(id) ?? -1] ?? {routesIn: [], deadEnds: []}
    const relatedOf = (id: string) => related[placeOf.get(id) ?? -1] ?? []
    return this.#pages.of(
      subjects,
      ({id}) => [pathsTo.get(id), onwardFrom.get(id), waysOf(id), relatedOf(id)],
      (career) => {
        const {id} = career
        const onward = onwardFrom.get(id) ?? []
        return {
          ...career,
          paths: [...(pathsTo.get(id) ?? [])],
          ...waysOf(id),
          onward: {href: onward[0]?.href ?? null, paths: onward.map(({line}) => line)},
          related: relatedOf(id),
        }
      },
    )
  }

  #relatedTo(
    subjects: readonly Career[],
    {careers, backgrounds}: Pick<ReadContent, 'careers' | 'backgrounds'>,
  ) {
    const profiles = this.#profiles.of([careers], () => careers.map(measured))
    const byId = new Map(backgrounds.map((each) => [each.id, each]))
    return this.#related.of(
      subjects,
      ({id}) => [profiles, byId.get(id)],
      (career) => relatedTo(measured(career), profiles, byId.get(career.id), career.relatedIds),
    )
  }
}

/** Backgrounds that have no path of their own to the career: their best route, or none. */
function routesTo(
  careerId: string,
  paths: readonly PathEnds[],
  {
    backgrounds,
    into,
    mentionBackground,
  }: {
    backgrounds: readonly Background[]
    into: RoutesInto
    mentionBackground: (background: Background) => Mention
  },
): Pick<CareerPage, 'routesIn' | 'deadEnds'> {
  const direct = new Set(paths.map((path) => path.backgroundId))
  const routesIn: RouteCard[] = []
  const deadEnds: Mention[] = []
  for (const [place, background] of backgrounds.entries()) {
    if (background.id === careerId || direct.has(background.id)) continue
    const best = into[place]
    if (best === undefined) deadEnds.push(mentionBackground(background))
    else if (!isDirect(best)) routesIn.push(best)
  }
  return {routesIn: routesIn.sort((a, b) => a.hours - b.hours), deadEnds}
}

/** Somebody in the career can do what it asks for, and what is typical of those who leave it. */
function relatedTo(
  {id: careerId, needs}: MeasuredCareer,
  profiles: readonly MeasuredCareer[],
  background: Background | undefined,
  pinnedIds: readonly string[],
): CareerPage['related'] {
  const levels = new Map(background?.skills.map(({id, level}) => [id, level]))
  for (const {skillId, level} of needs) {
    levels.set(skillId, Math.max(level, levels.get(skillId) ?? 0))
  }
  return relatedCareers(
    [...levels].map(([skillId, level]) => ({skillId, level})),
    profiles.filter(({id}) => id !== careerId),
    {pinnedIds, limit: RELATED_CAREERS},
  ).map(({career, rows}) => nearCareer(career, rows))
}
