import {link, readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import {type ContentNotice, parseNotices} from '../render/contentNotices.ts'
import type {KeptState} from '../render/renderer.ts'
import {replaceFile, syncToDisk} from './durable.ts'
import {type FileFacts, type ReleaseFiles, sha256} from './fileDigests.ts'

/** What a release consists of and what it was made from. Lies beside the served files. */
export interface ReleaseManifest {
  version: 1
  /** Name of its folder: a growing number and the start of its digest, so names sort by age. */
  id: string
  /** ISO 8601, UTC. */
  createdAt: string
  /** Digest of the site's source and settings, see `plan/codeDigest.ts`. */
  codeDigest: string
  /** Digest of the published documents, see `plan/datasetState.ts`. */
  datasetState: string
  /** What the content asks for and the pages lack. */
  notices: readonly ContentNotice[]
  /** What else it was made from; a clean build of the same pages is given it. */
  kept: KeptState
  files: ReleaseFiles
  /** The same files as another release's list and what is different: that costs less to write. */
  since?: FilesSince
}

/** How files differ from those in a list that an earlier release wrote. */
export interface FilesSince {
  changed: ReleaseFiles
  removed: readonly string[]
}

const manifestName = 'manifest.json'
/** The files of the release that wrote it; later ones share it by hard link. */
const listName = 'files.json'
/** Past so many differences a release writes a list of its own. */
const mostDifferences = 1_000

/** The served pages among a release's files. */
function pagesOf(files: ReleaseFiles): string[] {
  return Object.keys(files).filter(isPage)
}

/** Counted once: a release with a few changes has hundreds of thousands of files like the last. */
const counts = new WeakMap<ReleaseFiles, {pages: number; files: number}>()

export function pageCountOf(files: ReleaseFiles): number {
  return countsOf(files).pages
}

export function fileCountOf(files: ReleaseFiles): number {
  return countsOf(files).files
}

function countsOf(files: ReleaseFiles): {pages: number; files: number} {
  const known = counts.get(files)
  if (known) return known
  const counted = {pages: pagesOf(files).length, files: Object.keys(files).length}
  counts.set(files, counted)
  return counted
}

function isPage(name: string): boolean {
  return name.endsWith('.html')
}

/** The files of a release after a change, in the order of their names. */
export function withChanges(
  files: ReleaseFiles,
  changed: ReleaseFiles,
  removed: readonly string[],
): ReleaseFiles {
  const added = Object.keys(changed).filter((name) => !Object.hasOwn(files, name))
  const unsorted = {...files, ...changed}
  for (const name of removed) delete unsorted[name]
  const after =
    added.length === 0
      ? unsorted
      : Object.fromEntries(Object.entries(unsorted).sort(([a], [b]) => (a < b ? -1 : 1)))
  const gone = removed.filter((name) => Object.hasOwn(files, name))
  const before = countsOf(files)
  counts.set(after, {
    pages: before.pages + added.filter(isPage).length - gone.filter(isPage).length,
    files: before.files + added.length - gone.length,
  })
  return after
}

/** What differs from the list that the live release has, after one more change. */
export function differencesSince(
  {since}: ReleaseManifest,
  changed: ReleaseFiles,
  removed: readonly string[],
): FilesSince {
  const isGone = new Set(removed)
  const before = Object.entries(since?.changed ?? {}).filter(([name]) => !isGone.has(name))
  const stillGone = (since?.removed ?? []).filter((name) => !Object.hasOwn(changed, name))
  return {
    changed: {...Object.fromEntries(before), ...changed},
    removed: [...new Set([...stillGone, ...removed])],
  }
}

/**
 * Writes the manifest into the folder of a release.
 *
 * @param listFolder - folder of the release whose list `since` refers to
 * @returns the manifest as it was written: with `since` only if the list could be shared
 */
export async function writeManifest(
  folder: string,
  manifest: ReleaseManifest,
  listFolder = folder,
): Promise<ReleaseManifest> {
  const {files, since, ...facts} = manifest
  const isShared =
    since !== undefined &&
    Object.keys(since.changed).length + since.removed.length <= mostDifferences &&
    (folder === listFolder || (await shareList(listFolder, folder)))
  if (!isShared) await replaceFile(join(folder, listName), `${JSON.stringify(files)}\n`)
  const differences = isShared ? since : {changed: {}, removed: []}
  const content = {...facts, ...differences}
  await replaceFile(
    join(folder, manifestName),
    `${JSON.stringify({...content, checksum: checksumOf(content)}, null, 1)}\n`,
  )
  await syncToDisk(folder)
  return {...facts, files, since: differences}
}

/** Tells a manifest that a failing disk has altered: what is kept of withheld pages is told by it alone. */
function checksumOf(content: object): string {
  return sha256(JSON.stringify(content))
}

async function shareList(from: string, to: string): Promise<boolean> {
  try {
    await rm(join(to, listName), {force: true})
    await link(join(from, listName), join(to, listName))
    return true
  } catch (error) {
    const unlinkable = ['ENOENT', 'EXDEV', 'EMLINK', 'EPERM', 'ENOTSUP']
    if (unlinkable.includes(systemCodeOf(error) ?? '')) return false
    throw error
  }
}

/** The manifest of a release folder; `undefined` if there is none or it cannot be understood. */
export async function findManifest(folder: string): Promise<ReleaseManifest | undefined> {
  const texts = await Promise.all([
    findText(join(folder, manifestName)),
    findText(join(folder, listName)),
  ])
  const [text, list] = texts
  if (text === undefined) return undefined
  try {
    return parseManifest(JSON.parse(text), list === undefined ? undefined : JSON.parse(list))
  } catch (error) {
    // A damaged manifest is the same as none: the release cannot be trusted and is made again.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

async function findText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function parseManifest(value: unknown, list: unknown): ReleaseManifest | undefined {
  if (!isRecord(value) || value.version !== 1) return undefined
  const {checksum, ...content} = value
  if (checksum !== checksumOf(content)) return undefined
  const {id, createdAt, codeDigest, datasetState, removed} = value
  if (typeof id !== 'string' || typeof createdAt !== 'string') return undefined
  if (typeof codeDigest !== 'string' || typeof datasetState !== 'string') return undefined
  const base = parseFiles(list)
  const changed = parseFiles(value.changed)
  if (base === undefined || changed === undefined || !isTexts(removed)) return undefined
  return {
    ...{version: 1, id, createdAt, codeDigest, datasetState},
    notices: parseNotices(value.notices),
    kept: isRecord(value.kept) ? value.kept : {},
    files: withChanges(base, changed, removed),
    since: {changed, removed},
  }
}

function parseFiles(value: unknown): ReleaseFiles | undefined {
  if (!isRecord(value)) return undefined
  const files: Record<string, FileFacts> = {}
  for (const [name, facts] of Object.entries(value)) {
    if (!isRecord(facts)) return undefined
    const {digest, sizeBytes} = facts
    if (typeof digest !== 'string' || typeof sizeBytes !== 'number') return undefined
    files[name] = {digest, sizeBytes}
  }
  return files
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
