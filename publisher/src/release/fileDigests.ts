import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import {PublisherError} from '../errors.ts'
import {forEachConcurrently} from '../forEachConcurrently.ts'

export interface FileFacts {
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string
  sizeBytes: number
}

/** Facts of files by their paths in the release, `/` between folders. */
export type FileTable = Readonly<Record<string, FileFacts>>

/**
 * Digests every file below a folder.
 *
 * @param known - facts of files that were read since they were written
 * @returns sorted by name
 * @throws PublisherError `releaseFailed` for a symlink or a special file: a release is plain files
 */
export async function digestFiles(
  directory: string,
  known: (name: string) => Promise<FileFacts | undefined> = async () => undefined,
): Promise<FileTable> {
  const entries = await readdir(directory, {recursive: true, withFileTypes: true})
  const facts = new Map<string, FileFacts>()
  await forEachConcurrently(entries, 16, async (entry) => {
    if (entry.isDirectory()) return
    const filePath = join(entry.parentPath, entry.name)
    const name = relative(directory, filePath).split(sep).join('/')
    if (!entry.isFile()) {
      throw new PublisherError('releaseFailed', {
        message: `The build wrote "${name}", which is not a plain file. A release holds plain files only; remove the link from the site's public folder.`,
      })
    }
    facts.set(name, (await known(name)) ?? factsOf(await readFile(filePath)))
  })
  return Object.fromEntries([...facts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function factsOf(bytes: Uint8Array): FileFacts {
  return {digest: sha256(bytes), sizeBytes: bytes.length}
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
