import {wideHash} from './hash.ts'
import {sentencesIn, wordsIn} from './sentences.ts'

/** Shorter ones, such as "Write down what you find.", may be said twice. */
export const minRepeatedWords = 8

/** Two documents may share a sentence; a third has to find words of its own. */
export const maxDocumentsPerSentence = 2

/** The sentences of a document that no third document may hold, by their wording alone. */
export function comparableSentences(texts: readonly string[]): Map<string, string> {
  const sentences = new Map<string, string>()
  for (const sentence of texts.flatMap(sentencesIn)) {
    const words = wordsIn(sentence)
    if (words.length >= minRepeatedWords) sentences.set(words.join(' '), sentence)
  }
  return sentences
}

/**
 * Finds the wordings that stand in more than two documents, in the memory of eight bytes a
 * sentence: documents are read twice, so that texts need not be kept.
 */
export class SentenceCount {
  #hashes = new Float64Array(1024)
  #length = 0

  add(texts: readonly string[]): void {
    for (const wording of comparableSentences(texts).keys()) {
      if (this.#length === this.#hashes.length) {
        const longer = new Float64Array(2 * this.#length)
        longer.set(this.#hashes)
        this.#hashes = longer
      }
      this.#hashes[this.#length] = wideHash(wording)
      this.#length += 1
    }
  }

  /** True for the wordings of too many documents, once all documents have been added. */
  repeated(): (wording: string) => boolean {
    const sorted = this.#hashes.subarray(0, this.#length).sort()
    const found = new Set<number>()
    for (let index = maxDocumentsPerSentence; index < sorted.length; index += 1) {
      const hash = sorted[index]
      if (hash !== undefined && hash === sorted[index - maxDocumentsPerSentence]) found.add(hash)
    }
    return (wording) => found.has(wideHash(wording))
  }
}
