import type {Statement} from 'better-sqlite3'
import type {Database} from './open.ts'

const statements = new WeakMap<Database, Map<string, Statement<unknown[], unknown>>>()

/**
 * The compiled statement, made at the first call. For what every request asks: compiling costs more
 * than running. Do not change its mode (`pluck`, `raw`): all callers share it.
 */
export function statementOf<Parameters extends unknown[], Row>(
  database: Database,
  sql: string,
): Statement<Parameters, Row> {
  let known = statements.get(database)
  if (!known) {
    known = new Map()
    statements.set(database, known)
  }
  let statement = known.get(sql)
  if (!statement) {
    statement = database.prepare(sql)
    known.set(sql, statement)
  }
  // The text of a statement decides its parameters and columns.
  return statement as Statement<Parameters, Row>
}
