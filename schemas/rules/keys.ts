import {slugPattern} from './slugChecks.ts'

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const keyLength = 10

/** Ten characters without look-alikes: enough that two editors never meet in one document. */
export function generateKey(): string {
  // The remainder favours the first letters a little; keys need no secrecy.
  return Array.from(
    crypto.getRandomValues(new Uint8Array(keyLength)),
    (byte) => alphabet[byte % alphabet.length],
  ).join('')
}

export function checkKey(key: string | undefined): true | string {
  if (key === undefined || (key.length <= 60 && slugPattern.test(key))) return true
  return `The key “${key}” must be at most 60 lower-case letters and digits, with single hyphens between words, for example “ai-product-manager”.`
}

/** Finds keys that stand more than once; each is named once, in order of first repetition. */
export function repeatedKeys(items: readonly {key?: string}[] | undefined): string[] {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const {key} of items ?? []) {
    if (key === undefined) continue
    if (seen.has(key)) repeated.add(key)
    seen.add(key)
  }
  return [...repeated]
}
