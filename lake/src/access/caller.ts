import type {Database} from '../database/open.ts'
import {findTokenByHash, type TokenWithRole} from '../database/tokens.ts'
import type {UserRole} from '../database/users.ts'
import {isRootId} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {secretHash} from './secrets.ts'

export interface Caller {
  /** `anonymous` without a credential. */
  userId: string
  role: 'anonymous' | UserRole
}

const anonymous: Caller = {userId: 'anonymous', role: 'anonymous'}

/** Finds out who sends a request. */
export class Access {
  readonly #database: Database
  readonly #surroundings: Surroundings

  constructor(deps: {database: Database; surroundings: Surroundings}) {
    this.#database = deps.database
    this.#surroundings = deps.surroundings
  }

  /**
   * Without an Authorization header the caller is anonymous.
   *
   * @throws LakeError `sessionNotFound` for an unknown or revoked token; for an expired one
   *   `details.errorCode` is `SIO-401-AEX`
   * @throws LakeError `unauthorized` for another scheme than Bearer
   */
  callerOf(headers: Headers): Caller {
    const token = this.tokenOf(headers)
    return token === undefined ? anonymous : {userId: token.userId, role: token.role}
  }

  /** The stored token behind the Authorization header; undefined without one. Throws as `callerOf`. */
  tokenOf(headers: Headers): TokenWithRole | undefined {
    const header = headers.get('authorization')
    if (header === null) return undefined
    return this.requireToken(secretFromHeader(header))
  }

  requireToken(secret: string): TokenWithRole {
    const token = findTokenByHash(this.#database, secretHash(secret))
    if (token === undefined || token.revokedAt !== null) {
      throw new LakeError('sessionNotFound', {
        message: 'Session not found: the token is unknown or was revoked.',
        details: {errorCode: 'SIO-401-ANF'},
      })
    }
    if (token.expiresAt !== null && token.expiresAt <= this.#surroundings.now()) {
      throw new LakeError('sessionNotFound', {
        message: 'Session has expired: sign in again.',
        details: {errorCode: 'SIO-401-AEX'},
      })
    }
    return token
  }
}

/** Anonymous callers see root documents of public datasets and nothing else. */
export function canRead(
  caller: Caller,
  documentId: string,
  aclMode: 'public' | 'private',
): boolean {
  if (caller.role !== 'anonymous') return true
  return aclMode === 'public' && isRootId(documentId)
}

/** Create, update and delete documents, upload assets. */
export function canWrite(caller: Caller): boolean {
  return caller.role === 'editor' || caller.role === 'administrator'
}

/** @throws LakeError `unauthorized` for anonymous callers */
export function requireSignedIn(caller: Caller): void {
  if (caller.role !== 'anonymous') return
  throw new LakeError('unauthorized', {
    message: 'This request needs a credential: send an "Authorization: Bearer <token>" header.',
  })
}

/**
 * @param permission - the permission named to the caller when it is missing
 * @throws LakeError `unauthorized` for anonymous callers, `insufficientPermissions` for viewers
 */
export function requireWriter(caller: Caller, permission: 'create' | 'update' | 'delete'): void {
  requireSignedIn(caller)
  if (!canWrite(caller)) throw missingPermission(permission)
}

/** @throws LakeError `unauthorized` for anonymous callers, `insufficientPermissions` below administrator */
export function requireAdministrator(caller: Caller): void {
  requireSignedIn(caller)
  if (caller.role !== 'administrator') throw missingPermission('manage')
}

function missingPermission(permission: string): LakeError {
  return new LakeError('insufficientPermissions', {
    message: `Insufficient permissions; permission "${permission}" required`,
    details: {permission},
  })
}

function secretFromHeader(header: string): string {
  const match = /^Bearer +(\S+) *$/i.exec(header)
  if (match?.[1] !== undefined) return match[1]
  throw new LakeError('unauthorized', {
    message: 'The Authorization header must have the form "Bearer <token>".',
  })
}
