import {wordsIn} from '@crosswalk/schemas/rules/text/sentences'
import {expect, test} from 'vitest'
import {parseClause, phrasebook} from './phrasebook.ts'
import {type Phrase, type PhraseName, phrases} from './phrases.ts'

const names = {from: 'Baker', to: 'Buyer', skill: 'Baking'}
const entries = Object.entries(phrases) as [PhraseName, Phrase][]

/** Steps are the most frequent: twelve in each of 9,000 roadmaps for 100,000 paths. */
const mostUses = 150_000

test.each(entries.filter(([, {end}]) => end !== ''))(
  '%s has a wording of its own for every use in the largest dataset',
  (_, {clauses}) => {
    const smallest = clauses.reduce(
      (product, list) => product * Math.min(...list.map((clause) => parseClause(clause).capacity)),
      1,
    )
    expect(smallest).toBeGreaterThan(mostUses)
  },
)

test('two uses of a phrase never say the same', () => {
  const say = phrasebook(1)
  const said = Array.from({length: 5000}, (_, ordinal) => say('limits', ordinal))
  expect(new Set(said).size).toBe(said.length)
})

test('no two phrases begin alike, so that sentences of different phrases differ', () => {
  const openings = entries.flatMap(([, {clauses}]) => clauses[0] ?? [])
  expect(new Set(openings).size).toBe(openings.length)
})

test('titles stay too short to count as a sentence', () => {
  const say = phrasebook(1)
  const titles = entries.filter(([, {end}]) => end === '').map(([name]) => name)
  for (const name of titles) {
    for (let use = 0; use < 500; use += 1) {
      expect(wordsIn(say(name, use, {skill: 'Market quality control'})).length).toBeLessThan(8)
    }
  }
})

test('the same seed gives the same words, another gives others', () => {
  const said = (seed: number) => phrasebook(seed)('pitchNow', 7, names)
  expect(said(1)).toBe(said(1))
  expect(said(2)).not.toBe(said(1))
  expect(said(1)).toMatch(/^[A-Z].*Baker.*\.$/)
})
