import type {GapRow} from './skillGap.ts'

/** From this importance a gap that the roadmap leaves open stops the path from being published. */
const mustCoverFromImportance = 4

interface PhaseLevels {
  steps?: readonly {
    optional?: boolean
    skills?: readonly {skill?: {_ref?: string}; reachesLevel?: number}[]
  }[]
}

/** The highest level that the required steps of a roadmap reach, by skill. */
export function reachedLevels(phases: readonly PhaseLevels[] | undefined): Map<string, number> {
  const reached = new Map<string, number>()
  for (const {steps} of phases ?? []) {
    for (const step of steps ?? []) {
      if (step.optional === true) continue
      for (const {skill, reachesLevel = 0} of step.skills ?? []) {
        const id = skill?._ref
        if (id !== undefined) reached.set(id, Math.max(reached.get(id) ?? 0, reachesLevel))
      }
    }
  }
  return reached
}

/** A gap that no required step closes. */
export interface UncoveredGap<Row extends GapRow = GapRow> {
  row: Row
  /** 0–4 */
  reached: number
  /** An error on the path; otherwise a warning. */
  isDecisive: boolean
}

/** @returns in the order of the rows, the most urgent first */
export function uncoveredGaps<Row extends GapRow>(
  rows: readonly Row[],
  reached: ReadonlyMap<string, number>,
): UncoveredGap<Row>[] {
  return rows.flatMap((row) => {
    const {need, gap} = row
    const level = reached.get(need.skillId) ?? 0
    if (gap === 0 || level >= need.level) return []
    return [{row, reached: level, isDecisive: need.importance >= mustCoverFromImportance}]
  })
}
