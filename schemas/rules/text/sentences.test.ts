import {expect, test} from 'vitest'
import {sentencesIn, wordsIn} from './sentences.ts'

test.each([
  ['You ask. They answer.', ['You ask.', 'They answer.']],
  ['Read it, e.g. On Monday, then stop.', ['Read it, e.g. On Monday, then stop.']],
  ['“Why?” They do not know.', ['“Why?”', 'They do not know.']],
  ['It costs 3.5 hours. 20 people came!', ['It costs 3.5 hours.', '20 people came!']],
  ['A list item\nAnother', ['A list item', 'Another']],
  ['  ', []],
])('%j is split into sentences', (text, sentences) => {
  expect(sentencesIn(text)).toEqual(sentences)
})

test('words are compared without case, marks and the shape of apostrophes', () => {
  expect(wordsIn('“Don’t” say well-known, SAY 20!')).toEqual(wordsIn("don't say well-known say 20"))
})
