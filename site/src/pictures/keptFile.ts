import {randomUUID} from 'node:crypto'
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises'
import {dirname} from 'node:path'

/**
 * What a file holds, which is made if it does not exist.
 *
 * @param path - says what it holds; its folder may not exist yet, and builds may share it
 */
export async function keptFile(
  path: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const kept = await readIfThere(path)
  if (kept !== undefined) return kept
  const bytes = await make()
  await mkdir(dirname(path), {recursive: true})
  // Written beside it and renamed, so that another build never reads half of it.
  const unfinished = `${path}.${randomUUID()}`
  await writeFile(unfinished, bytes)
  await rename(unfinished, path)
  return bytes
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
