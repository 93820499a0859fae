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

export function findUser(database: Database, id: string): User | undefined {
  return database.prepare<[string], User>(`SELECT ${columns} FROM users WHERE id = ?`).get(id)
}

/** Upper and lower case count as the same address. */
export function findUserByEmail(database: Database, email: string): User | undefined {
  return database.prepare<[string], User>(`SELECT ${columns} FROM users WHERE email = ?`).get(email)
}
