import {randomBytes} from 'node:crypto'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'
import {afterAll, expect, test} from 'vitest'
import {digestFiles} from '../release/fileDigests.ts'
import {ReleaseFiles} from '../release/releaseFiles.ts'
import {type PlainSite, page, writeSite} from '../testing/plainSite.ts'
import {EncodedBodies} from './encodedBodies.ts'
import {parseHeadersFile} from './headersFile.ts'
import {parseRedirectsFile} from './redirectsFile.ts'
import {respondFromRelease} from './respond.ts'

const longText = page('Career changes '.repeat(200))
const film = randomBytes(5 * 1024 * 1024)
const site = {
  'index.html': page('Home'),
  'careers/index.html': longText,
  'gone/index.html': page('Gone'),
  '404.html': page('Not found'),
  '_astro/site.abc123.css': 'h1 { color: teal }\n'.repeat(100),
  'images/pixel.png': randomBytes(3000),
  'film.webm': film,
  'name with space.txt': 'spaced',
  'empty.txt': '',
  '.well-known/security.txt': 'Contact: mailto:security@example.com',
  '.env': 'SECRET=1',
  '.git/config': 'secret',
  _headers: `# security first
/*
  X-Frame-Options: DENY
  Content-Security-Policy: default-src 'self'
/_astro/*
  Cache-Control: public, max-age=31536000, immutable
/careers/*
  ! X-Frame-Options
`,
  _redirects: `
/old/            /careers/ 301
/moved/:name/    /careers/#:name 302
/blog/*          https://blog.example/:splat
/careers-2019/   /gone/ 410
/careers         /shadow/ 410
/app/*           / 200
`,
} satisfies PlainSite

const siteDirectory = await mkdtemp(join(tmpdir(), 'publisher-'))
await writeSite(siteDirectory, site)
afterAll(() => rm(siteDirectory, {recursive: true, force: true}))

async function serve() {
  const release = {
    id: 'test',
    siteDirectory,
    pastDirectory: join(siteDirectory, '../past-of-nothing'),
    folder: '',
    files: ReleaseFiles.of(await digestFiles(siteDirectory)),
    headerRules: parseHeadersFile(site._headers).rules,
    redirects: parseRedirectsFile(site._redirects).rules,
  }
  const bodies = new EncodedBodies()
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    respondFromRelease(release, bodies, new Request(`http://localhost${path}`, {headers, method}))
}

test.for<[string, number, Record<string, string>?]>([
  ['/', 200, {'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY'}],
  ['/?utm=1', 200, {'cache-control': 'public, max-age=0, must-revalidate'}],
  ['/careers/', 200, {'content-security-policy': "default-src 'self'"}],
  ['/careers?sort=name', 308, {location: '/careers/?sort=name'}],
  ['/index.html', 200],
  ['/_astro/site.abc123.css', 200, {'cache-control': 'public, max-age=31536000, immutable'}],
  ['/images/pixel.png', 200, {'content-type': 'image/png', 'accept-ranges': 'bytes'}],
  ['/name%20with%20space.txt', 200, {'content-type': 'text/plain; charset=utf-8'}],
  ['/empty.txt', 200, {'content-length': '0'}],
  ['/.well-known/security.txt', 200],
  ['/missing/', 404, {'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY'}],
  ['/404.html', 404],
  ['/careers/missing', 404],
  ['/images', 404],
  ['/images/', 404],
  ['/images/pixel.png/', 404],
  ['/_headers', 404],
  ['/_redirects', 404],
  ['/.env', 404],
  ['/.git/config', 404],
  ['/%2eenv', 404],
  ['/../../etc/passwd', 404],
  ['/..%2f..%2fetc/passwd', 404],
  ['/%2e%2e/%2e%2e/etc/passwd', 404],
  ['/careers/..%5c..%5cindex.html', 404],
  ['/%00', 404],
  ['//example.com/', 404],
  ['/toString', 404],
  ['/__proto__/', 404],
  ['/%', 400],
  ['/%ff', 400],
  ['/old/', 301, {location: '/careers/'}],
  ['/old', 301, {location: '/careers/'}],
  ['/old/?from=mail', 301, {location: '/careers/?from=mail'}],
  ['/moved/nurse/', 302, {location: '/careers/#nurse'}],
  ['/blog/2019/hello', 301, {location: 'https://blog.example/2019/hello'}],
  ['/careers-2019/', 410, {'content-type': 'text/html; charset=utf-8'}],
  ['/app/anything', 200, {'content-type': 'text/html; charset=utf-8'}],
])('%s answers %i', async ([path, status, headers = {}]) => {
  const request = await serve()

  const response = await request(path)

  expect(response.status).toBe(status)
  expect(Object.fromEntries(response.headers)).toMatchObject(headers)
})

test('a rule takes away what an earlier one set', async () => {
  const request = await serve()

  expect((await request('/careers/')).headers.has('x-frame-options')).toBe(false)
})

