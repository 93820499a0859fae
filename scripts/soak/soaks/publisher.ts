import {provePublisherKills} from '../publisherKills.ts'
import {proveSteadyMemory} from '../publisherMemory.ts'
import {provePublishing} from '../publisherProof.ts'
import type {Soak} from '../soak.ts'

const stepsPerSequence = 12
/** Kills for each sequence of edits: 300 for 500. */
const killsPerSequence = 0.6
/** Publishes for each sequence: 10,000 for 500. */
const publishesPerSequence = 20

export const soak: Soak = {
  summary:
    'the publisher under kills, its memory, and its releases against clean builds, byte for byte',
  defaultRuns: 500,
  run: async ({seed, runs, say, report}) => {
    report(await provePublisherKills({seed, runs: Math.ceil(runs * killsPerSequence), say}))
    report(await proveSteadyMemory({seed, runs: runs * publishesPerSequence, say}))
    const start = performance.now()
    const failure = await provePublishing({seed, sequences: runs, steps: stepsPerSequence, say})
    const seconds = (performance.now() - start) / 1000
    const name = 'a release equals a clean build after any sequence of edits'
    report({name, cases: runs, seconds, failure})
  },
}
