import {createHash} from 'node:crypto'
import {lstat, readdir, readFile} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import {PublisherError, reasonOf, systemCodeOf} from '../errors.ts'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import {sha256} from '../release/fileDigests.ts'

/** Folders that are made from the source, and so say nothing that it does not. */
const derivedFolders = new Set(['node_modules', 'dist', '.astro', '.git', '.sanity', '.data'])

/**
 * A function that digests everything but content that decides what the pages look like.
 *
 * A file is read once, and again when its length or one of its times is another.
 *
 * @param projectDirectory - the repository root
 * @param sources - files and folders below it; those that do not exist count as empty
 * @param settings - values handed to the build, such as the public address
 * @returns a function that throws PublisherError `siteUnreadable`
 */
export function codeDigestReader(
  projectDirectory: string,
  sources: readonly string[],
  settings: Readonly<Record<string, string | undefined>>,
): () => Promise<string> {
  let known = new Map<string, {stamp: string; digest: string}>()
  return async () => {
    const files = new Map<string, {stamp: string; digest: string}>()
    try {
      const paths: string[] = []
      for (const source of sources) {
        paths.push(...(await filesBelow(join(projectDirectory, source))))
      }
      await forEachConcurrently(paths, 16, async (path) => {
        const {size, mtimeNs, ctimeNs, ino} = await lstat(path, {bigint: true})
        const stamp = [size, mtimeNs, ctimeNs, ino].join(' ')
        const last = known.get(path)
        const digest = last?.stamp === stamp ? last.digest : sha256(await readFile(path))
        files.set(path, {stamp, digest})
      })
    } catch (error) {
      throw new PublisherError('siteUnreadable', {
        message: `The site's source cannot be read (${reasonOf(error)}). Make it readable for the publisher.`,
        cause: error,
      })
    }
    known = files
    const hash = createHash('sha256').update(JSON.stringify(settings))
    const named = [...files].map(([path, {digest}]) => {
      return `\n${relative(projectDirectory, path).split(sep).join('/')}\0${digest}`
    })
    for (const line of named.sort()) hash.update(line)
    return hash.digest('hex')
  }
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
