import type {Answers} from './answers.ts'
import {type Measure, measureOf} from './measure.ts'
import {careerNotices, readerNotices} from './notices.ts'
import type {AssessmentPack, PackCareer} from './pack.ts'
import {stepwiseRoute} from './plan.ts'
import {rankingOf} from './rankCareers.ts'
import {isAnswered} from './readerLevels.ts'
import type {Assessment, Confidence, Exploration, SkillRow} from './result.ts'
import {quickWins, skillLevers} from './skillLevers.ts'
import {nextBand, whatIfs} from './whatIfs.ts'

/**
 * Everything that the result prints, computed from the answers alone.
 *
 * A named target is assessed. Without one, or if the pack does not have it (with the notice
 * `unknownTarget`), all targets are ranked instead.
 *
 * @param now - milliseconds since the epoch, UTC; decides how far off the last month is
 * @see product reference §3.2 and §3.3
 */
export function assess(
  pack: AssessmentPack,
  answers: Answers,
  now: number,
): Assessment | Exploration {
  const measure = measureOf(pack, answers, now)
  const career = measure.index.targets.find(({id}) => id === answers.target)
  if (career !== undefined) return assessmentOf(career, measure, now)
  const ranking = {...rankingOf(measure), notices: readerNotices(measure)}
  return {kind: 'options', ranking}
}

function assessmentOf(career: PackCareer, measure: Measure, now: number): Assessment {
  const {answers, reader, index} = measure
  const specialisation =
    career.specialisations.find(({key}) => key === answers.specialisation) ?? null
  const measured = measure.of(career, specialisation)
  const question = {career, specialisation, now}
  const levers = skillLevers(measured)
  const others = rankingOf(measure)
    .groups.flat()
    .filter((other) => other.career.id !== career.id)
  return {
    kind: 'career',
    ...measured,
    specialisation,
    isReady: measured.rows.every(({gap}) => gap === 0),
    route:
      measured.way.kind === 'matching' ? null : stepwiseRoute(career.id, reader, answers, index),
    levers,
    quickWins: quickWins(levers),
    others: others.slice(0, 2),
    whatIfs: whatIfs(measured, measure, question),
    nextBand: nextBand(measured, measure, question),
    confidence: confidenceOf(measured.rows, answers),
    notices: [...readerNotices(measure), ...careerNotices(measured, measure)],
  }
}

/**
 * The weight of the skills that the reader has answered in that of all: `Σ w answered ÷ Σ w`.
 *
 * @see product reference §3.2, step 9
 */
function confidenceOf(rows: readonly SkillRow[], {skills}: Answers): Confidence {
  const answered = rows.filter(({need}) => isAnswered(skills[need.skillId]))
  const sum = (some: readonly SkillRow[]) => some.reduce((total, {weight}) => total + weight, 0)
  const share = sum(answered) / sum(rows)
  // Weights are fifths, whose sums are not exact.
  const rounded = Math.round(share * 1e9) / 1e9
  const level = rounded >= 0.8 ? 'high' : rounded >= 0.5 ? 'medium' : 'low'
  return {share, level, answered: answered.length, needed: rows.length}
}
