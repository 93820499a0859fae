import type {Database} from './open.ts'
import {statementOf} from './statement.ts'
import type {UserRole} from './users.ts'

/** A stored credential. The token itself is not known to the lake, only its hash. */
export interface Token {
  id: string
  tokenHash: string
  userId: string
  /** `robot`: made by an administrator. `session`: made by a sign-in. */
  kind: 'robot' | 'session'
  label: string
  /** Times in milliseconds since the epoch. */
  createdAt: number
  /** Null: never. */
  expiresAt: number | null
  revokedAt: number | null
}

/** A token together with the role of its user. */
export interface TokenWithRole extends Token {
  role: UserRole
}

const columns = `tokens.id, token_hash AS tokenHash, user_id AS userId, tokens.kind, label,
  tokens.created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt, users.role`

export function writeToken(database: Database, token: Token): void {
  database
    .prepare(
      `INSERT INTO tokens (id, token_hash, user_id, kind, label, created_at, expires_at, revoked_at)
       VALUES (@id, @tokenHash, @userId, @kind, @label, @createdAt, @expiresAt, @revokedAt)`,
    )
    .run(token)
}

export function findTokenByHash(database: Database, hash: string): TokenWithRole | undefined {
  return statementOf<[string], TokenWithRole>(
    database,
    `SELECT ${columns} FROM tokens JOIN users ON users.id = user_id WHERE token_hash = ?`,
  ).get(hash)
}

/** Robots' tokens, oldest first, revoked ones included. */
export function readRobotTokens(database: Database): TokenWithRole[] {
  return database
    .prepare<[], TokenWithRole>(
      `SELECT ${columns} FROM tokens JOIN users ON users.id = user_id
       WHERE tokens.kind = 'robot' ORDER BY tokens.created_at, tokens.id`,
    )
    .all()
}

/** False when there is no such token or it was revoked before. */
export function revokeToken(database: Database, id: string, now: number): boolean {
  return (
    database
      .prepare('UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL')
      .run(now, id).changes === 1
  )
}

export interface SignInCode {
  sidHash: string
  userId: string
  origin: string
  /** Milliseconds since the epoch. */
  expiresAt: number
}

/** Stores the code and forgets those that have expired. */
export function writeSignInCode(database: Database, code: SignInCode, now: number): void {
  database.prepare('DELETE FROM sign_ins WHERE expires_at <= ?').run(now)
  database
    .prepare(
      `INSERT INTO sign_ins (sid_hash, user_id, origin, expires_at)
       VALUES (@sidHash, @userId, @origin, @expiresAt)`,
    )
    .run(code)
}

/** Reads and removes the code in one step, so that it works once. */
export function takeSignInCode(database: Database, sidHash: string): SignInCode | undefined {
  return database
    .prepare<[string], SignInCode>(
      `DELETE FROM sign_ins WHERE sid_hash = ?
       RETURNING sid_hash AS sidHash, user_id AS userId, origin, expires_at AS expiresAt`,
    )
    .get(sidHash)
}
