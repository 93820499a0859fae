import type {Path} from '@sanity/types'

export interface ReferenceLike {
  _key?: string
  _ref?: string
}

/** A place in a document and what to do about it; several may come from one check. */
export interface Finding {
  message: string
  /** Relative to the value that was checked. */
  path?: Path
}

/** What Sanity's `rule.custom` accepts: all well, or every finding at once. */
export type CheckResult = true | string | Finding[]

/** A check without findings must answer `true`: Sanity reads an empty list as a failure. */
export function resultOf(findings: Finding[]): true | Finding[] {
  return findings.length === 0 ? true : findings
}

/** The path segment of an array item: its key, or its place while it has none. */
export function segmentOf(item: {_key?: string}, index: number): Path[number] {
  return item._key === undefined ? index : {_key: item._key}
}

/** Finds rows that point at a document an earlier row points at. */
export function repeatedReferences<T extends {_key?: string}>(
  items: readonly T[] | undefined,
  referenceOf: (item: T) => ReferenceLike | undefined,
  message: string,
): Finding[] {
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const [index, item] of (items ?? []).entries()) {
    const id = referenceOf(item)?._ref
    if (id === undefined) continue
    if (seen.has(id)) findings.push({message, path: [segmentOf(item, index)]})
    seen.add(id)
  }
  return findings
}

/** For lists of references; a second entry for the same document is an error. */
export function checkUniqueReferences(
  references: readonly (ReferenceLike & {_key?: string})[] | undefined,
): CheckResult {
  return resultOf(
    repeatedReferences(
      references,
      (reference) => reference,
      'This entry is listed twice. Remove one of the two.',
    ),
  )
}
