import type {SkillNeed} from './skillGap.ts'

/** What readiness needs of a row of `skillGap`. */
export interface WeighedGap {
  need: Pick<SkillNeed, 'skillId' | 'importance' | 'level'>
  gap: number
}

const maxImportance = 5

/** `w`, the weight of a skill in every score: importance ÷ 5, so 0.2–1. */
export function skillWeight(importance: number): number {
  return importance / maxImportance
}

/**
 * The share of what a career needs that somebody brings: `R = 1 − Σ w·g ÷ Σ w·r`,
 * with `w` = importance ÷ 5, `g` = gap and `r` = level needed.
 *
 * @returns 0–1, higher is readier; never lower after any level is raised.
 *   Undefined for a career without skills, which has nothing to be ready for
 * @see product reference §3.2, step 3
 */
export function readiness(rows: readonly WeighedGap[]): number | undefined {
  return readinessOf(readinessSums(rows))
}

/** The same of its two sums, in whatever unit both are. */
export function readinessOf({missing, needed}: ReadinessSums): number | undefined {
  return needed === 0 ? undefined : Math.min(1, Math.max(0, 1 - missing / needed))
}

export interface ReadinessSums {
  missing: number
  needed: number
}

/** `Σ w·g` and `Σ w·r`, the two sums in readiness, each 0 or more. */
export function readinessSums(rows: readonly WeighedGap[]): ReadinessSums {
  let missing = 0
  let needed = 0
  // Importances are whole and gaps are quarters: their sums are exact, whatever the order.
  for (const {need, gap} of rows) {
    missing += need.importance * gap
    needed += need.importance * need.level
  }
  return {missing: skillWeight(missing), needed: skillWeight(needed)}
}

/** What closing a gap is worth. */
export interface Lever<Row extends WeighedGap = WeighedGap> {
  row: Row
  /** `w·g`, 0–4: how much of the whole shortfall stands here */
  priority: number
  /** `w·min(1, g) ÷ Σ w·r`, 0–1: what one level more adds to readiness */
  lift: number
}

/**
 * The rows that still have a gap, the largest priority first; rows of equal priority keep
 * the order they came in.
 *
 * @see product reference §3.2, step 8
 */
export function levers<Row extends WeighedGap>(rows: readonly Row[]): Lever<Row>[] {
  const total = readinessSums(rows).needed
  return rows
    .filter(({gap}) => gap > 0)
    .map((row) => {
      const weight = skillWeight(row.need.importance)
      return {row, priority: weight * row.gap, lift: (weight * Math.min(1, row.gap)) / total}
    })
    .sort((one, other) => other.priority - one.priority)
}

/** Lowest readiness of difficulty 1, 2, 3 and 4; below the last it is 5. */
const difficultyFrom = [0.85, 0.7, 0.55, 0.4]

/**
 * How hard a path is if no editor says otherwise: 1 (a small step) to 5 (a new profession).
 * The steps follow the assessment's bands: 2 is a strong match and 4 a stretch.
 *
 * @param value - readiness, 0–1
 */
export function difficultyFromReadiness(value: number): 1 | 2 | 3 | 4 | 5 {
  const place = difficultyFrom.findIndex((threshold) => value >= threshold)
  return place === -1 ? 5 : ((place + 1) as 1 | 2 | 3 | 4)
}

interface Ranked {
  _id: string
  order?: number | null
  readiness?: number | undefined
}

/**
 * Order of paths on a career page: by the position that editors give, then the readiest first,
 * then by id, so that the order is total.
 */
export function byOrderThenReadiness(one: Ranked, other: Ranked): number {
  const oneOrder = one.order ?? Number.POSITIVE_INFINITY
  const otherOrder = other.order ?? Number.POSITIVE_INFINITY
  if (oneOrder !== otherOrder) return oneOrder - otherOrder
  const difference = (other.readiness ?? 0) - (one.readiness ?? 0)
  if (difference !== 0) return difference
  return one._id < other._id ? -1 : one._id > other._id ? 1 : 0
}
