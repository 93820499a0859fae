import {readFile} from 'node:fs/promises'
import {SiteError} from '../content/errors.ts'
import {isRecord} from '../content/normalise.ts'
import type {DocumentKind} from './fetchedContent.ts'

/** Kinds of documents that have pages of their own. */
export type PageKind = Exclude<DocumentKind, 'advantages' | 'resources'>

export const pageKinds = [
  'careers',
  'backgrounds',
  'paths',
  'roadmaps',
  'skills',
  'categories',
  'people',
  'prosePages',
] as const satisfies readonly PageKind[]

/**
 * What the queries said of documents when they could last be shown, by kind and id.
 *
 * An input of a build like the content itself: a document that cannot be shown keeps its last good
 * page, and the content no longer tells what that was.
 */
export type KeptRows = Partial<Record<PageKind, Readonly<Record<string, unknown>>>>

/** @throws SiteError `keptRows` for anything else than rows by kind and id */
export function parseKeptRows(value: unknown): KeptRows {
  if (value === undefined || value === null) return {}
  const isKind = (name: string) => pageKinds.some((kind) => kind === name)
  if (isRecord(value) && Object.entries(value).every(([k, rows]) => isKind(k) && isRecord(rows))) {
    return value
  }
  throw new SiteError(
    'keptRows',
    'The last good state of withheld documents cannot be understood. Leave SITE_KEPT_FILE empty to build without the pages that rest on it.',
  )
}

/** All rows of both; where both have one, that of the second. */
export function keptOver(first: KeptRows, second: KeptRows): KeptRows {
  return Object.fromEntries(
    pageKinds
      .filter((kind) => first[kind] || second[kind])
      .map((kind) => [kind, {...first[kind], ...second[kind]}]),
  )
}

/** Reads the member `kept` of a JSON file, such as the manifest of a release. */
export async function readKeptFile(path: string | null): Promise<KeptRows> {
  if (path === null) return {}
  return parseKeptRows(Object(JSON.parse(await readFile(path, 'utf8'))).kept)
}
