import {readiness} from '@crosswalk/schemas/rules/readiness'
import {skillGap} from '@crosswalk/schemas/rules/skillGap'
import {compareText} from '../content/order.ts'
import {type Background, backgroundHeading} from './background.ts'
import type {Advantage} from './buildingBlocks.ts'
import {Extracts, Groups, Kept, KeptEach} from './kept.ts'
import {type MeasuredCareer, measured, type NearCareer, nearCareer} from './nearCareer.ts'
import type {Mention} from './parts.ts'
import {type PathCard, type PathEnds, pathCard, pathEnds} from './pathCard.ts'
import type {PathPage} from './pathPage.ts'
import type {ReadContent} from './readContent.ts'
import type {RouteCard, RoutesFrom, RouteTable} from './routeCards.ts'

export interface BackgroundPage extends Background {
  heading: string
  /** The readiest first. */
  paths: PathCard[]
  /** What its paths build on; the most used first. */
  advantages: {id: string; title: string; claim: string; limits: string | null; paths: Mention[]}[]
  /** Targets without a path of their own, the nearest first, with the routes that lead there. */
  nearest: (NearCareer & {routes: RouteCard[]})[]
  /** The best route to each target beyond the nearest, the fewest hours first. */
  farther: RouteCard[]
  /** Targets beyond the nearest that no published route reaches. */
  deadEnds: Mention[]
}

/** Targets without a path that are described one by one. */
const NEAREST_TARGETS = 6

/** A path on the page of the background that it leaves. */
interface Departure extends Mention {
  backgroundId: string
  readiness: number
  card: PathCard
  advantages: Omit<BackgroundPage['advantages'][number], 'paths'>[]
}

function departure(page: PathPage): Departure {
  return {
    ...mentionOf(page),
    backgroundId: page.background.id,
    readiness: page.gap.readiness,
    card: pathCard(page),
    advantages: page.advantages.map(({id, title, claim, limits}) => ({id, title, claim, limits})),
  }
}

/** One page for each background that a path leaves. */
export class BackgroundJoin {
  readonly #departures = new Extracts(departure)
  readonly #departuresFrom = new Groups<Departure>(({backgroundId}) => backgroundId)
  readonly #ends = new Extracts(pathEnds)
  readonly #endsFrom = new Groups<PathEnds>(({backgroundId}) => backgroundId)
  readonly #profiles = new Kept<MeasuredCareer[]>()
  readonly #targets = new KeptEach<TargetsWithoutPath>()
  readonly #pages = new KeptEach<BackgroundPage>()

  /** @param subjects - the backgrounds whose pages are wanted; all by default */
  pages(
    content: Pick<ReadContent, 'backgrounds' | 'careers' | 'paths' | 'advantages'>,
    routes: RouteTable,
    subjects: readonly Background[] = content.backgrounds,
  ): readonly BackgroundPage[] {
    const {careers, advantages} = content
    const departuresFrom = this.#departuresFrom.of(this.#departures.of(content.paths))
    const endsFrom = this.#endsFrom.of(this.#ends.of(content.paths))
    const left = subjects.filter(({id}) => departuresFrom.has(id))
    const profiles = this.#profiles.of([careers], () => careers.map(measured))
    const targets = this.#targets.of(
      left,
      ({id}) => [endsFrom.get(id), profiles, advantages],
      (background) => {
        const ends = endsFrom.get(background.id) ?? []
        const reached = new Set([background.id, ...ends.map(({targetId}) => targetId)])
        const others = profiles.filter(({id}) => !reached.has(id))
        return targetsByNearness(background, others, advantages)
      },
    )
    const targetsOf = new Map(left.map(({id}, place) => [id, targets[place] ?? noTargets]))
    return this.#pages.of(
      left,
      ({id}) => [departuresFrom.get(id), targetsOf.get(id), routes.from.get(id)],
      (background) => {
        const paths = (departuresFrom.get(background.id) ?? []).toSorted(
          (a, b) => b.readiness - a.readiness || compareText(a.id, b.id),
        )
        return {
          ...background,
          heading: backgroundHeading(background.plural),
          paths: paths.map(({card}) => card),
          advantages: advantagesOf(paths),
          ...withRoutes(targetsOf.get(background.id) ?? noTargets, routes.from.get(background.id)),
        }
      },
    )
  }
}

function advantagesOf(paths: readonly Departure[]): BackgroundPage['advantages'] {
  const uses = paths.flatMap((path) => path.advantages.map((advantage) => ({advantage, path})))
  return [...Map.groupBy(uses, ({advantage}) => advantage.id).values()]
    .flatMap((group) => {
      const advantage = group[0]?.advantage
      if (advantage === undefined) return []
      const mentions = group.map(({path: {id, title, href}}) => ({id, title, href}))
      return [{...advantage, paths: mentions}]
    })
    .sort((a, b) => b.paths.length - a.paths.length || compareText(a.title, b.title))
}

/** The destination is enough of a name where everything starts from one background. */
function mentionOf({id, destination, href}: PathPage): Mention {
  return {id, title: destination, href}
}

/** Targets that no path leads to from a background. */
interface TargetsWithoutPath {
  nearest: NearCareer[]
  beyond: Mention[]
}

const noTargets: TargetsWithoutPath = {nearest: [], beyond: []}

/** @param targets - without those that have a path */
function targetsByNearness(
  background: Background,
  targets: readonly MeasuredCareer[],
  advantages: readonly Advantage[],
): TargetsWithoutPath {
  const transfers = advantages
    .filter(({isUniversal, backgroundIds}) => isUniversal || backgroundIds.includes(background.id))
    .flatMap((advantage) => advantage.transfers)
    .map(({from, to, strength}) => ({fromSkillId: from.id, toSkillId: to.id, strength}))
  const levels = background.skills.map(({id, level}) => ({skillId: id, level}))
  const sorted = targets
    .map((target) => {
      const rows = skillGap({needs: target.needs, levels, transfers})
      return {target, rows, share: readiness(rows) ?? 0}
    })
    .sort(
      (a, b) =>
        b.share - a.share ||
        compareText(a.target.title, b.target.title) ||
        compareText(a.target.id, b.target.id),
    )
  return {
    nearest: sorted.slice(0, NEAREST_TARGETS).map(({target, rows}) => nearCareer(target, rows)),
    beyond: sorted.slice(NEAREST_TARGETS).map(({target}) => target.mention),
  }
}

function withRoutes(
  {nearest, beyond}: TargetsWithoutPath,
  routes: RoutesFrom | undefined,
): Pick<BackgroundPage, 'nearest' | 'farther' | 'deadEnds'> {
  return {
    nearest: nearest.map((target) => ({...target, routes: routes?.to(target.id) ?? []})),
    farther: beyond
      .flatMap(({id}) => routes?.best.get(id) ?? [])
      .sort((a, b) => a.hours - b.hours || compareText(a.to.id, b.to.id)),
    deadEnds: beyond
      .filter(({id}) => !routes?.best.has(id))
      .sort((a, b) => compareText(a.title, b.title)),
  }
}
