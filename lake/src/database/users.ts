import type {Database} from './open.ts'

export type UserRole = 'viewer' | 'editor' | 'administrator'

export const userRoles: readonly UserRole[] = ['viewer', 'editor', 'administrator']

/** A person, or a robot that stands for one token. */
export interface User {
  id: string
  kind: 'person' | 'robot'
  name: string
  email: string | null
  role: UserRole
  /** Null: cannot sign in with a password. */
  passwordHash: string | null
  /** Milliseconds since the epoch. */
  createdAt: number
}

const columns =
  'id, kind, name, email, role, password_hash AS passwordHash, created_at AS createdAt'

/** Throws SQLITE_CONSTRAINT_UNIQUE when the id or email is taken. */
export function writeUser(database: Database, user: User): void {
  database
    .prepare(
      `INSERT INTO users (id, kind, name, email, role, password_hash, created_at)
       VALUES (@id, @kind, @name, @email, @role, @passwordHash, @createdAt)`,
    )
    .run(user)
}

/** People, not robots, in the order of their addresses; the local administrator has none. */
export function readPeople(database: Database): User[] {
  return database
    .prepare<[], User>(`SELECT ${columns} FROM users WHERE kind = 'person' ORDER BY email, id`)
    .all()
}

/** Removes a person with all sessions. False when there is no such person. */
export function deletePerson(database: Database, id: string): boolean {
  return database.prepare(`DELETE FROM users WHERE id = ? AND kind = 'person'`).run(id).changes > 0
}

export function updatePerson(database: Database, user: User): void {
  database
    .prepare(
      'UPDATE users SET name = @name, role = @role, password_hash = @passwordHash WHERE id = @id',
    )
    .run(user)
}

/** Ends every session of a user. */
export function deleteSessions(database: Database, userId: string): void {
  database.prepare(`DELETE FROM tokens WHERE user_id = ? AND kind = 'session'`).run(userId)
}

export function findUser(database: Database, id: string): User | undefined {
  return database.prepare<[string], User>(`SELECT ${columns} FROM users WHERE id = ?`).get(id)
}

/** Upper and lower case count as the same address. */
export function findUserByEmail(database: Database, email: string): User | undefined {
  return database.prepare<[string], User>(`SELECT ${columns} FROM users WHERE email = ?`).get(email)
}
