import type {Database} from '../database/open.ts'
import {readRobotTokens, revokeToken, type TokenWithRole, writeToken} from '../database/tokens.ts'
import {type UserRole, writeUser} from '../database/users.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {newSecret, secretHash} from './secrets.ts'

/** Administration of credentials, for the command line. Works while a lake serves the same database. */
export class Tokens {
  readonly #database: Database
  readonly #surroundings: Surroundings

  constructor(deps: {database: Database; surroundings: Surroundings}) {
    this.#database = deps.database
    this.#surroundings = deps.surroundings
  }

  /** A robot with one token that never expires. The returned token cannot be read again. */
  createRobotToken(role: UserRole, label: string): {id: string; token: string} {
    const now = this.#surroundings.now()
    const id = this.#surroundings.newId()
    const token = newSecret('sk')
    this.#database.transaction(() => {
      const userId = `robot-${id}`
      writeUser(this.#database, {
        id: userId,
        kind: 'robot',
        name: label,
        email: null,
        role,
        passwordHash: null,
        createdAt: now,
      })
      writeToken(this.#database, {
        id,
        tokenHash: secretHash(token),
        userId,
        kind: 'robot',
        label,
        createdAt: now,
        expiresAt: null,
        revokedAt: null,
      })
    })()
    return {id, token}
  }

  list(): TokenWithRole[] {
    return readRobotTokens(this.#database)
  }

  /** @throws LakeError `notFound` when there is no such token or it was revoked before */
  revoke(id: string): void {
    if (revokeToken(this.#database, id, this.#surroundings.now())) return
    throw new LakeError('notFound', {
      message: `There is no active token with the id "${id}". "token list" shows the ids.`,
    })
  }
}
