import {createHmac, timingSafeEqual} from 'node:crypto'

/** What an editor may see, as long as they may. */
export interface Session {
  perspective: string
  /** Milliseconds since the epoch. */
  until: number
}

const sessionCookie = 'crosswalk-preview'

/** A working day, after which Presentation is opened again. */
export const sessionMs = 10 * 3_600_000

/** Signs sessions with a key that follows from the token that reads drafts: without it there are none. */
export class Sessions {
  readonly #token: string

  constructor(token: string) {
    this.#token = token
  }

  /** The value of a cookie. */
  sign(session: Session): string {
    const content = Buffer.from(JSON.stringify(session)).toString('base64url')
    return `${content}.${this.#signature(content)}`
  }

  /**
   * @param cookies - a `Cookie` header
   * @returns `none` without one, `wrong` if nobody here signed it, `expired` after its time
   */
  read(cookies: string | undefined, now: number): Session | 'none' | 'wrong' | 'expired' {
    const value = cookies
      ?.split(';')
      .map((cookie) => cookie.trim())
      .find((cookie) => cookie.startsWith(`${sessionCookie}=`))
      ?.slice(sessionCookie.length + 1)
    if (!value) return 'none'
    const [content = '', signature = ''] = value.split('.')
    if (!isEqual(signature, this.#signature(content))) return 'wrong'
    const session: Session = JSON.parse(Buffer.from(content, 'base64url').toString())
    return session.until > now ? session : 'expired'
  }

  #signature(content: string): string {
    const key = createHmac('sha256', this.#token).update('preview session').digest()
    return createHmac('sha256', key).update(content).digest('base64url')
  }
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * A `Set-Cookie` header for a frame of the Studio.
 *
 * @param isSecure - over https the Studio may be on another site; the cookie then belongs to that frame alone
 */
export function cookieHeader(
  value: string,
  {isSecure, maxAgeMs}: {isSecure: boolean; maxAgeMs: number},
) {
  const place = isSecure ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax'
  return `${sessionCookie}=${value}; Path=/; HttpOnly; Max-Age=${Math.floor(maxAgeMs / 1000)}; ${place}`
}
