import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import {PublisherError, reasonOf, systemCodeOf} from '../errors.ts'

/** Folders that are made from the source, and so say nothing that it does not. */
const derivedFolders = new Set(['node_modules', 'dist', '.astro', '.git', '.sanity', '.data'])

/**
 * Digests everything but content that decides what the pages look like.
 *
 * @param projectDirectory - the repository root
 * @param sources - files and folders below it; those that do not exist count as empty
 * @param settings - values handed to the build, such as the public address
 * @throws PublisherError `siteUnreadable`
 */
export async function codeDigest(
  projectDirectory: string,
  sources: readonly string[],
  settings: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  try {
    for (const source of sources) {
      for (const path of await filesBelow(join(projectDirectory, source))) {
        const bytes = await readFile(path)
        const name = relative(projectDirectory, path).split(sep).join('/')
        hash.update(`\n${name}\0${bytes.length}\0`).update(bytes)
      }
    }
  } catch (error) {
    throw new PublisherError('siteUnreadable', {
      message: `The site's source cannot be read (${reasonOf(error)}). Make it readable for the publisher.`,
      cause: error,
    })
  }
  return hash.digest('hex')
}

async function filesBelow(path: string): Promise<string[]> {
  let entries: Awaited<ReturnType<typeof readEntries>>
  try {
    entries = await readEntries(path)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return []
    if (systemCodeOf(error) === 'ENOTDIR') return [path]
    throw error
  }
  const files: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (derivedFolders.has(entry.name) || /\.test\.[a-z]+$/.test(entry.name)) continue
    const child = join(path, entry.name)
    if (entry.isDirectory()) files.push(...(await filesBelow(child)))
    else if (entry.isFile()) files.push(child)
  }
  return files
}

function readEntries(path: string) {
  return readdir(path, {withFileTypes: true})
}
