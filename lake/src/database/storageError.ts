import SQLite from 'better-sqlite3'
import {LakeError} from '../errors.ts'

const explanations: {prefix: string; text: string}[] = [
  {prefix: 'SQLITE_FULL', text: 'The disk is full. Free some space, then retry.'},
  {
    prefix: 'SQLITE_READONLY',
    text: 'The database cannot be written. Give this user write access to the data folder.',
  },
  {
    prefix: 'SQLITE_CANTOPEN',
    text: 'The database file cannot be opened. Check that the data folder exists and is writable.',
  },
  {
    prefix: 'SQLITE_CORRUPT',
    text: 'The database file is damaged. Restore a backup made with "lake backup".',
  },
  {
    prefix: 'SQLITE_NOTADB',
    text: 'The file is not a SQLite database. Move it away or restore a backup.',
  },
  {prefix: 'SQLITE_BUSY', text: 'Another process keeps the database locked. Retry in a moment.'},
  {
    prefix: 'SQLITE_IOERR',
    text: 'The disk answered with an error. Check the disk and its free space, then retry.',
  },
]

/**
 * Turns an SQLite failure into a message for people; any other error comes back as it is.
 *
 * @param attempt - what was being done, as the start of a sentence: "Saving the transaction failed."
 */
export function storageError(error: unknown, attempt: string): unknown {
  if (!(error instanceof SQLite.SqliteError)) return error
  const known = explanations.find(({prefix}) => error.code.startsWith(prefix))
  if (!known) return error
  return new LakeError('storage', {
    message: `${attempt} ${known.text}`,
    details: {sqliteCode: error.code},
    cause: error,
  })
}
