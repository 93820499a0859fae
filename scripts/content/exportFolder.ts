import {execFile} from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import type {SanityClient} from '@sanity/client'
import {exportContent} from './exportContent.ts'
import {inOrderOf, type Json, type JsonObject, readableLine} from './stableLines.ts'

const dataFile = 'production.ndjson'
/** The library names an image by its SHA-1 in hex, then its measures. */
const sha1Length = 40

/**
 * Writes the published documents of a dataset and their images into a folder such as `content/`.
 *
 * Documents and keys keep the order that the folder has, images the names they were uploaded with,
 * and what a store adds by itself is left out, so that a change shows as a change in one line.
 *
 * @returns number of documents written
 */
export async function exportFolder(options: {
  client: SanityClient
  folder: string
  onProgress: (text: string) => void
}): Promise<number> {
  const {folder} = options
  const work = mkdtempSync(join(tmpdir(), 'crosswalk-export-'))
  try {
    const archive = join(work, 'export.tar.gz')
    await exportContent({...options, file: archive})
    await promisify(execFile)('tar', ['-xzf', archive, '-C', work, '--strip-components=1'])
    const names = fileNames(readFileSync(join(work, 'assets.json'), 'utf8'))
    const before = documentsById(join(folder, dataFile))
    const documents = [...documentsById(join(work, 'data.ndjson')).values()]
      .filter(({_id}) => typeof _id === 'string' && !_id.includes('.'))
      .map((document) => {
        const renamed = withNames(document, names)
        return inOrderOf(before.get(String(renamed._id)), renamed) as JsonObject
      })
    mkdirSync(join(folder, 'images'), {recursive: true})
    for (const exported of readdirSync(join(work, 'images'))) {
      const name = names.get(exported.slice(0, sha1Length))
      copyFileSync(join(work, 'images', exported), join(folder, 'images', name ?? exported))
    }
    const lines = documents.sort(byTypeAndId).map(readableLine)
    writeFileSync(join(folder, `${dataFile}.new`), `${lines.join('\n')}\n`)
    renameSync(join(folder, `${dataFile}.new`), join(folder, dataFile))
    return documents.length
  } finally {
    rmSync(work, {recursive: true, force: true})
  }
}

/** SHA-1 of each image → the name it was uploaded with. */
function fileNames(assetMap: string): Map<string, string> {
  const assets: Record<string, {originalFilename?: string; metadata?: unknown}> =
    JSON.parse(assetMap)
  const names = new Map<string, string>()
  for (const [id, {originalFilename}] of Object.entries(assets)) {
    if (originalFilename) names.set(id.replace(/^image-/, ''), originalFilename)
  }
  return names
}

function documentsById(file: string): Map<string, JsonObject> {
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return new Map(lines.map((line) => JSON.parse(line)).map((document) => [document._id, document]))
}

/** Replaces the names of exported files in asset references. */
function withNames<T extends Json>(value: T, names: ReadonlyMap<string, string>): T {
  const text = JSON.stringify(value, (key, inner) => {
    if (key !== '_sanityAsset' || typeof inner !== 'string') return inner
    const [, hash] = /images\/([0-9a-f]{40})/.exec(inner) ?? []
    const name = hash && names.get(hash)
    return name ? `image@file://./images/${name}` : inner
  })
  return JSON.parse(text)
}

function byTypeAndId(a: JsonObject, b: JsonObject): number {
  const left = `${a._type}\0${a._id}`
  const right = `${b._type}\0${b._id}`
  return left < right ? -1 : left > right ? 1 : 0
}
