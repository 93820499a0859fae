import {randomUUID} from 'node:crypto'
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises'
import {dirname} from 'node:path'
import {crc32} from 'node:zlib'

const checksumBytes = 4

/**
 * What a file holds, which is made if it does not exist, or is not what was written.
 *
 * It is kept behind its checksum: a picture that a failing disk has altered is made again, and never
 * published.
 *
 * @param path - says what it holds; its folder may not exist yet, and builds may share it
 */
export async function keptFile(
  path: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const keptPath = `${path}.kept`
  const kept = await readIntact(keptPath)
  if (kept !== undefined) return kept
  const bytes = await make()
  await mkdir(dirname(path), {recursive: true})
  // Written beside it and renamed, so that another build never reads half of it.
  const unfinished = `${keptPath}.${randomUUID()}`
  await writeFile(unfinished, [checksumOf(bytes), bytes])
  await rename(unfinished, keptPath)
  return bytes
}

/** @returns `undefined` if there is nothing, or not what was written */
async function readIntact(path: string): Promise<Uint8Array | undefined> {
  let file: Buffer
  try {
    file = await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const bytes = file.subarray(checksumBytes)
  // The checksum of nothing is zero, like the blocks that a failing disk leaves.
  const isIntact = bytes.length > 0 && file.subarray(0, checksumBytes).equals(checksumOf(bytes))
  return isIntact ? bytes : undefined
}

function checksumOf(bytes: Uint8Array): Buffer {
  const checksum = Buffer.alloc(checksumBytes)
  checksum.writeUInt32LE(crc32(bytes))
  return checksum
}
