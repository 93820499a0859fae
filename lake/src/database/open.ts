import {join} from 'node:path'
import SQLite from 'better-sqlite3'
import {LakeError} from '../errors.ts'
import {requireIntegrity} from './integrity.ts'
import {makeFolder} from './makeFolder.ts'
import {migrate} from './migrate.ts'
import {storageError} from './storageError.ts'

export type Database = SQLite.Database

/** The database's file inside the data folder. */
export const databaseFileName = 'lake.sqlite'

/**
 * Opens the lake's database, creating folder, file and tables as needed.
 *
 * Every committed transaction is on disk before the call that committed it returns (WAL,
 * `synchronous=FULL`). Several processes may have it open; writers wait up to five seconds for
 * each other.
 *
 * @param options.directory - data folder, or `:memory:` for a database that lives as long as the process
 * @throws LakeError `storage` if the folder cannot be written, the file is damaged (see
 *   integrity.ts for large ones) or not a database, or its schema is newer than this code
 */
export function openDatabase(options: {directory: string | ':memory:'}): Database {
  const file =
    options.directory === ':memory:' ? ':memory:' : join(options.directory, databaseFileName)
  const attempt = `Opening the lake's database ${file} failed.`
  let database: Database | undefined
  try {
    if (file !== ':memory:') createFolder(options.directory)
    database = new SQLite(file)
    database.pragma('busy_timeout = 5000')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    requireIntegrity(database, file)
    migrate(database)
    // Else the savepoints of a shared flush are undone from a file in the system's temporary folder,
    // which SQLite writes page by page: that takes longer than everything else about the writes.
    database.pragma('temp_store = MEMORY')
    return database
  } catch (error) {
    database?.close()
    throw storageError(error, attempt)
  }
}

function createFolder(directory: string): void {
  try {
    makeFolder(directory)
  } catch (cause) {
    throw new LakeError('storage', {
      message: `The data folder ${directory} cannot be created. Choose another one with --data, or give this user write access to its parent folder.`,
      details: {directory},
      cause,
    })
  }
}
