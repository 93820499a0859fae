import {repeatedKeys} from './keys.ts'
import {type CheckResult, type Finding, type ReferenceLike, resultOf} from './references.ts'

interface WeightsLike {
  readiness?: number
  interest?: number
  feasibility?: number
}

const sumTolerance = 0.001

export function checkWeights(weights: WeightsLike | undefined): true | string {
  const {readiness, interest, feasibility} = weights ?? {}
  if (readiness === undefined || interest === undefined || feasibility === undefined) return true
  const sum = readiness + interest + feasibility
  // The tolerance is a decimal; compare in millionths so that binary fractions do not decide.
  if (Math.round(Math.abs(sum - 1) * 1e6) <= sumTolerance * 1e6) return true
  return `The three weights add up to ${Number(sum.toFixed(3))}. Change them so that they add up to 1.`
}

/** Interests predict satisfaction weakly, and the short form's six factors are disputed. */
const maxInterestWeight = 0.25

export function checkInterestWeight(weights: WeightsLike | undefined): true | string {
  const interest = weights?.interest
  if (interest === undefined || interest <= maxInterestWeight) return true
  return `Interests predict satisfaction only weakly. Keep their weight at ${maxInterestWeight} or below.`
}

/** Bands fall in order and the last takes every remaining score. */
export function checkBands(
  bands: readonly {key?: string; minimumScore?: number}[] | undefined,
): true | string {
  if (bands === undefined) return true
  const scores = bands.map(({minimumScore}) => minimumScore)
  if (scores.some((score) => score === undefined)) return true
  const falling = scores.every((score, index) => {
    const next = scores[index + 1]
    return next === undefined || (score ?? 0) > next
  })
  if (!falling) return 'Order the bands from the highest score to the lowest, all different.'
  if (scores.at(-1) !== 0) return 'Let the last band start at 0, so that every result has a band.'
  const [repeated] = repeatedKeys(bands)
  if (repeated !== undefined) {
    return `Two bands have the key “${repeated}”. Remove the copy and add it again.`
  }
  return true
}

interface QuestionLike {
  kind?: string
  skill?: ReferenceLike
  interestType?: string
  options?: readonly {value?: string}[]
}

/** What a question of each kind needs to be asked and scored. */
export function checkQuestion(question: QuestionLike | undefined): CheckResult {
  const {kind, skill, interestType, options} = question ?? {}
  const findings: Finding[] = []
  if (kind === 'skill' && skill === undefined) {
    findings.push({message: 'Choose the skill that the question asks about.', path: ['skill']})
  }
  if (kind === 'interest' && interestType === undefined) {
    findings.push({
      message: 'Choose the type of interest that the answer counts for.',
      path: ['interestType'],
    })
  }
  if (kind === 'single' && (options?.length ?? 0) < 2) {
    findings.push({message: 'Give at least two answers to choose from.', path: ['options']})
  }
  const values = (options ?? []).flatMap(({value}) => (value === undefined ? [] : [value]))
  if (new Set(values).size < values.length) {
    findings.push({
      message: 'Two answers have the same value. Give each its own.',
      path: ['options'],
    })
  }
  return resultOf(findings)
}
