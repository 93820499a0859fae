import {expect, test} from 'vitest'
import {checkReadingGrade, countSyllables, maxReadingGrade, readingGrade} from './readingGrade.ts'

test.each([
  ['cat', 1],
  ['used', 1],
  ['needed', 2],
  ['table', 2],
  ['manager', 3],
  ['stakeholder', 4],
  ['half-hour', 2],
  ['42', 1],
])('%s has %i syllables', (word, syllables) => {
  // "stakeholder" keeps the e inside: counters by spelling hear four where speakers say three.
  expect(countSyllables(word)).toBe(syllables)
})

const plain = 'You ask five people what they do on a Monday. Then you write it down. '.repeat(8)
const heavy =
  'Organisational stakeholder communication necessitates comprehensive documentation of interdependent architectural responsibilities. '.repeat(
    12,
  )

test('the grade is that of the formula', () => {
  // 15 words, 2 sentences, 17 syllables: 0.39 × 7.5 + 11.8 × 17/15 − 15.59
  expect(readingGrade([plain])).toBeCloseTo(0.71, 1)
})

test('plain text passes, heavy text says how heavy it is', () => {
  expect(checkReadingGrade([plain])).toBe(true)
  expect(checkReadingGrade([heavy])).toMatch(/reads at grade \d\d/)
  expect(readingGrade([heavy])).toBeGreaterThan(maxReadingGrade)
})

test('a text too short to be judged has no grade', () => {
  expect(readingGrade(['Organisational stakeholder communication.'])).toBeUndefined()
})
