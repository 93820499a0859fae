import {skillWeight} from '../readiness.ts'
import {type LevelOrigin, type SkillNeed, skillGap} from '../skillGap.ts'
import type {Answers} from './answers.ts'
import type {PackTransfer} from './pack.ts'
import type {PackIndex} from './packIndex.ts'
import {isAnswered, type ReaderLevels} from './readerLevels.ts'
import type {LevelSource, SkillRow, Strength} from './result.ts'

/** The skill gap of a reader, the most urgent row first. */
export function skillRows(
  needs: readonly SkillNeed[],
  {levels, transfers, typicalOf}: ReaderLevels,
  answers: Answers,
  index: PackIndex,
): SkillRow[] {
  const rows = skillGap<SkillNeed, PackTransfer>({needs, levels, transfers})
  return rows.map(({need, ownLevel, level, gap, bucket, origin}) => {
    const {skillId, importance} = need
    const weight = skillWeight(importance)
    return {need, ownLevel, level, gap, bucket, weight, source: sourceOf(skillId, origin)}
  })

  function sourceOf(skillId: string, origin: LevelOrigin<PackTransfer>): LevelSource {
    if (origin.kind === 'transfer') {
      const {transfer} = origin
      const fromSkillTitle = index.skillTitles.get(transfer.fromSkillId) ?? transfer.fromSkillId
      const fromLevel = levels.get(transfer.fromSkillId) ?? 0
      return {kind: 'transfer', transfer, fromSkillTitle, fromLevel}
    }
    if (isAnswered(answers.skills[skillId])) return answerSource
    const career = typicalOf.get(skillId)
    return career === undefined ? noSource : {kind: 'typical', career}
  }
}

const answerSource = {kind: 'answer'} as const
const noSource = {kind: 'none'} as const

/** The most urgent three, as `skillRows` orders them. */
export function mostUrgent(rows: readonly SkillRow[]): SkillRow[] {
  return rows.filter(({gap}) => gap > 0).slice(0, 3)
}

/**
 * What speaks for the reader: skills that are there, or close and not among the most urgent, those first that an answer or an
 * advantage vouches for, then by how much they add, `w × min(r, level)`.
 *
 * @returns at most three
 */
export function strengthsOf(rows: readonly SkillRow[]): Strength[] {
  const urgent = mostUrgent(rows)
  return rows
    .filter((row) => row.bucket !== 'learn' && row.level > 0 && !urgent.includes(row))
    .map((row) => ({row, covered: row.weight * Math.min(row.need.level, row.level)}))
    .sort(
      (one, other) =>
        Number(isCited(other.row)) - Number(isCited(one.row)) || other.covered - one.covered,
    )
    .slice(0, 3)
}

function isCited({source}: SkillRow): boolean {
  return source.kind === 'answer' || source.kind === 'transfer'
}
