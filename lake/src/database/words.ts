/** Raised whenever {@link wordsOf} changes what is in the search index. */
export const wordRules = 3

/**
 * The words of a document's text for the search index, each once, folded; those of attributes that
 * are texts, lists of texts, or objects of such once more as {@link wordInAttribute}, and what such an
 * attribute says more than once as {@link repeatInAttribute}.
 *
 * Attributes that start with `_` are not text, but for the `_id`. Words are cut both as
 * `text::query` cuts them and as groq-js's `match` does, which takes dots out of "e.g.", so that the
 * index proposes what either finds.
 */
export function wordsOf(document: {_id: string}): Set<string> {
  const words = new Set<string>()
  addWords(document._id, words)
  collect(document, words)
  for (const [attribute, value] of Object.entries(document)) {
    if (attribute.startsWith('_')) continue
    const texts = ownTexts(value)
    for (const word of texts.flatMap(everyWord)) words.add(wordInAttribute(attribute, word))
    for (const start of commonStarts(texts.flatMap(matchedWords))) {
      words.add(repeatInAttribute(attribute, start))
    }
  }
  return words
}

/**
 * How the index holds that a word is in an attribute at the top of a document, as in `title match "x"`.
 * Attributes whose names differ in signs alone are taken for one: the index only proposes documents.
 */
export function wordInAttribute(attribute: string, word: string): string {
  return `${plainName(attribute)}§${word}`
}

/**
 * How the index holds that two words in an attribute at the top of a document begin in the same way,
 * up to where they differ: whatever begins more than one word there is the start of such an entry.
 */
export function repeatInAttribute(attribute: string, start: string): string {
  return `${plainName(attribute)}¶${start}`
}

function plainName(attribute: string): string {
  return attribute.replace(/[^A-Za-z0-9]/g, '')
}

/**
 * A text as the index holds it: without diacritics, and equal for all that a regular expression takes
 * for equal when it ignores case.
 */
export function foldedText(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
}

export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) > 127) return false
  return true
}

/** Runs of letters and digits. */
function foldedWords(text: string): string[] {
  return foldedText(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What groq-js's `match` takes out of texts and patterns before it cuts them into words. */
export const edgeDots = /(\b\.+|\.+\b)/g

function collect(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') addWords(value, words)
  else if (Array.isArray(value)) for (const item of value) collect(item, words)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (!name.startsWith('_')) collect(item, words)
    }
  }
}

/** Leaves out what lies in objects inside arrays, which makes up most of a document. */
function ownTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(ownTexts)
}

function addWords(text: string, words: Set<string>): void {
  for (const word of everyWord(text)) words.add(word)
}

function everyWord(text: string): string[] {
  const words = foldedWords(text)
  return text.includes('.') ? [...words, ...matchedWords(text)] : words
}

/** As groq-js's `match` sees them. */
function matchedWords(text: string): string[] {
  return foldedWords(text.replace(edgeDots, ''))
}

/** What neighbours in alphabetical order have in common at their start: no two others have more. */
function commonStarts(words: readonly string[]): Set<string> {
  const starts = new Set<string>()
  const sorted = words.toSorted()
  for (const [index, word] of sorted.entries()) {
    const next = sorted[index + 1] ?? ''
    let length = 0
    while (length < word.length && word[length] === next[length]) length += 1
    if (length > 0) starts.add(word.slice(0, length))
  }
  return starts
}
