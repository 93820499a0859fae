import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {LakeError} from '../errors.ts'
import type {Database} from './open.ts'

const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url))

interface Migration {
  version: number
  fileName: string
}

/**
 * Brings the schema to the newest version. `PRAGMA user_version` holds the number of the last
 * migration that ran; each one is a transaction of its own.
 *
 * @throws LakeError `storage` if a newer lake has written this database
 */
export function migrate(database: Database): void {
  const migrations = listMigrations()
  const newest = migrations.at(-1)?.version ?? 0
  const present = schemaVersion(database)
  if (present > newest) {
    throw new LakeError('storage', {
      message: `The database has schema version ${present}, but this lake knows only versions up to ${newest}. Start the newer lake that wrote it, or use another data folder. Nothing was changed.`,
      details: {present, newest},
    })
  }
  for (const migration of migrations) run(database, migration)
}

function run(database: Database, migration: Migration): void {
  if (schemaVersion(database) >= migration.version) return
  const sql = readFileSync(`${migrationsFolder}${migration.fileName}`, 'utf8')
  database
    .transaction(() => {
      // Another process may have run it while this one waited for the write lock.
      if (schemaVersion(database) >= migration.version) return
      database.exec(sql)
      database.pragma(`user_version = ${migration.version}`)
    })
    .immediate()
}

function listMigrations(): Migration[] {
  return readdirSync(migrationsFolder)
    .filter((fileName) => /^\d{4}-.+\.sql$/.test(fileName))
    .sort()
    .map((fileName) => ({version: Number(fileName.slice(0, 4)), fileName}))
}

function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', {simple: true}))
}
