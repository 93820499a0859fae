import {expect, test} from 'vitest'
import {comparableSentences, SentenceCount} from './repeatedSentences.ts'

const sentence = 'You ask six people what they do on a Monday.'
const sameWording = '“You ask six people: what they do, on a Monday!”'
const shorter = 'You ask six people what they do.'

function repeatedIn(...documents: string[][]) {
  const count = new SentenceCount()
  for (const texts of documents) count.add(texts)
  const isRepeated = count.repeated()
  return [...comparableSentences([sentence]).keys()].some(isRepeated)
}

test('a sentence may stand in two documents, not in a third', () => {
  expect(repeatedIn([sentence], [sentence])).toBe(false)
  expect(repeatedIn([sentence], [sentence], [`Before it. ${sentence}`])).toBe(true)
})

test('marks and case make no other sentence', () => {
  expect(repeatedIn([sentence], [sentence], [sameWording])).toBe(true)
})

test('a document counts once, however often it says something', () => {
  expect(repeatedIn([sentence, sentence], [sentence])).toBe(false)
})

test('seven words are no sentence to be compared', () => {
  expect(comparableSentences([shorter]).size).toBe(0)
})

test('counting goes on beyond the memory that it starts with', () => {
  const many = Array.from({length: 5000}, (_, place) => [`${sentence.slice(0, -1)} at ${place}.`])
  expect(repeatedIn(...many)).toBe(false)
  expect(repeatedIn(...many, [sentence], [sentence], [sentence])).toBe(true)
})
