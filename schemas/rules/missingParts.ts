/**
 * What a document still lacks, for the second line of its preview: “missing roadmap, pitch”.
 *
 * @param parts - by the word editors know them by; an empty list, text or nothing is missing
 * @returns undefined if everything is there
 */
export function missingParts(parts: Record<string, unknown>): string | undefined {
  const missing = Object.entries(parts).flatMap(([name, value]) => (isEmpty(value) ? [name] : []))
  return missing.length === 0 ? undefined : `missing ${missing.join(', ')}`
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return Array.isArray(value) && value.length === 0
}
