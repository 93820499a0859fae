import {compareText} from '../content/order.ts'
import {shareEqual} from '../content/shareEqual.ts'
import type {Career} from './careerPage.ts'
import {Extracts, Groups, Kept, KeptEach} from './kept.ts'
import {MOST_LISTED} from './longLists.ts'
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
  /** Further paths, which the page of the target lists. */
  more: number
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
/** Paths to each career, where there are many. */
const MOST_OF_MANY = 5

/** The page, of which only that is made again that says something else. */
export class CompareJoin {
  readonly #pairs = new Kept<CareerPair[]>()
  readonly #figures = new Extracts(pathFigures)
  readonly #figuresTo = new Groups<PathFigures>(({targetId}) => targetId)
  readonly #choices = new KeptEach<PathChoice[]>()
  readonly #page = new Kept<ComparePage>()

  page(careers: readonly Career[], paths: readonly PathPage[]): ComparePage {
    const pairs = this.#pairs.of([careers], () => careerPairs(careers))
    const mostEach = paths.length > MOST_LISTED ? MOST_OF_MANY : paths.length
    const figuresTo = this.#figuresTo.of(this.#figures.of(paths))
    const choices = this.#choices.of(
      careers,
      ({id}) => [figuresTo.get(id), mostEach],
      (career, last) =>
        shareEqual(last, pathChoices(career, figuresTo.get(career.id) ?? [], mostEach)),
      [figuresTo, mostEach],
    )
    return this.#page.of([pairs, choices], () => ({pairs, choices: choices.flat()}))
  }
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

/** None where there is nothing to choose from. */
function pathChoices(
  career: Career,
  paths: readonly PathFigures[],
  mostEach: number,
): PathChoice[] {
  if (paths.length < 2) return []
  const inOrder = paths.toSorted((a, b) => a.hours - b.hours || compareText(a.href, b.href))
  const shown = inOrder.slice(0, mostEach)
  return [
    {
      target: linkTo(career),
      paths: shown.map(({id: _, targetId: __, ...figures}) => figures),
      more: inOrder.length - shown.length,
    },
  ]
}

type PathFigures = PathChoice['paths'][number] & {id: string; targetId: string}

function pathFigures({id, href, background, target, months, roadmap, gap}: PathPage): PathFigures {
  return {
    ...{id, href, months},
    targetId: target.id,
    from: background.title,
    hours: roadmap.hours,
    gapCount: gap.openCount,
    skillCount: gap.levels.length,
  }
}

function linkTo({title, href}: Link): Link {
  return {title, href}
}
