import {levers} from '../readiness.ts'
import type {PackStep} from './pack.ts'
import type {RankedCareer, SkillLever, SkillRow} from './result.ts'

/** Every gap with what closing it is worth, the largest priority first. */
export function skillLevers({rows, way}: Pick<RankedCareer, 'rows' | 'way'>): SkillLever[] {
  const steps = way.kind === 'none' ? [] : way.plan.steps
  return levers(rows).map((lever) => ({...lever, cheapestStep: cheapestStep(lever.row, steps)}))
}

/**
 * Most gain for an hour: by `lift ÷ hours` of the cheapest step that raises the skill.
 *
 * @returns at most three, without skills that no open step raises
 * @see product reference §3.2, step 8
 */
export function quickWins(all: readonly SkillLever[]): SkillLever[] {
  // Compared crosswise, so that a step of no hours is the quickest and nothing is divided by 0.
  const hours = (lever: SkillLever) => lever.cheapestStep?.hours ?? 0
  return all
    .filter(({cheapestStep}) => cheapestStep !== null)
    .sort((one, other) => other.lift * hours(one) - one.lift * hours(other))
    .slice(0, 3)
}

function cheapestStep({need, ownLevel}: SkillRow, steps: readonly PackStep[]): PackStep | null {
  let cheapest: PackStep | null = null
  for (const step of steps) {
    const raises = step.skills.some(
      ({skillId, reachesLevel}) => skillId === need.skillId && reachesLevel > ownLevel,
    )
    if (raises && (cheapest === null || step.hours < cheapest.hours)) cheapest = step
  }
  return cheapest
}
