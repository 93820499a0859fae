import {execFile} from 'node:child_process'
import {open, rename, rm} from 'node:fs/promises'
import {promisify} from 'node:util'
import {forEachConcurrently} from '../forEachConcurrently.ts'

/** Makes a file's bytes, or a directory's list of names, survive a power cut. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Makes many files below a folder survive a power cut.
 *
 * One by one that takes minutes for a large site, so the file system is asked to write all it has,
 * where there is a command for that (coreutils; Node.js has no syncfs).
 */
export async function syncAll(folder: string, paths: Iterable<string>): Promise<void> {
  try {
    await promisify(execFile)('sync', ['-f', folder])
  } catch {
    // No such command, or another one of that name: the slow way does the same.
    await forEachConcurrently(paths, 16, syncToDisk)
  }
}

/**
 * Replaces a file in one step: readers, also after a crash, see the old text or the new.
 *
 * The caller syncs the directory when the new name must be durable as well.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.next`
  try {
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
}
