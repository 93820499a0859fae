import {withoutMarks} from '../content/marks.ts'

/** The text, or its first words and an ellipsis, at most `maxLength` characters. */
export function shorten(text: string, maxLength: number): string {
  const words = withoutMarks(text)
  if (words.length <= maxLength) return text
  const cut = words.slice(0, maxLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s.,;:–—-]+$/, '')}…`
}
