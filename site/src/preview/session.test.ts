import {expect, test} from 'vitest'
import {cookieHeader, Sessions} from './session.ts'

const sessions = new Sessions('a token that reads drafts')
const session = {perspective: 'drafts', until: 1_000}
const cookie = (value: string) => `other=1; crosswalk-preview=${value}`

test('a session is read as it was signed', () => {
  expect(sessions.read(cookie(sessions.sign(session)), 999)).toEqual(session)
})

test('no cookie, one past its time and one that nobody here signed are told apart', () => {
  const signed = sessions.sign(session)
  expect(sessions.read(undefined, 0)).toBe('none')
  expect(sessions.read('other=1', 0)).toBe('none')
  expect(sessions.read(cookie(signed), 1_000)).toBe('expired')
  expect(new Sessions('another token').read(cookie(signed), 0)).toBe('wrong')
  expect(sessions.read(cookie('nonsense'), 0)).toBe('wrong')
})

test('a session that was changed afterwards is refused', () => {
  const [, signature] = sessions.sign(session).split('.')
  const longer = Buffer.from(JSON.stringify({...session, until: 9e15})).toString('base64url')
  expect(sessions.read(cookie(`${longer}.${signature}`), 0)).toBe('wrong')
})

test('the cookie is for the server alone, and over https for the frame of another site', () => {
  expect(cookieHeader('x', {isSecure: false, maxAgeMs: 5_000})).toBe(
    'crosswalk-preview=x; Path=/; HttpOnly; Max-Age=5; SameSite=Lax',
  )
  expect(cookieHeader('x', {isSecure: true, maxAgeMs: 5_000})).toContain(
    'SameSite=None; Secure; Partitioned',
  )
})
