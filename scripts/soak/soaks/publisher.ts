import {provePublishing} from '../publisherProof.ts'
import type {Soak} from '../soak.ts'

const stepsPerSequence = 12

export const soak: Soak = {
  summary: 'releases after random edits against clean builds of the same content, byte for byte',
  defaultRuns: 500,
  run: async ({seed, runs, say}) => {
    const start = performance.now()
    const failure = await provePublishing({seed, sequences: runs, steps: stepsPerSequence, say})
    const seconds = (performance.now() - start) / 1000
    const name = 'a release equals a clean build after any sequence of edits'
    return {proofs: [{name, cases: runs, seconds, failure}]}
  },
}
