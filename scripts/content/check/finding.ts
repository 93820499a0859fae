import type {ContentFinding} from '@crosswalk/schemas/rules/contentChecks'
import type {ContentRule} from '@crosswalk/schemas/rules/contentRules'

/** Names of the rules that the command adds to those of the schema and those between documents. */
export const checkRules = [
  'unique-id',
  'unknown-type',
  'unknown-field',
  'array-key',
  'reference-type',
  'reference-strength',
  'missing-file',
  'reading-grade',
  'sentence-length',
  'paragraph-length',
  'document-length',
  'filler',
  'link-syntax',
  'own-link',
  'repeated-sentence',
  'near-duplicate',
] as const

/** Rules of one document go by the type and field that state them: `career.summary`. */
type SchemaRule = string & {}

export type Rule = (typeof checkRules)[number] | ContentRule | SchemaRule

export type Level = 'error' | 'warning' | 'info'

export interface Finding {
  documentId: string
  documentType: string
  /** As Sanity writes paths: `advice[_key=="ask-five"].body`; empty for the whole document. */
  field: string
  rule: Rule
  level: Level
  /** What is wrong and how to mend it, in full sentences. */
  message: string
}

type Path = ContentFinding['path']

export function fieldOf(path: Path): string {
  return path
    .map((segment) => {
      if (typeof segment === 'string') return `.${segment}`
      if (typeof segment === 'number') return `[${segment}]`
      return '_key' in segment ? `[_key=="${segment._key}"]` : `[${segment.join(':')}]`
    })
    .join('')
    .replace(/^\./, '')
}

/** A document that has been read: any JSON with an id and a type. */
export interface AnyDocument extends Record<string, unknown> {
  _id: string
  _type: string
}
