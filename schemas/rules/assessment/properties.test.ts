import fc from 'fast-check'
import {test} from 'vitest'
import {borderProperties} from './testing/borderProperties.ts'
import {scoringProperties} from './testing/scoringProperties.ts'

/** A short share with a fixed seed; `pnpm soak assessment` runs as many more as asked, with any. */
test.each([...scoringProperties, ...borderProperties])(
  '$name',
  ({property}) => {
    fc.assert(property, {numRuns: 500, seed: 20261123})
  },
  60_000,
)
