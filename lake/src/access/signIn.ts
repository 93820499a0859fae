import type {Database} from '../database/open.ts'
import {revokeToken, takeSignInCode, writeSignInCode, writeToken} from '../database/tokens.ts'
import {findUser, findUserByEmail, writeUser} from '../database/users.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {AttemptLimit} from './attemptLimit.ts'
import {isPassword} from './password.ts'
import {newSecret, secretHash} from './secrets.ts'

const codeLifeMs = 60_000
const sessionLifeMs = 90 * 24 * 60 * 60 * 1000
const attemptWindowMs = 15 * 60 * 1000

const localAdministratorId = 'local-administrator'

/**
 * Sign-in of people, in two steps: the sign-in page gets a one-time code (`sid`) for the browser
 * to carry to the Studio, the Studio exchanges it for a token. The token never appears in a URL.
 *
 * @see content-lake API reference 20.3
 */
export class SignIn {
  readonly #database: Database
  readonly #surroundings: Surroundings
  readonly #perAddress = new AttemptLimit({limit: 10, windowMs: attemptWindowMs})
  readonly #overall = new AttemptLimit({limit: 100, windowMs: attemptWindowMs})

  constructor(deps: {database: Database; surroundings: Surroundings}) {
    this.#database = deps.database
    this.#surroundings = deps.surroundings
  }

  /** A code for the single local administrator, who is created on first use. */
  codeForLocalAdministrator(origin: string): string {
    if (findUser(this.#database, localAdministratorId) === undefined) {
      writeUser(this.#database, {
        id: localAdministratorId,
        kind: 'person',
        name: 'Local administrator',
        email: null,
        role: 'administrator',
        passwordHash: null,
        createdAt: this.#surroundings.now(),
      })
    }
    return this.#newCode(localAdministratorId, origin)
  }

  /**
   * A code for a person who proved to know their password.
   *
   * @returns `wrong` for an unknown address as for a wrong password; `blocked` after ten failures
   *   for one address, or a hundred in all, within 15 minutes
   */
  async codeForPassword(
    email: string,
    password: string,
    origin: string,
  ): Promise<{sid: string} | 'wrong' | 'blocked'> {
    const key = email.toLowerCase()
    const now = this.#surroundings.now()
    if (this.#perAddress.isBlocked(key, now) || this.#overall.isBlocked('all', now))
      return 'blocked'
    this.#perAddress.addAttempt(key, now)
    this.#overall.addAttempt('all', now)
    const user = findUserByEmail(this.#database, email)
    if (!(await isPassword(password, user?.passwordHash ?? null)) || user === undefined)
      return 'wrong'
    this.#perAddress.clear(key)
    return {sid: this.#newCode(user.id, origin)}
  }

  /**
   * Turns a code into a session token. A code works once, within a minute, for the origin it was
   * made for.
   *
   * @param origin - the Origin header; null when the browser sent none (same origin)
   * @throws LakeError `sessionNotFound`
   */
  tokenFromCode(sid: string, origin: string | null): string {
    const now = this.#surroundings.now()
    const code = takeSignInCode(this.#database, secretHash(sid))
    if (
      code === undefined ||
      code.expiresAt <= now ||
      (origin !== null && origin !== code.origin)
    ) {
      throw new LakeError('sessionNotFound', {
        message: 'This sign-in code is unknown, used or expired. Sign in again.',
        details: {errorCode: 'SIO-401-ANF'},
      })
    }
    const token = newSecret('st')
    writeToken(this.#database, {
      id: this.#surroundings.newId(),
      tokenHash: secretHash(token),
      userId: code.userId,
      kind: 'session',
      label: `Studio at ${code.origin}`,
      createdAt: now,
      expiresAt: now + sessionLifeMs,
      revokedAt: null,
    })
    return token
  }

  /** Ends a session. Robots' tokens stay: an application that logs out must not disable itself. */
  endSession(token: {id: string; kind: 'robot' | 'session'}): void {
    if (token.kind === 'session') revokeToken(this.#database, token.id, this.#surroundings.now())
  }

  #newCode(userId: string, origin: string): string {
    const now = this.#surroundings.now()
    const sid = newSecret('')
    writeSignInCode(
      this.#database,
      {sidHash: secretHash(sid), userId, origin, expiresAt: now + codeLifeMs},
      now,
    )
    return sid
  }
}
