import type {Advantage, Career, TransitionPath} from '../generated/types.ts'
import {type GapRow, type SkillNeed, type SkillTransfer, skillGap} from './skillGap.ts'
import {findSpecialisation} from './titles.ts'

export interface PathTransfer extends SkillTransfer {
  advantageId: string
  advantageTitle: string
}

interface PathGapInput {
  path: Pick<TransitionPath, 'specialisation' | 'gapOverrides'>
  from: Pick<Career, 'typicalSkills'>
  to: Pick<Career, 'skills' | 'specialisations'>
  advantages: readonly Pick<Advantage, '_id' | 'title' | 'transfers'>[]
  titleOf: (skillId: string) => string
}

/** The gap of a path, from documents as they are stored; rows that are not filled in are passed over. */
export function pathGap({
  path,
  from,
  to,
  advantages,
  titleOf,
}: PathGapInput): GapRow<SkillNeed, PathTransfer>[] {
  const specialisation = findSpecialisation(to.specialisations, path.specialisation)
  return skillGap({
    needs: needsOf(to.skills, titleOf),
    adjustments: needsOf(specialisation?.skillAdjustments, titleOf),
    levels: (from.typicalSkills ?? []).flatMap(({skill, level}) =>
      skill === undefined || level === undefined ? [] : [{skillId: skill._ref, level}],
    ),
    overrides: (path.gapOverrides ?? []).flatMap(({skill, fromLevel, reason = ''}) =>
      skill === undefined || fromLevel === undefined
        ? []
        : [{skillId: skill._ref, fromLevel, reason}],
    ),
    transfers: advantages.flatMap(transfersOf),
  })
}

function needsOf(rows: Career['skills'], titleOf: (skillId: string) => string): SkillNeed[] {
  return (rows ?? []).flatMap(({skill, importance, level}) =>
    skill === undefined || importance === undefined || level === undefined
      ? []
      : [{skillId: skill._ref, title: titleOf(skill._ref), importance, level}],
  )
}

function transfersOf({
  _id,
  title = '',
  transfers,
}: Pick<Advantage, '_id' | 'title' | 'transfers'>): PathTransfer[] {
  return (transfers ?? []).flatMap(({fromSkill, toSkill, strength}) =>
    fromSkill === undefined || toSkill === undefined || strength === undefined
      ? []
      : [
          {
            fromSkillId: fromSkill._ref,
            toSkillId: toSkill._ref,
            strength,
            advantageId: _id,
            advantageTitle: title,
          },
        ],
  )
}
