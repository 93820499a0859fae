import SQLite from 'better-sqlite3'
import type {Database} from './open.ts'

/** The database as it is at one moment, for long reads; writers go on meanwhile. */
export interface Snapshot {
  database: Database
  close: () => void
}

/** Undefined for a database in memory, which no second connection can see. */
export function openSnapshot(database: Database): Snapshot | undefined {
  if (database.memory) return undefined
  const reader = new SQLite(database.name, {readonly: true})
  reader.exec('BEGIN')
  // A transaction sees the state at its first read.
  reader.prepare('SELECT 1 FROM datasets LIMIT 1').get()
  return {database: reader, close: () => reader.close()}
}
