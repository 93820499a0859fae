import {hashText, mixed} from './hash.ts'
import {wordsIn} from './sentences.ts'

/** Words that have to follow each other in both texts to count as shared. */
export const shingleWords = 5

/**
 * The distinct runs of five words in a text, as rising 32-bit hashes. Two texts of 600 words seem
 * to share one by accident in one pair of twelve thousand, which moves nothing.
 */
export function shinglesOf(texts: readonly string[]): Uint32Array {
  const words = texts.flatMap(wordsIn).map((word) => hashText(word))
  const shingles = Uint32Array.from(
    {length: Math.max(0, words.length - shingleWords + 1)},
    (_, start) => {
      let hash = 0
      for (let next = start; next < start + shingleWords; next += 1) {
        hash = mixed(hash ^ (words[next] ?? 0))
      }
      return hash
    },
  ).sort()
  return shingles.filter((shingle, index) => shingle !== shingles[index - 1])
}

/** Shared shingles ÷ all shingles of two texts: 0 (none) to 1 (the same); 0 for two empty ones. */
export function jaccard(one: Uint32Array, other: Uint32Array): number {
  const shared = countShared(one, other)
  const all = one.length + other.length - shared
  return all === 0 ? 0 : shared / all
}

/** @param one - rising, like `other` */
export function countShared(one: Uint32Array, other: Uint32Array): number {
  let shared = 0
  let left = 0
  let right = 0
  while (left < one.length && right < other.length) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0)
    if (difference === 0) shared += 1
    if (difference <= 0) left += 1
    if (difference >= 0) right += 1
  }
  return shared
}
