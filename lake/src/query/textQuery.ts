import {isAscii} from '../database/words.ts'
import type {StoredDocument} from '../document.ts'

/**
 * `text::query` in memory: whitespace-separated terms, all required; `"exact phrase"`; `-term`
 * and `-"phrase"` exclude; `*` in a term stands for any run of letters; blank or `*` matches all.
 *
 * Texts are compared folded: lower case, without diacritics, each word between single spaces.
 * Words are runs of letters and digits.
 *
 * @see Content Lake API reference 17.2
 */
export interface TextQuery {
  /** True for a blank query and `*`: nothing is asked of the text. */
  isEverything: boolean
  matches: (text: string) => boolean
}

/** Between two string leaves, so that no phrase reaches across them. */
const leafBoundary = '\u0001'
/** Marks text that is folded already. */
const foldedMark = '\u0002'
/** Between two texts that are searched as one. */
export const textBoundary = '\u0003'

interface Term {
  isExcluded: boolean
  matches: (text: string) => boolean
}

const termPattern = /(-?)(?:"([^"]*)"|(\S+))/g

export function parseTextQuery(source: string): TextQuery {
  const terms = [...source.matchAll(termPattern)].flatMap(parseTerm)
  if (terms.length === 0) {
    const isEverything = /^[\s*]*$/.test(source)
    return {isEverything, matches: () => isEverything}
  }
  return {
    isEverything: false,
    matches: (text) => {
      const folded = foldText(text)
      return terms.every((term) => term.matches(folded) !== term.isExcluded)
    },
  }
}

/** The terms of a text query that a text must hold, each a row of words with `*` for anything. */
export function requiredTerms(source: string): string[] {
  return Array.from(source.matchAll(termPattern)).flatMap(([, minus, phrase, word]) =>
    minus === '-' ? [] : [phrase === undefined ? (word ?? '') : phrase.replaceAll('*', ' ')],
  )
}

/** Whether there is any word to search in. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function foldText(text: string): string {
  return text.split(textBoundary).map(foldedOnce).join(leafBoundary)
}

function parseTerm([, minus, phrase, word]: RegExpMatchArray): Term[] {
  const words =
    phrase === undefined ? foldWords(word ?? '', wordsWithWildcards) : foldWords(phrase, plainWords)
  if (words.length === 0 || (words.length === 1 && /^\*+$/.test(words[0] ?? ''))) return []
  return [{isExcluded: minus === '-', matches: wordsPredicate(words)}]
}

function wordsPredicate(words: readonly string[]): (text: string) => boolean {
  const pattern = ` ${words.join(' ')} `
  if (!pattern.includes('*')) return (text) => text.includes(pattern)
  const expression = new RegExp(pattern.replace(/\*+/g, `[^ ${leafBoundary}]*`))
  return (text) => expression.test(text)
}

const plainWords = /[\p{L}\p{N}]+/gu
const wordsWithWildcards = /[\p{L}\p{N}*]+/gu

function foldWords(text: string, words: RegExp): string[] {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(words) ?? []
}

function foldLeaf(text: string): string {
  // Most texts are plain, and folding them is most of what a search without the index does.
  const words = isAscii(text)
    ? (text.toLowerCase().match(/[a-z0-9]+/g) ?? [])
    : foldWords(text, plainWords)
  return ` ${words.join(' ')} `
}

function foldedOnce(text: string): string {
  return text.startsWith(foldedMark) ? text.slice(foldedMark.length) : foldLeaf(text)
}

/** All string leaves of a document, folded, for a predicate. Attributes that start with `_` are not text. */
export function searchTextOf(document: StoredDocument): string {
  const leaves: string[] = []
  collectLeaves(document, leaves)
  return foldedMark + leaves.map(foldLeaf).join(leafBoundary)
}

function collectLeaves(value: unknown, leaves: string[]): void {
  if (typeof value === 'string') leaves.push(value)
  else if (Array.isArray(value)) for (const item of value) collectLeaves(item, leaves)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (!name.startsWith('_')) collectLeaves(item, leaves)
    }
  }
}
