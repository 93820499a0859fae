import {normalisedUrl} from '@crosswalk/schemas/rules/sharedNames'
import type {ImportedFields, ReadRow} from './documentFromRow.ts'

/** A document that is there already, draft or published, under its published id. */
export interface Existing {
  _id: string
  _type: string
  title?: string
  url?: string
  slug?: {current?: string}
  [field: string]: unknown
}

export interface PlannedRow {
  /** Place in the file, from 1. */
  row: number
  title: string
  outcome: 'create' | 'update' | 'unchanged' | 'refused'
  problems: string[]
  /** The draft to write; missing where nothing is written. */
  draft: (ImportedFields & {_id: string}) | undefined
}

/**
 * What an import would do, row by row. Nothing is written here.
 *
 * A skill is known by its slug and a resource by its address, so that a file can be imported again
 * after it was corrected. Fields that the file does not have stay as they are.
 *
 * @param rows - with the errors of the form's rules, by place
 */
export function planImport(
  rows: readonly ReadRow[],
  existing: readonly Existing[],
  newId: () => string,
): PlannedRow[] {
  const byKey = new Map(existing.flatMap((one) => entry(keyOf(one), one)))
  const seen = new Set<string>()
  return rows.map(({fields, problems}, place) => {
    const key = keyOf(fields)
    const title = String(fields.title ?? fields.url ?? 'No title')
    const found = [...problems]
    if (key === undefined) found.push('Without a slug or an address the row cannot be matched.')
    else if (seen.has(key)) found.push('An earlier row is about the same document. Keep one.')
    else seen.add(key)
    const before = key === undefined ? undefined : byKey.get(key)
    const draft =
      before === undefined
        ? {...fields, _id: `drafts.${newId()}`}
        : {
            ...before,
            ...fields,
            review: before.review ?? fields.review,
            _id: `drafts.${before._id}`,
          }
    const base = {row: place + 1, title, problems: found}
    if (found.length > 0) return {...base, outcome: 'refused', draft: undefined}
    if (before === undefined) return {...base, outcome: 'create', draft}
    if (isSame(before, draft)) return {...base, outcome: 'unchanged', draft: undefined}
    return {...base, outcome: 'update', draft}
  })
}

function entry(key: string | undefined, one: Existing): [string, Existing][] {
  return key === undefined ? [] : [[key, one]]
}

function keyOf(document: Record<string, unknown>): string | undefined {
  if (document._type === 'resource') {
    return typeof document.url === 'string' ? normalisedUrl(document.url) : undefined
  }
  return (document.slug as {current?: string} | undefined)?.current
}

/** Keys of rows say nothing about content, and every import makes new ones. */
function isSame(before: object, after: object): boolean {
  const bare = (value: object) =>
    JSON.stringify(
      Object.entries(value)
        .filter(([name]) => !/^_(id|rev|createdAt|updatedAt|originalId|system)$/.test(name))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
      (name, child) => (name === '_key' ? undefined : child),
    )
  return bare(before) === bare(after)
}
