import {expect, test} from 'vitest'
import {assessmentProperties, checkProperty} from './testing/checkProperty.ts'

/** A short share with a fixed seed; `pnpm soak assessment` runs as many more as asked, with any. */
test.each(assessmentProperties)(
  '$name',
  (property) => {
    expect(checkProperty(property, {runs: 500, seed: 20261123})).toBeNull()
  },
  60_000,
)
