import {createHash, randomBytes} from 'node:crypto'

/** A new random credential: `prefix` and 43 URL-safe characters carrying 256 bits. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url')
}

/**
 * The form in which a credential is stored: SHA-256 in hex. A slow hash would add nothing, since
 * secrets from `newSecret` cannot be guessed; passwords are another matter (password.ts).
 */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
