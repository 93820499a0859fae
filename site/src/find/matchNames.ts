import {editDistance} from './editDistance.ts'

/** Letters from which on a slip is forgiven; shorter words are too alike. */
const SHORTEST_FORGIVEN = 4

/**
 * The first name that what somebody typed may mean, or undefined.
 *
 * Every typed word must begin a word of the name; case and accents do not count.
 *
 * @param names - the title first, then other names
 */
export function matchNames(typed: string, names: readonly string[]): string | undefined {
  const wanted = wordsOf(typed)
  return names.find((name) => {
    const words = wordsOf(name)
    return wanted.every((part) => words.some((word) => word.startsWith(part)))
  })
}

/** Like `matchNames`, but each typed word may have a slip in it. */
export function matchNamesRoughly(typed: string, names: readonly string[]): string | undefined {
  const wanted = wordsOf(typed)
  if (wanted.some((part) => part.length < SHORTEST_FORGIVEN)) return undefined
  return names.find((name) => {
    const words = wordsOf(name)
    return wanted.every((part) =>
      words.some((word) => {
        const slips = part.length < 8 ? 1 : 2
        // A letter too few or too many makes the beginning longer or shorter.
        return [0, 1, -1].some((more) => {
          const beginning = word.slice(0, part.length + more)
          return editDistance(part, beginning, slips) <= slips
        })
      }),
    )
  })
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}+#]+/u).filter((word) => word !== '')
}
