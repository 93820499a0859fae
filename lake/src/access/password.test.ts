import {expect, test} from 'vitest'
import {isPassword, passwordHash} from './password.ts'

test('a password matches its own hash only, and two hashes of it differ', async () => {
  const [first, second] = await Promise.all([
    passwordHash('Grüße 1234'),
    passwordHash('Grüße 1234'),
  ])

  expect(first).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
  expect(second).not.toBe(first)
  expect(await isPassword('Gru\u0308ße 1234', first)).toBe(true) // the same letters, composed differently
  expect(await isPassword('grüße 1234', first)).toBe(false)
  expect(await isPassword('', null)).toBe(false)
}, 30_000)
