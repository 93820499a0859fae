import {mkdir, open, readFile, rename, stat, writeFile} from 'node:fs/promises'
import {dirname} from 'node:path'
import {promisify} from 'node:util'
import {crc32, gunzipSync, gzip} from 'node:zlib'
import {isRecord} from '../content/normalise.ts'
import {type KeptRows, parseKeptRows} from '../loaders/keptRows.ts'
import type {Document} from './compileQuery.ts'

const compress = promisify(gzip)
/** Documents in one record when all are written. */
const batchSize = 100
/** A file that has grown to so many times what it was is written anew. */
const mostGrowth = 3
const smallestGrownBytes = 4 * 1024 * 1024
const prefixBytes = 8

/** Documents that changed, and what is kept of those that are withheld. */
export interface MemoryRecord {
  documents: readonly Document[]
  gone: readonly string[]
  kept: KeptRows
}

interface MemoryState {
  documents: Iterable<Document>
  kept: KeptRows
}

/**
 * The content that was seen last, on disk: a document that has become unfit to be shown while
 * nobody looked keeps the page of what it was.
 *
 * A file of records, each with its length and checksum, of which each holds what changed since the
 * one before. What a crash or a failing disk left of the last ones is not read.
 */
export class ContentMemory {
  readonly #path: string
  readonly #header: Buffer
  #sizeBytes = 0
  #wholeBytes = 0

  /** @param identity - of the dataset; what was written for another one is not read */
  constructor(path: string, identity: string) {
    this.#path = path
    this.#header = Buffer.from(`crosswalk content 1 ${identity}\n`)
  }

  /** What was written, one record after the other, whose changes make up the state after the last; nothing of another dataset. */
  async *records(): AsyncGenerator<MemoryRecord> {
    const bytes = await readFile(this.#path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0)
      throw error
    })
    if (!bytes.subarray(0, this.#header.length).equals(this.#header)) return
    let offset = this.#header.length
    for (;;) {
      const record = recordAt(bytes, offset)
      if (record === undefined) break
      yield record.value
      offset = record.end
    }
    // What follows is no record, so the next ones must not stand behind it.
    if (offset === bytes.length) this.#sizeBytes = this.#wholeBytes = offset
  }

  /**
   * @param changes - asked for unless the file is to be written anew
   * @param state - every document then, and what is kept
   */
  async write(changes: () => MemoryRecord, state: () => MemoryState): Promise<void> {
    const isGrown = this.#sizeBytes > Math.max(smallestGrownBytes, this.#wholeBytes * mostGrowth)
    if (this.#sizeBytes === 0 || isGrown) await this.#writeAll(state())
    else await this.#append(changes())
  }

  async #append(record: MemoryRecord): Promise<void> {
    const bytes = await encode(record)
    // Truncated first, so that what a failed write left does not hide what follows it.
    const file = await open(this.#path, 'r+')
    try {
      await file.truncate(this.#sizeBytes)
      await file.write(bytes, 0, bytes.length, this.#sizeBytes)
    } finally {
      await file.close()
    }
    this.#sizeBytes += bytes.length
  }

  async #writeAll({documents, kept}: MemoryState): Promise<void> {
    const next = `${this.#path}.next`
    await mkdir(dirname(this.#path), {recursive: true})
    await writeFile(next, this.#header)
    const file = await open(next, 'a')
    try {
      const write = async (batch: readonly Document[]) =>
        file.write(await encode({documents: batch, gone: [], kept}))
      let batch: Document[] = []
      for (const document of documents) {
        if (batch.length === batchSize) {
          await write(batch)
          batch = []
        }
        batch.push(document)
      }
      await write(batch)
    } finally {
      await file.close()
    }
    await rename(next, this.#path)
    this.#sizeBytes = this.#wholeBytes = (await stat(this.#path)).size
  }
}

async function encode(record: MemoryRecord): Promise<Buffer> {
  const body = await compress(JSON.stringify(record), {level: 1})
  const prefix = Buffer.alloc(prefixBytes)
  prefix.writeUInt32LE(body.length, 0)
  prefix.writeUInt32LE(crc32(body), 4)
  return Buffer.concat([prefix, body])
}

function recordAt(bytes: Buffer, offset: number): {value: MemoryRecord; end: number} | undefined {
  if (offset + prefixBytes > bytes.length) return undefined
  const end = offset + prefixBytes + bytes.readUInt32LE(offset)
  const body = bytes.subarray(offset + prefixBytes, end)
  if (end > bytes.length || crc32(body) !== bytes.readUInt32LE(offset + 4)) return undefined
  const value: unknown = JSON.parse(gunzipSync(body).toString('utf8'))
  if (!isRecord(value) || !Array.isArray(value.documents) || !Array.isArray(value.gone)) {
    return undefined
  }
  // The checksum vouches for what `encode` wrote.
  return {value: {...(value as unknown as MemoryRecord), kept: parseKeptRows(value.kept)}, end}
}
