import {transfersByTarget} from '../skillGap.ts'
import type {Answers, SkillAnswer, Years} from './answers.ts'
import type {PackCareer, PackTransfer} from './pack.ts'
import {byTitle, type PackIndex} from './packIndex.ts'

/** What a reader brings: `u` of the formulas, and where it comes from. */
export interface ReaderLevels {
  /** Those roles of the answers that the pack has, by title. */
  roles: readonly PackCareer[]
  /** `u`, 0–4, by skill; a skill that is missing counts as 0. */
  levels: ReadonlyMap<string, number>
  /** The role that a level is typical of, for skills that the reader did not answer. */
  typicalOf: ReadonlyMap<string, PackCareer>
  /** Of the advantages that hold for one of the roles, or for everybody, by the skill they lead to. */
  transfers: ReadonlyMap<string, readonly PackTransfer[]>
}

/** Levels that are typical after some years are one less in the first two and one more from ten. */
const yearsShift: Record<Years, number> = {'under-2': -1, '2-4': 0, '5-9': 0, '10-up': 1}

/**
 * `u = answer ?? clamp(typical + shift(years), 0, 4) ?? 0`; of several roles the higher level.
 *
 * A skill that a role does not list is 0 whatever the years: nobody said that it comes with the job.
 *
 * @see product reference §3.2 and §3.6, "two roles"
 */
export function readerLevels(answers: Answers, index: PackIndex): ReaderLevels {
  const roles = [...new Set(answers.roles)]
    .flatMap((id) => index.careers.get(id) ?? [])
    .filter(({isBackground}) => isBackground)
    .sort(byTitle)
  const roleIds = new Set(roles.map(({id}) => id))
  const shift = answers.years === null ? 0 : yearsShift[answers.years]
  const levels = new Map<string, number>()
  const typicalOf = new Map<string, PackCareer>()
  for (const role of roles) {
    for (const {skillId, level} of role.haves) {
      const shifted = Math.min(4, Math.max(0, level + shift))
      if (shifted <= (levels.get(skillId) ?? -1)) continue
      levels.set(skillId, shifted)
      typicalOf.set(skillId, role)
    }
  }
  for (const [skillId, answer] of Object.entries(answers.skills)) {
    if (!isAnswered(answer)) continue
    levels.set(skillId, answer)
    typicalOf.delete(skillId)
  }
  const transfers = index.transfers.filter(
    ({backgroundIds}) => backgroundIds === null || backgroundIds.some((id) => roleIds.has(id)),
  )
  return {roles, levels, typicalOf, transfers: transfersByTarget(transfers)}
}

/** *Not sure* is no answer. */
export function isAnswered(answer: SkillAnswer | undefined): answer is 0 | 1 | 2 | 3 | 4 {
  return typeof answer === 'number'
}
