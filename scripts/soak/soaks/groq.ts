import {compareRandomQueries} from '@crosswalk/lake/randomQueries'
import type {Soak} from '../soak.ts'

const queriesEach = 50

export const soak: Soak = {
  summary: 'random queries over random documents: the lake answers as groq-js alone does',
  defaultRuns: 50_000,
  run: async ({seed, runs, say, report}) => {
    const start = performance.now()
    let cases = 0
    let failure: string | null = null
    for (let batch = 0; cases < runs && failure === null; batch += 1) {
      try {
        cases += await compareRandomQueries({seed: seed + batch, runs: 20, queriesEach})
        say(`${cases} queries compared`)
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error)
      }
    }
    const seconds = (performance.now() - start) / 1000
    report({name: 'planned and unplanned answers are equal', cases, seconds, failure})
  },
}
