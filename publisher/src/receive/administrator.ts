import {createHash, timingSafeEqual} from 'node:crypto'
import {PublisherError} from '../errors.ts'

/**
 * Checks the token of somebody who wants more than to look.
 *
 * @param token - what the publisher was given; `undefined` refuses everybody
 * @param shown - what the request shows
 * @throws PublisherError `badToken`
 */
export function requireAdministrator(token: string | undefined, shown: string | undefined): void {
  if (token === undefined) {
    throw new PublisherError('badToken', {
      message:
        'The publisher has no administrator token. Set PUBLISHER_TOKEN to a long random text and start it again.',
    })
  }
  if (!isAdministrator(token, shown)) {
    throw new PublisherError('badToken', {
      message: 'The token is not the one that the publisher was given as PUBLISHER_TOKEN.',
    })
  }
}

export function isAdministrator(token: string | undefined, shown: string | undefined): boolean {
  if (token === undefined || shown === undefined) return false
  return timingSafeEqual(digest(shown), digest(token))
}

/** The token in an `authorization` header. */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
