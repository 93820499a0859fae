import {createHash} from 'node:crypto'
import {lstatSync, readdirSync, readFileSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {setImmediate as turn} from 'node:timers/promises'
import {PublisherError, reasonOf, systemCodeOf} from '../errors.ts'
import {sha256} from '../release/fileDigests.ts'

/** Folders that are made from the source, and so say nothing that it does not. */
const derivedFolders = new Set(['node_modules', 'dist', '.astro', '.git', '.sanity', '.data'])

/**
 * A function that digests everything but content that decides what the pages look like.
 *
 * A file is read once, and again when its length or one of its times is another. Each publish looks at
 * all of them, and to wait for each costs five times what looking does; so those of a folder are
 * looked at together, and whoever waits for an answer gets it between two folders.
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
      for (const source of sources) {
        for (const paths of foldersBelow(join(projectDirectory, source))) {
          for (const path of paths) {
            const {size, mtimeNs, ctimeNs, ino} = lstatSync(path, {bigint: true})
            const stamp = [size, mtimeNs, ctimeNs, ino].join(' ')
            const last = known.get(path)
            const digest = last?.stamp === stamp ? last.digest : sha256(readFileSync(path))
            files.set(path, {stamp, digest})
          }
          await turn()
        }
      }
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

/** The files of each folder; of a path that is a file, that file alone. */
function* foldersBelow(path: string): Generator<string[]> {
  let entries: ReturnType<typeof readEntries>
  try {
    entries = readEntries(path)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return
    if (systemCodeOf(error) !== 'ENOTDIR') throw error
    yield [path]
    return
  }
  const sources = entries.filter(
    ({name}) => !derivedFolders.has(name) && !/\.test\.[a-z]+$/.test(name),
  )
  yield sources.filter((entry) => entry.isFile()).map(({name}) => join(path, name))
  for (const {name} of sources.filter((entry) => entry.isDirectory())) {
    yield* foldersBelow(join(path, name))
  }
}

function readEntries(path: string) {
  return readdirSync(path, {withFileTypes: true})
}
