import type {Database} from './open.ts'

/** The stored value of a person's setting, or null when it was never set. */
export function readKeyValue(database: Database, userId: string, key: string): unknown {
  const row = database
    .prepare<[string, string], {value: string}>(
      'SELECT value FROM keyvalue WHERE user_id = ? AND key = ?',
    )
    .get(userId, key)
  return row === undefined ? null : JSON.parse(row.value)
}

export function writeKeyValues(
  database: Database,
  userId: string,
  entries: readonly {key: string; value: unknown}[],
): void {
  const write = database.prepare(
    `INSERT INTO keyvalue (user_id, key, value) VALUES (?, ?, ?)
     ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value`,
  )
  database.transaction(() => {
    for (const {key, value} of entries) write.run(userId, key, JSON.stringify(value ?? null))
  })()
}
