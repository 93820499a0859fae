import {
  assessmentProperties,
  checkProperty,
} from '@crosswalk/schemas/rules/assessment/testing/checkProperty'
import type {Soak, SoakResult} from '../soak.ts'

export const soak: Soak = {
  summary: 'what the scoring, its data pack and its share links promise, with random content',
  defaultRuns: 20_000,
  run: async ({seed, runs, say}) => {
    const proofs: SoakResult['proofs'] = []
    for (const property of assessmentProperties) {
      say(property.name)
      const start = performance.now()
      const failure = checkProperty(property, {runs, seed})
      const seconds = (performance.now() - start) / 1000
      proofs.push({name: property.name, cases: runs, seconds, failure})
    }
    return {proofs}
  },
}
