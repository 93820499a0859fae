import {join} from 'node:path'
import SQLite from 'better-sqlite3'
import {LakeError} from '../errors.ts'
import {storageError} from './storageError.ts'

/**
 * Makes this process the only server on a data folder. A server keeps documents in memory, so a
 * second one would answer from stale copies. Commands that only touch tokens or webhooks need no
 * lock.
 *
 * The lock is an exclusive SQLite transaction on a file of its own: the operating system drops
 * it when the process dies, however it dies.
 *
 * @returns a function that releases the lock
 * @throws LakeError `storage` if another process holds it
 */
export function lockDataFolder(directory: string): () => void {
  const file = join(directory, 'server.lock')
  let holder: SQLite.Database | undefined
  try {
    holder = new SQLite(file, {timeout: 0})
    holder.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    holder?.close()
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new LakeError('storage', {
        message: `Another lake is already serving the data folder ${directory}. Stop it, or choose another folder with --data.`,
        details: {directory},
        cause: error,
      })
    }
    throw storageError(error, `Locking the data folder ${directory} failed.`)
  }
  const held = holder
  return () => {
    held.close()
  }
}
