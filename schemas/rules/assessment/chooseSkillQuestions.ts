import {readiness, skillWeight} from '../readiness.ts'
import {adjustedNeeds, type SkillNeed, skillGap} from '../skillGap.ts'
import {type Answers, noAnswers} from './answers.ts'
import {compareText} from './compareText.ts'
import type {AssessmentPack, PackSkill} from './pack.ts'
import {packIndex} from './packIndex.ts'
import {readerLevels} from './readerLevels.ts'

export interface SkillQuestion {
  /** With `levels` to choose from. */
  skill: PackSkill & {levels: NonNullable<PackSkill['levels']>}
  /** Typical of the roles, 0–4, the higher of several; `null` if they say nothing of it. */
  typicalLevel: 0 | 1 | 2 | 3 | 4 | null
}

/** Who is asked about skills to explore with: people's nearest targets, among which they will choose. */
const candidateTargets = 8

/**
 * Which skills to ask about, the most telling first.
 *
 * - For a named target: its skills (with those of the specialisation), by importance, then level.
 * - To explore: those with the largest spread of `w × r` across the eight targets that the roles
 *   are readiest for, or across all targets without a role. Spread is the standard deviation; a
 *   target that does not need the skill counts as 0. Of equals those of the readiest target first.
 *
 * @returns at most `pack.maxSkillQuestions`, none of them twice; ties by title, then id
 * @see product reference §3.1, question 4
 */
export function chooseSkillQuestions(
  pack: AssessmentPack,
  {target, specialisation, roles}: Pick<Answers, 'target' | 'specialisation' | 'roles'>,
): SkillQuestion[] {
  const index = packIndex(pack)
  const {levels} = readerLevels({...noAnswers, roles}, index)
  const career = index.targets.find(({id}) => id === target)
  const weights =
    career === undefined
      ? spreads(nearestNeeds(index.targets, levels), levels.size > 0)
      : importances(
          adjustedNeeds(
            career.needs,
            career.specialisations.find(({key}) => key === specialisation)?.adjustments ?? [],
          ),
        )
  return pack.skills
    .flatMap((skill) => {
      const weight = weights.get(skill.id)
      if (weight === undefined || skill.levels === null) return []
      const typicalLevel = (levels.get(skill.id) ?? null) as SkillQuestion['typicalLevel']
      return [{weight, question: {skill: {...skill, levels: skill.levels}, typicalLevel}}]
    })
    .sort(
      (one, other) =>
        other.weight.value - one.weight.value ||
        one.weight.place - other.weight.place ||
        compareText(one.question.skill.title, other.question.skill.title) ||
        compareText(one.question.skill.id, other.question.skill.id),
    )
    .slice(0, pack.maxSkillQuestions)
    .map(({question}) => question)
}

/** By importance, then by level: a level counts less than a step of importance. */
function importances(needs: readonly SkillNeed[]): Map<string, Weight> {
  return new Map(
    needs.map(({skillId, importance, level}) => [
      skillId,
      {value: importance + level / 10, place: 0},
    ]),
  )
}

interface Weight {
  value: number
  /** Of the first target that needs the skill, the readiest being 0. */
  place: number
}

function nearestNeeds(
  targets: readonly {id: string; needs: readonly SkillNeed[]}[],
  levels: ReadonlyMap<string, number>,
): (readonly SkillNeed[])[] {
  if (levels.size === 0) return targets.map(({needs}) => needs)
  return targets
    .map(({id, needs}) => ({id, needs, share: readiness(skillGap({needs, levels})) ?? 0}))
    .sort((one, other) => other.share - one.share || compareText(one.id, other.id))
    .slice(0, candidateTargets)
    .map(({needs}) => needs)
}

function spreads(profiles: readonly (readonly SkillNeed[])[], isRanked: boolean) {
  const sums = new Map<string, {sum: number; squares: number; place: number}>()
  profiles.forEach((needs, place) => {
    for (const {skillId, importance, level} of needs) {
      const value = skillWeight(importance) * level
      const before = sums.get(skillId) ?? {sum: 0, squares: 0, place: isRanked ? place : 0}
      const {sum, squares} = before
      sums.set(skillId, {...before, sum: sum + value, squares: squares + value * value})
    }
  })
  const count = profiles.length
  return new Map(
    [...sums].map(([skillId, {sum, squares, place}]): [string, Weight] => {
      const variance = squares / count - (sum / count) ** 2
      // Rounded: the order in which targets are added must not decide between equals.
      return [skillId, {value: Math.round(Math.sqrt(Math.max(0, variance)) * 1e9), place}]
    }),
  )
}
