import {randomBytes, type ScryptOptions, scrypt, timingSafeEqual} from 'node:crypto'

/**
 * OWASP's scrypt setting for 32 MB of memory; some tenths of a second per attempt.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const cost = {N: 2 ** 15, r: 8, p: 3}
const keyBytes = 32

/** `scrypt$N$r$p$salt$key`, both in base64url. */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return [
    'scrypt',
    cost.N,
    cost.r,
    cost.p,
    salt.toString('base64url'),
    key.toString('base64url'),
  ].join('$')
}

/**
 * Compares in constant time. Takes as long for an unknown user (`stored` null) as for a wrong
 * password, so that answers do not tell which addresses exist.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  if (stored === null) {
    await derive(password, randomBytes(16), cost)
    return false
  }
  const [, N, r, p, salt = '', key = ''] = stored.split('$')
  const expected = Buffer.from(key, 'base64url')
  const actual = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return expected.length === keyBytes && timingSafeEqual(actual, expected)
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const maxmem = 256 * 1024 * 1024
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, {...options, maxmem}, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
