import {readFile, rm, writeFile} from 'node:fs/promises'
import {PublisherError, systemCodeOf} from '../errors.ts'

/** Locks held by this process: its own id in a lock file otherwise means an earlier life of it. */
const held = new Set<string>()

/**
 * Writes this process's id to a file that only one publisher may own.
 *
 * A file left by a process that is gone (or that had our id, as in a restarted container) is
 * taken over.
 *
 * @returns a function that gives the lock back
 * @throws PublisherError `dataDirectoryInUse`
 */
export async function acquireLock(path: string): Promise<() => Promise<void>> {
  if (held.has(path)) throw inUse(path, process.pid)
  for (let isRetry = false; ; isRetry = true) {
    try {
      await writeFile(path, `${process.pid}\n`, {flag: 'wx'})
      break
    } catch (error) {
      if (systemCodeOf(error) !== 'EEXIST') throw error
    }
    const owner = Number.parseInt(await readFile(path, 'utf8'), 10)
    if (isRetry || isOtherLivingProcess(owner)) throw inUse(path, owner)
    await rm(path, {force: true})
  }
  held.add(path)
  return async () => {
    if (held.delete(path)) await rm(path, {force: true})
  }
}

function isOtherLivingProcess(id: number): boolean {
  if (!Number.isInteger(id) || id === process.pid) return false
  try {
    return process.kill(id, 0)
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (systemCodeOf(error) === 'EPERM') return true
    if (systemCodeOf(error) === 'ESRCH') return false
    throw error
  }
}

function inUse(path: string, owner: number): PublisherError {
  return new PublisherError('dataDirectoryInUse', {
    message: `Process ${owner} already publishes from this data folder. Stop it, or choose another folder with --data. If that process is not a publisher, delete "${path}" and start again.`,
    details: {owner},
  })
}
