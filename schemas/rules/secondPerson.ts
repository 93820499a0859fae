import {fillerPhrases} from './fillerPhrases.ts'

/** Warnings: text that speaks to the reader says “you”. */
export function checkSecondPerson(text: string | undefined): true | string {
  if (text === undefined || text.trim() === '' || /\b(you|your|yours|yourself)\b/i.test(text)) {
    return true
  }
  return 'Speak to the reader: say “you” and “your”.'
}

/** Warnings: praise without evidence, which a reader cannot check and an editor cannot review. */
export function checkFiller(text: string | undefined): true | string {
  const folded = (text ?? '').toLowerCase()
  const found = fillerPhrases.filter((phrase) => folded.includes(phrase))
  if (found.length === 0) return true
  return `Replace ${found.map((phrase) => `“${phrase}”`).join(', ')} with what the reader can actually do.`
}
