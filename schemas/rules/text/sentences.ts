/** A full stop after these ends no sentence. */
const abbreviation = /(?:^|[\s(“"])(?:e\.g|i\.e|etc|vs|cf|approx|Dr|Mr|Mrs|Ms|Prof|St|No|[A-Z])\.$/

/**
 * Splits text into sentences: at `.`, `!`, `?` or `…` before white space and a capital, a digit
 * or an opening quotation mark, and at every line break.
 */
export function sentencesIn(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const sentences: string[] = []
    let start = 0
    for (const {index, 0: end} of line.matchAll(/[.!?…]+[)\]”’"']*(?=\s+[“‘"'(\p{Lu}\p{N}])/gu)) {
      const sentence = line.slice(start, index + end.length)
      if (abbreviation.test(sentence)) continue
      sentences.push(sentence.trim())
      start = index + end.length
    }
    const rest = line.slice(start).trim()
    return rest === '' ? sentences : [...sentences, rest]
  })
}

/** Words in lower case, without the marks around them: what remains if only the wording counts. */
export function wordsIn(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []
  )
}
