import {cp, mkdir, readdir, rename, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {PublisherError, reasonOf, systemCodeOf} from '../errors.ts'

const prefix = 'release-'

/**
 * An empty folder inside the Astro project for this process's build.
 *
 * Astro moves finished files by rename, which fails between file systems, and the data folder may
 * lie on another one than the project. Folders of publishers that were killed are removed.
 */
export async function makeBuildFolder(siteDirectory: string): Promise<string> {
  const parent = join(siteDirectory, '.astro')
  await makeParent(parent)
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(name.slice(prefix.length))
    if (pid === process.pid || !isRunning(pid)) {
      await rm(join(parent, name), {recursive: true, force: true})
    }
  }
  const folder = join(parent, `${prefix}${process.pid}`)
  await mkdir(folder)
  return folder
}

async function makeParent(parent: string): Promise<void> {
  try {
    await mkdir(parent)
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return
    throw new PublisherError('siteUnreadable', {
      message: `The site cannot be built in "${parent}" (${reasonOf(error)}). Check that the site's folder exists and that the publisher may write to it.`,
      cause: error,
    })
  }
}

/** Moves a folder over an empty one, also to another file system. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (systemCodeOf(error) !== 'EXDEV') throw error
    await cp(from, to, {recursive: true})
    await rm(from, {recursive: true, force: true})
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCodeOf(error) !== 'ESRCH'
  }
}
