import {skillWeight} from '../readiness.ts'
import {type SkillNeed, skillGap} from '../skillGap.ts'
import type {Answers} from './answers.ts'
import type {PackTransfer} from './pack.ts'
import type {PackIndex} from './packIndex.ts'
import {isAnswered, type ReaderLevels} from './readerLevels.ts'
import type {LevelSource, SkillRow, Strength} from './result.ts'

/** The skill gap of a reader, the most urgent row first. */
export function skillRows(
  needs: readonly SkillNeed[],
  adjustments: readonly SkillNeed[],
  {levels, transfers, typicalOf}: ReaderLevels,
  answers: Answers,
  index: PackIndex,
): SkillRow[] {
  const rows = skillGap<SkillNeed, PackTransfer>({needs, adjustments, levels, transfers})
  return rows.map(({origin, ...row}) => {
    const {skillId, importance} = row.need
    const career = typicalOf.get(skillId)
    let source: LevelSource = career === undefined ? {kind: 'none'} : {kind: 'typical', career}
    if (isAnswered(answers.skills[skillId])) source = {kind: 'answer'}
    if (origin.kind === 'transfer') {
      const {fromSkillId} = origin.transfer
      source = {
        kind: 'transfer',
        transfer: origin.transfer,
        fromSkillTitle: index.skillTitles.get(fromSkillId) ?? fromSkillId,
        fromLevel: levels.get(fromSkillId) ?? 0,
      }
    }
    return {...row, source, weight: skillWeight(importance)}
  })
}

/**
 * What speaks for the reader: skills that are there or close, those first that an answer or an
 * advantage vouches for, then by how much they add, `w × min(r, level)`.
 *
 * @returns at most three
 */
export function strengthsOf(rows: readonly SkillRow[]): Strength[] {
  return rows
    .filter(({bucket, level}) => bucket !== 'learn' && level > 0)
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
