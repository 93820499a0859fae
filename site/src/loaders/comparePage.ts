import {
  type ComparedPath,
  compareData,
  comparedCareer,
  comparedPath,
} from '../compare/compareData.ts'
import type {CompareData} from '../compare/compareItem.ts'
import {compareText} from '../content/order.ts'
import type {Career, CareerPage} from './careerPage.ts'
import {Extracts, Kept} from './kept.ts'
import type {PathPage} from './pathPage.ts'

/** What can be compared without choosing: pairs of careers, and the paths to one career. */
export interface ComparePage {
  /** Each pair once, those with the most in common first. */
  pairs: CareerPair[]
  /** Careers that several paths lead to. */
  choices: PathChoice[]
}

export interface CareerPair {
  one: Link
  other: Link
  sharedCount: number
  /** Skills of both together. */
  skillCount: number
}

export interface PathChoice {
  target: Link
  /** The fewest hours first. */
  paths: {
    href: string
    from: string
    months: number
    hours: number
    gapCount: number
    skillCount: number
  }[]
}

interface Link {
  title: string
  href: string
}

/** A list of all pairs would be read by nobody. */
const MOST_PAIRS = 24

/** The page, and the data that it loads, made again only if something else is said in them. */
export class CompareJoin {
  readonly #careers = new Extracts(comparedCareer)
  readonly #paths = new Extracts(comparedPath)
  readonly #page = new Kept<ComparePage>()
  readonly #data = new Kept<CompareData>()

  of(pages: {
    read: readonly Career[]
    careers: readonly CareerPage[]
    paths: readonly PathPage[]
  }): {compare: ComparePage; compareData: CompareData} {
    const careers = this.#careers.of(pages.careers)
    const paths = this.#paths.of(pages.paths)
    return {
      compare: this.#page.of([pages.read, paths], () => comparePage(pages.read, paths)),
      compareData: this.#data.of([careers, paths], () => compareData({careers, paths})),
    }
  }
}

function comparePage(careers: readonly Career[], paths: readonly ComparedPath[]): ComparePage {
  return {pairs: careerPairs(careers), choices: pathChoices(careers, paths)}
}

function careerPairs(careers: readonly Career[]): CareerPair[] {
  return careers
    .flatMap((one, index) => careers.slice(index + 1).map((other) => careerPair(one, other)))
    .filter(({sharedCount}) => sharedCount > 0)
    .sort(
      (a, b) =>
        b.sharedCount / b.skillCount - a.sharedCount / a.skillCount ||
        compareText(a.one.title, b.one.title) ||
        compareText(a.other.title, b.other.title),
    )
    .slice(0, MOST_PAIRS)
}

function careerPair(one: Career, other: Career): CareerPair {
  const own = new Set(one.skills.map(({id}) => id))
  const sharedCount = other.skills.filter(({id}) => own.has(id)).length
  return {
    one: linkTo(one),
    other: linkTo(other),
    sharedCount,
    skillCount: own.size + other.skills.length - sharedCount,
  }
}

function pathChoices(careers: readonly Career[], paths: readonly ComparedPath[]): PathChoice[] {
  const byTarget = Map.groupBy(paths, (path) => path.target.id)
  return careers.flatMap((career) => {
    const own = byTarget.get(career.id) ?? []
    if (own.length < 2) return []
    return [{target: linkTo(career), paths: own.map(pathFigures).sort(byHours)}]
  })
}

function pathFigures({href, background, months, hours, rows}: ComparedPath) {
  return {
    href,
    from: background.title,
    months,
    hours,
    gapCount: rows.filter((row) => row.gap > 0).length,
    skillCount: rows.length,
  }
}

type PathFigures = PathChoice['paths'][number]

function byHours(a: PathFigures, b: PathFigures): number {
  return a.hours - b.hours || compareText(a.href, b.href)
}

function linkTo({title, href}: Link): Link {
  return {title, href}
}
