import {Extracts, Groups, isSame, KeptEach} from './kept.ts'
import {type PathLine, pathLine} from './pathCard.ts'
import type {PathPage} from './pathPage.ts'

/** As many others as a guide names at its end; what is beyond that is on the page of its target or background. */
export const MOST_OTHERS = 12

/** As much as a guide says of another one. */
export type SiblingLine = Omit<PathLine, 'slug' | 'title' | 'target' | 'weeklyHours'>

/** Other published paths. */
export interface Siblings {
  lines: readonly SiblingLine[]
  /** Whether there are no more. */
  isAll: boolean
}

type IsOther = (line: SiblingLine, own: Own) => boolean
type Own = Pick<SiblingLine, 'id' | 'targetId'>

function siblingLine(page: PathPage): SiblingLine {
  const {slug, title, target, weeklyHours, ...line} = pathLine(page)
  return line
}

/** Gives each path others that lead to the same target, or leave the same background. */
export class SiblingJoin {
  readonly #lines = new Extracts(siblingLine)
  readonly #sameTarget = new Neighbourhoods(
    ({targetId}) => targetId,
    (line, {id}) => line.id !== id,
  )
  readonly #sameBackground = new Neighbourhoods(
    ({backgroundId}) => backgroundId,
    (line, {targetId}) => line.targetId !== targetId,
  )
  readonly #pages = new KeptEach<PathPage>()

  pages(paths: readonly PathPage[], others = paths): readonly PathPage[] {
    const lines = this.#lines.of(others)
    const sameTarget = this.#sameTarget.of(lines)
    const sameBackground = this.#sameBackground.of(lines)
    const siblingsOf = ({id, target, background}: PathPage): [Siblings, Siblings] => {
      const own = {id, targetId: target.id}
      return [sameTarget(target.id, own), sameBackground(background.id, own)]
    }
    const withSiblings = (path: PathPage): PathPage => {
      const [toTarget, fromBackground] = siblingsOf(path)
      return {...path, siblings: {sameTarget: toTarget, sameBackground: fromBackground}}
    }
    return this.#pages.of(paths, siblingsOf, withSiblings, [lines])
  }
}

/** The siblings of each member of a list among those with the same key. */
class Neighbourhoods {
  readonly #groups: Groups<SiblingLine>
  readonly #isOther: IsOther
  #known: ReadonlyMap<string | undefined, Neighbours> = new Map()

  constructor(keyOf: (line: SiblingLine) => string, isOther: IsOther) {
    this.#groups = new Groups(keyOf)
    this.#isOther = isOther
  }

  /** @returns the siblings of a path, the same object while they are the same */
  of(lines: readonly SiblingLine[]): (key: string, own: Own) => Siblings {
    const before = this.#known
    const known = new Map<string | undefined, Neighbours>()
    for (const [key, group] of this.#groups.of(lines)) {
      const last = before.get(key)
      const isKept = last?.group === group
      known.set(key, isKept ? last : neighbours(group, this.#isOther, last?.siblings))
    }
    this.#known = known
    return (key, own) => {
      const found = known.get(key)
      // One that is not published itself comes before all others.
      return found?.siblings.get(own.id) ?? beside(found?.group ?? [], -1, own, this.#isOther)
    }
  }
}

interface Neighbours {
  group: readonly SiblingLine[]
  siblings: ReadonlyMap<string, Siblings>
}

function neighbours(
  group: readonly SiblingLine[],
  isOther: IsOther,
  before: ReadonlyMap<string, Siblings> | undefined,
): Neighbours {
  const siblings = new Map(
    group.map((own, place) => {
      const found = beside(group, place, own, isOther)
      const last = before?.get(own.id)
      const isKept = last?.isAll === found.isAll && isSame(last.lines, found.lines)
      return [own.id, isKept ? last : found]
    }),
  )
  return {group, siblings}
}

/** All others in their order or, of too many, those that come next: so each is named as often as any. */
function beside(
  group: readonly SiblingLine[],
  place: number,
  own: Own,
  isOther: IsOther,
): Siblings {
  const next: SiblingLine[] = []
  for (let step = 1; step <= group.length && next.length <= MOST_OTHERS; step += 1) {
    const line = group[(place + step) % group.length]
    if (line && isOther(line, own)) next.push(line)
  }
  if (next.length > MOST_OTHERS) return {lines: next.slice(0, MOST_OTHERS), isAll: false}
  return {lines: group.filter((line) => isOther(line, own)), isAll: true}
}
