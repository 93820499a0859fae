import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {addUser} from '../access/users.ts'
import {openDatabase} from '../database/open.ts'
import {realSurroundings} from '../surroundings.ts'
import {startTestLake, studioOrigin, type TestLake} from './testLake.ts'

const automatic = {autoSignIn: true}
const page = (origin: string): string =>
  `//auth/local?origin=${encodeURIComponent(origin)}&projectId=p&withSid=true`

function sidOf(response: Response): string {
  const location = new URL(response.headers.get('location') ?? '')
  return location.hash.replace('#sid=', '')
}

async function signedInToken({ask}: TestLake, sid: string): Promise<string> {
  const fetched = await ask(`/auth/fetch?sid=${sid}`, {
    as: 'anonymous',
    headers: {origin: studioOrigin},
  })
  return ((await fetched.json()) as {token: string}).token
}

test('automatic sign-in leads back to the Studio with a code that becomes a token once', async () => {
  const lake = await startTestLake(automatic)
  const providers = await lake.ask('/auth/providers', {as: 'anonymous'})
  expect(await providers.json()).toMatchObject({
    providers: [{name: 'local', title: 'This machine', url: 'http://localhost/auth/local'}],
  })

  const redirect = await lake.ask(page(`${studioOrigin}/studio?x=1`), {as: 'anonymous'})

  expect(redirect.status).toBe(303)
  const location = redirect.headers.get('location') ?? ''
  expect(location).toMatch(/^http:\/\/localhost:3333\/studio\?x=1#sid=[\w-]{20,}$/)
  const token = await signedInToken(lake, sidOf(redirect))
  const me = await lake.ask('/users/me', {headers: {authorization: `Bearer ${token}`}})
  expect(await me.json()).toMatchObject({id: 'local-administrator', role: 'administrator'})
  const again = await lake.ask(`/auth/fetch?sid=${sidOf(redirect)}`, {as: 'anonymous'})
  expect(again.status).toBe(401)
})

test('a code is refused for another origin and after a minute', async () => {
  const {ask, wait} = await startTestLake(automatic)

  const stolen = sidOf(await ask(page(studioOrigin)))
  const headers = {origin: 'http://localhost:6666'}
  expect((await ask(`/auth/fetch?sid=${stolen}`, {as: 'anonymous', headers})).status).toBe(401)

  const late = sidOf(await ask(page(studioOrigin)))
  wait(61_000)
  expect((await ask(`/auth/fetch?sid=${late}`, {as: 'anonymous'})).status).toBe(401)
})

test.each([
  'http://evil.example/',
  'http://localhost:3334',
  'http://localhost:3333@evil.example/',
  'http://localhost:3333.evil.example/',
  '//evil.example',
  'javascript:alert(1)//http://localhost:3333',
  'data:text/html,x',
  'null',
  '',
])('signing in never leads to %s', async (origin) => {
  const {ask} = await startTestLake(automatic)

  const response = await ask(page(origin), {as: 'anonymous'})

  expect(response.status).toBe(403)
  expect(response.headers.get('location')).toBeNull()
  expect(await response.text()).not.toMatch(/<script|href=|src=/)
})

test('automatic sign-in is refused under a name that is not this machine', async () => {
  const {lake} = await startTestLake(automatic)
  const address = `http://rebound.example:3400/auth/local?origin=${encodeURIComponent(studioOrigin)}`

  const response = await lake.fetch(new Request(address))

  expect(response.status).toBe(403)
})

test('without automatic sign-in there is a form and no way around it', async () => {
  const {ask} = await startTestLake()

  const response = await ask(page(studioOrigin), {as: 'anonymous'})

  expect(response.status).toBe(200)
  expect(response.headers.get('location')).toBeNull()
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await response.text()
  for (const id of ['email', 'password']) {
    expect(html).toContain(`<label for="${id}">`)
    expect(html).toContain(`<input id="${id}"`)
  }
})

async function startLakeWithEd(): Promise<
  TestLake & {submit: (password: string, email?: string) => Promise<Response>}
> {
  const directory = mkdtempSync(join(tmpdir(), 'lake-sign-in-'))
  onTestFinished(() => rmSync(directory, {recursive: true}))
  const lake = await startTestLake({directory})
  const database = openDatabase({directory})
  const ed = {email: 'ed@example.com', role: 'editor', password: 'correct horse battery'} as const
  await addUser({database, surroundings: realSurroundings('silent')}, ed)
  database.close()
  return {
    ...lake,
    submit: (password, email = ed.email) =>
      lake.ask(page(studioOrigin), {
        as: 'anonymous',
        method: 'POST',
        body: new URLSearchParams({email, password}),
      }),
  }
}

test('a person signs in with address and password, and signs out', async () => {
  const lake = await startLakeWithEd()

  const token = await signedInToken(
    lake,
    sidOf(await lake.submit('correct horse battery', 'Ed@Example.com')),
  )

  const headers = {authorization: `Bearer ${token}`}
  expect(await (await lake.ask('/users/me', {headers})).json()).toMatchObject({
    name: 'ed',
    role: 'editor',
  })
  await lake.ask('/auth/logout', {method: 'POST', headers})
  expect((await lake.ask('/users/me', {headers})).status).toBe(401)
})

test('a session ends by itself after 90 days', async () => {
  const lake = await startLakeWithEd()
  const token = await signedInToken(lake, sidOf(await lake.submit('correct horse battery')))

  lake.wait(91 * 24 * 60 * 60 * 1000)

  const response = await lake.ask('/users/me', {headers: {authorization: `Bearer ${token}`}})
  expect(await response.json()).toMatchObject({statusCode: 401, errorCode: 'SIO-401-AEX'})
})

test('a wrong password and an unknown address get the same page', async () => {
  const {submit} = await startLakeWithEd()

  const wrong = await submit('wrong', 'someone@example.com')
  const unknown = await submit('wrong', 'nobody@example.com')

  expect([wrong.status, unknown.status]).toEqual([401, 401])
  const neutral = async (response: Response): Promise<string> =>
    (await response.text()).replaceAll(/someone|nobody/g, 'x')
  expect(await neutral(wrong)).toBe(await neutral(unknown))
})

// Slow: each guess costs a real scrypt, and that parallel guesses count is the point.
test('after ten wrong passwords even the right one has to wait', async () => {
  const {submit, wait} = await startLakeWithEd()
  await Promise.all(Array.from({length: 10}, () => submit('wrong')))

  const blocked = await submit('correct horse battery')
  wait(15 * 60_000)
  const later = await submit('correct horse battery')

  expect(blocked.status).toBe(429)
  expect(later.status).toBe(303)
}, 60_000)

test('what was typed is shown again as text, not as HTML', async () => {
  const {submit} = await startLakeWithEd()

  const html = await (await submit('wrong', '"><script>alert(1)</script>')).text()

  expect(html).not.toContain('<script')
})

test('the form is not accepted from other sites', async () => {
  const {ask} = await startTestLake()

  const response = await ask(page(studioOrigin), {
    method: 'POST',
    as: 'anonymous',
    headers: {'sec-fetch-site': 'cross-site'},
    body: new URLSearchParams({email: 'a@b', password: 'x'}),
  })

  expect(response.status).toBe(400)
})

test('logging out with a robot token leaves it working', async () => {
  const {ask} = await startTestLake()

  await ask('/auth/logout', {method: 'POST'})

  expect((await ask('/users/me')).status).toBe(200)
})
