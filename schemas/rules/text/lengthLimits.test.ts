import {expect, test} from 'vitest'
import {
  beginningOf,
  checkDocumentLength,
  checkParagraphLength,
  checkSentenceLength,
} from './lengthLimits.ts'

const words = (count: number) => Array.from({length: count}, () => 'word').join(' ')

test('a sentence has up to 45 words, a paragraph up to 130', () => {
  expect(checkSentenceLength(`${words(45)}. Word ${words(20)}.`)).toBe(true)
  expect(checkSentenceLength(`${words(46)}.`)).toMatch(/“word .* …” has 46 words/)
  expect(checkParagraphLength(`${words(130)}\n${words(130)}`)).toBe(true)
  expect(checkParagraphLength(words(131))).toMatch(/has 131 words/)
})

test.each([
  ['transitionPath', 299, /299 words.*300/],
  ['transitionPath', 300, true],
  ['transitionPath', 1600, true],
  ['transitionPath', 1601, /Cut it to 1600/],
  ['page', 1, true],
])('a %s of %i words', (type, count, expected) => {
  const checked = checkDocumentLength(type, [words(count)])
  if (expected === true) expect(checked).toBe(true)
  else expect(checked).toMatch(expected as RegExp)
})

test('a short text is quoted whole', () => {
  expect(beginningOf('Too long.')).toBe('Too long.')
})
