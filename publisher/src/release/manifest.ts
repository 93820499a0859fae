import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import {type ContentNotice, parseNotices} from '../render/contentNotices.ts'
import type {KeptState} from '../render/renderer.ts'
import {replaceFile, syncToDisk} from './durable.ts'
import type {FileFacts, ReleaseFiles} from './fileDigests.ts'

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

/** The served pages among a release's files. */
export function pagesOf(files: ReleaseFiles): string[] {
  return Object.keys(files).filter((name) => name.endsWith('.html'))
}

export async function writeManifest(releaseDirectory: string, manifest: ReleaseManifest) {
  await replaceFile(
    join(releaseDirectory, 'manifest.json'),
    `${JSON.stringify(manifest, null, 1)}\n`,
  )
  await syncToDisk(releaseDirectory)
}

/** The manifest of a release folder; `undefined` if there is none or it cannot be understood. */
export async function findManifest(releaseDirectory: string): Promise<ReleaseManifest | undefined> {
  let text: string
  try {
    text = await readFile(join(releaseDirectory, 'manifest.json'), 'utf8')
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
  try {
    return parseManifest(JSON.parse(text))
  } catch (error) {
    // A damaged manifest is the same as none: the release cannot be trusted and is made again.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

function parseManifest(value: unknown): ReleaseManifest | undefined {
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.files)) return undefined
  const {id, createdAt, codeDigest, datasetState} = value
  if (typeof id !== 'string' || typeof createdAt !== 'string') return undefined
  if (typeof codeDigest !== 'string' || typeof datasetState !== 'string') return undefined
  const files: Record<string, FileFacts> = {}
  for (const [name, facts] of Object.entries(value.files)) {
    if (!isRecord(facts)) return undefined
    const {digest, sizeBytes} = facts
    if (typeof digest !== 'string' || typeof sizeBytes !== 'number') return undefined
    files[name] = {digest, sizeBytes}
  }
  const notices = parseNotices(value.notices)
  const kept = isRecord(value.kept) ? value.kept : {}
  return {version: 1, id, createdAt, codeDigest, datasetState, notices, kept, files}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
