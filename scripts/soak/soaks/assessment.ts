import {
  assessmentProperties,
  checkProperty,
} from '@crosswalk/schemas/rules/assessment/testing/checkProperty'
import type {Soak} from '../soak.ts'

export const soak: Soak = {
  summary: 'what the scoring, its data pack and its share links promise, with random content',
  defaultRuns: 20_000,
  run: async ({seed, runs, say, report}) => {
    for (const property of assessmentProperties) {
      say(property.name)
      const start = performance.now()
      const failure = checkProperty(property, {runs, seed})
      const seconds = (performance.now() - start) / 1000
      report({name: property.name, cases: runs, seconds, failure})
    }
  },
}
