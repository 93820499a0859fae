import {sentencesIn, wordsIn} from './sentences.ts'

/** Below this many words one long job title moves the grade by a whole school year. */
export const minWordsForGrade = 100

/**
 * Readers are working adults, many with English as a second language, who read in the evening.
 * The terms of a trade raise a text by one or two grades whatever its author does, so the limit
 * stands at the English of a sixteen-year-old; well-kept guides lie between 5 and 9.
 */
export const maxReadingGrade = 10

/**
 * Flesch-Kincaid grade: `0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59`,
 * in years of schooling in the United States.
 *
 * @param texts - running text; fewer words than `minWordsForGrade` give no grade
 * @see Kincaid et al., "Derivation of New Readability Formulas for Navy Enlisted Personnel", 1975
 */
export function readingGrade(texts: readonly string[]): number | undefined {
  let sentences = 0
  let words = 0
  let syllables = 0
  for (const sentence of texts.flatMap(sentencesIn)) {
    const found = wordsIn(sentence)
    if (found.length === 0) continue
    sentences += 1
    words += found.length
    for (const word of found) syllables += countSyllables(word)
  }
  if (words < minWordsForGrade) return undefined
  return (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59
}

/**
 * Groups of vowels, without a silent e at the end and its -es and -ed: "used" has one, "table"
 * two. Right for most English words, and what other counters of this grade do.
 *
 * @param word - in lower case; a number counts as one
 */
export function countSyllables(word: string): number {
  const parts = word.split('-')
  return parts.reduce((sum, part) => {
    const letters = part.replace(/[^a-z]/g, '')
    const spoken = letters.replace(/([^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$/, '')
    return sum + Math.max(1, (spoken || letters).match(/[aeiouy]+/g)?.length ?? 1)
  }, 0)
}

export function checkReadingGrade(texts: readonly string[]): true | string {
  const grade = readingGrade(texts)
  // As it is printed, so that nobody is told that 10.0 is above 10.
  const shown = grade?.toFixed(1)
  if (shown === undefined || Number(shown) <= maxReadingGrade) return true
  return `The text reads at grade ${shown}; readers get along with ${maxReadingGrade} or less. Split long sentences and choose shorter words.`
}
