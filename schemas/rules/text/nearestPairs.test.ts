import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {nearestPairs} from './nearestPairs.ts'
import {jaccard, shinglesOf} from './shingles.ts'

const limit = 0.5

/** What the fast search has to agree with: each text compared with each. */
function compareAll(sets: readonly Uint32Array[]) {
  const pairs = sets.flatMap((set, other) =>
    sets.slice(0, other).map((earlier, one) => ({one, other, jaccard: jaccard(earlier, set)})),
  )
  return {
    above: pairs.filter((pair) => pair.jaccard > limit),
    highest: Math.max(0, ...pairs.map((pair) => pair.jaccard)),
  }
}

/** Small numbers, so that sets overlap often and much. */
const sets = fc.array(
  fc.uniqueArray(fc.nat(30), {maxLength: 12}).map((shingles) => Uint32Array.from(shingles).sort()),
  {maxLength: 14},
)

describe.each([
  {maxSteps: undefined, what: 'everything is counted'},
  {maxSteps: 0, what: 'only rare shingles are looked up'},
])('if $what', ({maxSteps}) => {
  const options = {limit, ...(maxSteps !== undefined && {maxSteps})}

  test('every pair above the limit is found, with its value', () => {
    fc.assert(
      fc.property(sets, (texts) => {
        const found = nearestPairs(texts, options)
        const byPlace = (pairs: typeof found.above) =>
          pairs.map(({one, other, jaccard}) => `${one} ${other} ${jaccard}`).sort()
        expect(byPlace(found.above)).toEqual(byPlace(compareAll(texts).above))
      }),
    )
  })

  test('the nearest pair is the nearest of all, from the similarity stated', () => {
    fc.assert(
      fc.property(sets, (texts) => {
        const {nearest, completeFrom} = nearestPairs(texts, options)
        const {highest} = compareAll(texts)
        if (highest >= completeFrom && highest > 0) expect(nearest?.jaccard).toBe(highest)
        else expect(nearest?.jaccard ?? 0).toBeLessThanOrEqual(highest)
      }),
    )
  })
})

test('two texts that share a sentence share its runs of five words', () => {
  const one = shinglesOf(['You ask six people about one task. Then you stop.'])
  const other = shinglesOf(['You ask six people about one task.', 'They go home.'])
  // Six each, of which the three inside the first sentence are shared.
  expect(jaccard(one, other)).toBeCloseTo(3 / 9)
})

test('a text shorter than a shingle resembles nothing', () => {
  expect(nearestPairs([shinglesOf(['Too short.']), shinglesOf(['Too short.'])], {limit})).toEqual({
    above: [],
    nearest: undefined,
    completeFrom: 0,
  })
})
