import {link, readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import {type ContentNotice, parseNotices} from '../render/contentNotices.ts'
import type {KeptState} from '../render/renderer.ts'
import {replaceFile, syncToDisk} from './durable.ts'
import {type FileFacts, type FileTable, sha256} from './fileDigests.ts'
import {ReleaseFiles} from './releaseFiles.ts'

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
}

const manifestName = 'manifest.json'
/** The list that the files differ little from; releases that follow share it by hard link. */
const listName = 'files.json'

/**
 * Writes the manifest into the folder of a release.
 *
 * @param listed - the release whose list of files may be shared, by the folder that it lies in
 * @returns the manifest as it was written: its files differ from a list of their own if no list
 *   could be shared
 */
export async function writeManifest(
  folder: string,
  manifest: ReleaseManifest,
  listed?: {folder: string; files: ReleaseFiles},
): Promise<ReleaseManifest> {
  const {files, ...facts} = manifest
  const isShared =
    listed !== undefined &&
    files.sharesListWith(listed.files) &&
    (folder === listed.folder || (await shareList(listed.folder, folder)))
  const written = isShared ? files : files.listedAnew()
  if (!isShared) await replaceFile(join(folder, listName), `${JSON.stringify(written.toTable())}\n`)
  const content = {...facts, ...written.sinceList()}
  await replaceFile(
    join(folder, manifestName),
    `${JSON.stringify({...content, checksum: checksumOf(content)}, null, 1)}\n`,
  )
  await syncToDisk(folder)
  return {...facts, files: written}
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
    files: ReleaseFiles.of(base).with(changed, removed),
  }
}

function parseFiles(value: unknown): FileTable | undefined {
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