test('only reading is allowed', async () => {
  const request = await serve()

  const response = await request('/', {}, 'POST')

  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, HEAD')
})

test('HEAD answers as GET does, without a body', async () => {
  const request = await serve()
  for (const path of ['/', '/careers/', '/film.webm', '/missing/', '/old/']) {
    for (const headers of [{}, {'accept-encoding': 'br'}]) {
      const head = await request(path, headers, 'HEAD')
      const get = await request(path, headers)
      expect(head.status).toBe(get.status)
      expect([...head.headers]).toEqual([...get.headers])
      expect(head.body).toBeNull()
      await get.body?.cancel()
    }
  }
})

test.for([
  ['br', 'br'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['br;q=0, *;q=0', null],
  ['identity, br;q=0.5', null],
  ['', null],
])('accept-encoding "%s" gets %s', async ([accepted, expected]) => {
  const request = await serve()

  const response = await request('/careers/', {'accept-encoding': accepted ?? ''})

  expect(response.headers.get('content-encoding')).toBe(expected)
  expect(response.headers.get('vary')).toBe('accept-encoding')
  const body = Buffer.from(await response.arrayBuffer())
  expect(response.headers.get('content-length')).toBe(String(body.length))
  const decode = {br: brotliDecompressSync, gzip: gunzipSync}[expected ?? '']
  expect((decode ? decode(body) : body).toString()).toBe(longText)
})

test('small files and images are not compressed', async () => {
  const request = await serve()
  for (const path of ['/', '/images/pixel.png', '/film.webm']) {
    const response = await request(path, {'accept-encoding': 'br'})
    expect(response.headers.has('content-encoding'), path).toBe(false)
    expect(response.headers.has('vary'), path).toBe(false)
    await response.body?.cancel()
  }
})

test('a reader with the same representation gets 304 with the headers that keep it fresh', async () => {
  const request = await serve()
  const etag = (await request('/careers/', {'accept-encoding': 'br'})).headers.get('etag') ?? ''
  const plain = (await request('/careers/')).headers.get('etag') ?? ''

  expect(etag).toMatch(/^"[0-9a-f]{64}-br"$/)
  expect(plain).not.toBe(etag)
  for (const known of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
    const response = await request('/careers/', {'accept-encoding': 'br', 'if-none-match': known})
    expect(response.status, known).toBe(304)
    expect(response.body).toBeNull()
    expect(Object.fromEntries(response.headers)).toMatchObject({
      etag,
      vary: 'accept-encoding',
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-security-policy': "default-src 'self'",
    })
  }
  const other = await request('/careers/', {'accept-encoding': 'br', 'if-none-match': plain})
  expect(other.status).toBe(200)
})

test.for<[string, number, string | null, number]>([
  ['bytes=0-9', 206, `bytes 0-9/${film.length}`, 10],
  ['bytes=10-10', 206, `bytes 10-10/${film.length}`, 1],
  ['bytes=-7', 206, `bytes ${film.length - 7}-${film.length - 1}/${film.length}`, 7],
  ['bytes=5-', 206, `bytes 5-${film.length - 1}/${film.length}`, film.length - 5],
  [`bytes=0-${film.length * 2}`, 206, `bytes 0-${film.length - 1}/${film.length}`, film.length],
  ['bytes=-99999999', 206, `bytes 0-${film.length - 1}/${film.length}`, film.length],
  [`bytes=${film.length}-`, 416, `bytes */${film.length}`, 0],
  ['bytes=-0', 416, `bytes */${film.length}`, 0],
  ['bytes=0-1,5-6', 200, null, film.length],
  ['bytes=9-5', 200, null, film.length],
  ['lines=1-2', 200, null, film.length],
])('range %s answers %i', async ([range, status, contentRange, sizeBytes]) => {
  const request = await serve()

  const response = await request('/film.webm', {range})

  expect(response.status).toBe(status)
  expect(response.headers.get('content-range')).toBe(contentRange)
  const body = Buffer.from(await response.arrayBuffer())
  if (status === 416) return
  expect(body.length).toBe(sizeBytes)
  const start = Number(/^bytes (\d+)/.exec(contentRange ?? '')?.[1] ?? 0)
  expect(body.equals(film.subarray(start, start + sizeBytes))).toBe(true)
})

test('a range of an older version gets the whole new one', async () => {
  const request = await serve()
  const etag = (await request('/film.webm', {}, 'HEAD')).headers.get('etag') ?? ''

  const same = await request('/film.webm', {range: 'bytes=0-1', 'if-range': etag})
  const older = await request('/film.webm', {range: 'bytes=0-1', 'if-range': '"older"'})

  expect(same.status).toBe(206)
  expect(older.status).toBe(200)
  await older.body?.cancel()
})

test('a range of a compressible file is a range of its plain bytes', async () => {
  const request = await serve()

  const response = await request('/careers/', {range: 'bytes=0-14', 'accept-encoding': 'br'})

  expect(response.headers.has('content-encoding')).toBe(false)
  expect(await response.text()).toBe('<!doctype html>')
})
