import {countWords} from '../plainText.ts'
import {sentencesIn} from './sentences.ts'

/**
 * Beyond what the fields themselves allow: how long a whole document may be. At 230 words a
 * minute a path takes up to seven minutes, of which the upper end of its range is made; below
 * the lower end a path cannot say what is particular about it.
 */
const documentWords: Readonly<Record<string, {min: number; max: number}>> = {
  transitionPath: {min: 300, max: 1600},
  advantage: {min: 40, max: 350},
  learningRoadmap: {min: 250, max: 3500},
  skill: {min: 30, max: 250},
}

/** A sentence that has to be read twice is two sentences. */
const maxSentenceWords = 45

/** On a telephone a paragraph of this length fills the screen. */
const maxParagraphWords = 130

export function checkDocumentLength(type: string, texts: readonly string[]): true | string {
  const limits = documentWords[type]
  if (limits === undefined) return true
  const words = texts.reduce((sum, text) => sum + countWords(text), 0)
  if (words < limits.min) {
    return `The document has ${words} words. Say more of what is particular here, up to ${limits.min} at least.`
  }
  if (words > limits.max) {
    return `The document has ${words} words. Cut it to ${limits.max} or fewer.`
  }
  return true
}

export function checkSentenceLength(text: string): true | string {
  const long = sentencesIn(text).find((sentence) => countWords(sentence) > maxSentenceWords)
  if (long === undefined) return true
  return `“${beginningOf(long)}” has ${countWords(long)} words. Split it into sentences of ${maxSentenceWords} words or fewer.`
}

export function checkParagraphLength(text: string): true | string {
  const long = text.split('\n').find((paragraph) => countWords(paragraph) > maxParagraphWords)
  if (long === undefined) return true
  return `The paragraph “${beginningOf(long)}” has ${countWords(long)} words. Split it into paragraphs of ${maxParagraphWords} words or fewer.`
}

/** Enough words to find the place. */
export function beginningOf(text: string): string {
  const words = text.split(/\s+/)
  return words.length <= 8 ? text : `${words.slice(0, 8).join(' ')} …`
}
