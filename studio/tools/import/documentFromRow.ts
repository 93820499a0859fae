import {generateKey} from '@crosswalk/schemas/rules/keys'
import {slugFromTitle} from '@crosswalk/schemas/rules/slugChecks'
import type {Row} from './parseRows.ts'

export type ImportedType = 'skill' | 'resource'

export type ImportedFields = Record<string, unknown> & {_type: ImportedType}

/** What a row says, as fields of a document; whether it makes a valid one is asked elsewhere. */
export interface ReadRow {
  fields: ImportedFields
  /** Columns that the type does not have, and skills that are not found. */
  problems: string[]
}

/** Columns of each type, as its documentation names them. */
export const columns: Record<ImportedType, readonly string[]> = {
  skill: [
    'title',
    'slug',
    'kind',
    'definition',
    'level0',
    'level1',
    'level2',
    'level3',
    'level4',
    'aliases',
    'assessable',
  ],
  resource: [
    'title',
    'url',
    'kind',
    'provider',
    'cost',
    'hours',
    'level',
    'skills',
    'resourceLanguage',
    'accessibilityNotes',
    'affiliate',
  ],
}

/**
 * @param skillIds - ids of skills by slug and by lower-case title
 * @param today - `2026-01-31`
 */
export function documentFromRow(
  type: ImportedType,
  row: Row,
  {skillIds, today}: {skillIds: ReadonlyMap<string, string>; today: string},
): ReadRow {
  const unknown = Object.keys(row).filter((name) => !columns[type].includes(name))
  const problems = unknown.map(
    (name) => `There is no column “${name}”. Use ${columns[type].join(', ')}.`,
  )
  const common = {
    _type: type,
    language: 'en',
    review: {_type: 'review', lastReviewed: today, reviewCycleMonths: 12},
  }
  if (type === 'skill') return {fields: {...common, ...skillFields(row)}, problems}
  const named = listOf(row.skills)
  const lost = named.filter((name) => !skillIds.has(name.toLowerCase()))
  return {
    fields: {
      ...common,
      ...given(row, ['title', 'url', 'kind', 'provider', 'cost', 'accessibilityNotes']),
      ...numbers(row, ['hours', 'level']),
      resourceLanguage: row.resourceLanguage ?? 'en',
      affiliate: isTrue(row.affiliate),
      skills: named.flatMap((name) => {
        const id = skillIds.get(name.toLowerCase())
        return id === undefined ? [] : [{_type: 'reference', _ref: id, _key: generateKey()}]
      }),
    },
    problems: [
      ...problems,
      ...lost.map((name) => `There is no published skill “${name}”. Import the skills first.`),
    ],
  }
}

function skillFields(row: Row) {
  const title = String(row.title ?? '')
  const levels = Object.fromEntries(
    [0, 1, 2, 3, 4].flatMap((level) => {
      const anchor = row[`level${level}`]
      return anchor === undefined ? [] : [[`level${level}`, anchor]]
    }),
  )
  const aliases = listOf(row.aliases)
  return {
    ...given(row, ['title', 'kind', 'definition']),
    slug: {_type: 'slug', current: String(row.slug ?? slugFromTitle(title))},
    levels: {_type: 'levelAnchors', ...levels},
    ...(aliases.length > 0 && {aliases}),
    assessable: row.assessable === undefined ? true : isTrue(row.assessable),
  }
}

function given(row: Row, names: readonly string[]) {
  return Object.fromEntries(
    names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])),
  )
}

function numbers(row: Row, names: readonly string[]) {
  return Object.fromEntries(
    names.flatMap((name) => (row[name] === undefined ? [] : [[name, Number(row[name])]])),
  )
}

/** In CSV the members of a list stand in one cell, between semicolons. */
function listOf(value: Row[string] | undefined): string[] {
  if (value === undefined) return []
  const members = Array.isArray(value) ? value : String(value).split(';')
  return members.map((member) => member.trim()).filter(Boolean)
}

function isTrue(value: Row[string] | undefined): boolean {
  return value === true || /^(true|yes|1)$/i.test(String(value ?? ''))
}
