import {compareText} from '../content/order.ts'
import type {CareerPage} from './careerPage.ts'
import type {PathPage} from './pathPage.ts'
import type {Site} from './site.ts'

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

export function comparePage({careers, paths}: Pick<Site, 'careers' | 'paths'>): ComparePage {
  return {pairs: careerPairs(careers), choices: pathChoices(careers, paths)}
}

function careerPairs(careers: readonly CareerPage[]): CareerPair[] {
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

function careerPair(one: CareerPage, other: CareerPage): CareerPair {
  const own = new Set(one.skills.map(({id}) => id))
  const sharedCount = other.skills.filter(({id}) => own.has(id)).length
  return {
    one: linkTo(one),
    other: linkTo(other),
    sharedCount,
    skillCount: own.size + other.skills.length - sharedCount,
  }
}

function pathChoices(careers: readonly CareerPage[], paths: readonly PathPage[]): PathChoice[] {
  const byTarget = Map.groupBy(paths, (path) => path.target.id)
  return careers.flatMap((career) => {
    const own = byTarget.get(career.id) ?? []
    if (own.length < 2) return []
    return [{target: linkTo(career), paths: own.map(pathFigures).sort(byHours)}]
  })
}

function pathFigures({href, background, months, roadmap, gap}: PathPage) {
  return {
    href,
    from: background.title,
    months,
    hours: roadmap.hours,
    gapCount: gap.rows.filter((row) => row.gap > 0).length,
    skillCount: gap.rows.length,
  }
}

type PathFigures = PathChoice['paths'][number]

function byHours(a: PathFigures, b: PathFigures): number {
  return a.hours - b.hours || compareText(a.href, b.href)
}

function linkTo({title, href}: Link): Link {
  return {title, href}
}
