import {expect, test} from 'vitest'
import {compareRandomQueries} from './randomQueries.ts'

test('a planned query has the answer of groq-js', async () => {
  expect(await compareRandomQueries({seed: 7, runs: 30, queriesEach: 30})).toBe(900)
}, 60_000)
