import {randomBytes} from 'node:crypto'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {request} from 'node:http'
import {connect, type IncomingHttpHeaders, type IncomingHttpStatusHeader} from 'node:http2'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'
import {createPublisher} from '@crosswalk/publisher'
import {describe, expect, onTestFinished, test} from 'vitest'
import {freePorts} from '../../scripts/sample/freePorts.ts'
import {isInstalled, startCaddy, startNginx} from '../support/frontServer.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const headersFile = readFileSync(
  fileURLToPath(new URL('../../site/public/_headers', import.meta.url)),
  'utf8',
)
const words = 'What crossing takes, measured in hours. '.repeat(200)
const page = (title: string, more = '') =>
  `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1><p>${words}</p>${more}</main></html>`
const picture = randomBytes(5_000)
const files: Readonly<Record<string, string | Buffer>> = {
  'index.html': page('Home', '<a href="/careers/">Careers</a>'),
  'careers/index.html': page('Careers'),
  'moved/index.html':
    '<!doctype html><html lang="en"><title>Moved</title><a href="/careers/">On</a></html>',
  'gone/index.html': page('Gone'),
  '404.html': page('Page not found'),
  'search/index.html': page('Search'),
  '_astro/site.abc123.css': `h1 { color: teal }\n`.repeat(200),
  'og.png': picture,
  'sitemap.xml': `<urlset>${words}</urlset>`,
  _headers: headersFile,
  _redirects: '/moved/ /careers/ 301\n/taken-back/ /gone/ 410\n',
}

/** A publisher with a small release, listening. */
async function publishFiles() {
  const data = join(temporaryFolder(), 'publisher')
  const publisher = await createPublisher({
    dataDirectory: data,
    projectDirectory: temporaryFolder(),
    environment: {
      apiHost: 'http://localhost:0',
      projectId: 'crosswalk',
      dataset: 'production',
      siteUrl: 'https://careers.example',
      webhookSecret: 'secret',
      administratorToken: undefined,
      readToken: undefined,
    },
    readDatasetState: async () => 'state',
    render: async ({outDirectory}) => {
      for (const [name, body] of Object.entries(files)) {
        mkdirSync(dirname(join(outDirectory, name)), {recursive: true})
        writeFileSync(join(outDirectory, name), body)
      }
    },
  })
  onTestFinished(() => publisher.close())
  const {url} = await publisher.listen({host: '127.0.0.1', port: 0})
  await publisher.start()
  return {publisher, data, url}
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

type Ask = (pathname: string, headers?: Record<string, string>) => Promise<Answer>

/** Asks over HTTP/2, as browsers do. */
function overHttp2(url: string): Ask {
  const session = connect(url, {rejectUnauthorized: false})
  onTestFinished(() => session.destroy())
  return (pathname, headers = {}) =>
    new Promise((resolve, reject) => {
      const stream = session.request({':path': pathname, ...headers})
      const chunks: Buffer[] = []
      let head: IncomingHttpHeaders & IncomingHttpStatusHeader = {}
      stream.once('response', (received) => {
        head = received
      })
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.once('error', reject)
      stream.once('end', () => {
        resolve({status: head[':status'] ?? 0, headers: head, body: Buffer.concat(chunks)})
      })
      stream.end()
    })
}

function overHttp1(url: string): Ask {
  return async (pathname, headers = {}) => {
    return new Promise((resolve, reject) => {
      request(url + pathname, {headers}, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('end', () => {
          const {statusCode = 0} = response
          resolve({status: statusCode, headers: response.headers, body: Buffer.concat(chunks)})
        })
      })
        .once('error', reject)
        .end()
    })
  }
}

/** What holds for files, whoever serves them. */
async function expectFiles(ask: Ask): Promise<void> {
  const home = await ask('/')
  expect(home.status).toBe(200)
  expect(home.headers['content-type']).toMatch(/^text\/html; charset=utf-8$/i)
  expect(home.headers['content-security-policy']).toContain("script-src 'self';")
  expect(home.headers['x-content-type-options']).toBe('nosniff')
  expect(home.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
  expect(home.body.toString()).toBe(files['index.html'])

  const etag = String(home.headers.etag)
  const again = await ask('/', {'if-none-match': etag})
  expect(again.status).toBe(304)
  expect(again.body).toHaveLength(0)

  const zipped = await ask('/', {'accept-encoding': 'gzip'})
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(String(zipped.headers.vary)).toMatch(/accept-encoding/i)
  expect(gunzipSync(zipped.body).toString()).toBe(files['index.html'])

  const sheet = await ask('/_astro/site.abc123.css')
  expect(sheet.headers['content-type']).toMatch(/^text\/css/)
  expect(sheet.headers['cache-control']).toBe('public, max-age=31536000, immutable')

  const part = await ask('/og.png', {range: 'bytes=100-199'})
  expect(part.status).toBe(206)
  expect(part.headers['content-type']).toBe('image/png')
  expect(part.headers['content-range']).toBe('bytes 100-199/5000')
  expect(part.body.equals(picture.subarray(100, 200))).toBe(true)

  expect((await ask('/sitemap.xml')).headers['content-type']).toMatch(/^(application|text)\/xml/)
  expect((await ask('/search/')).headers['content-security-policy']).toContain('wasm-unsafe-eval')

  const lost = await ask('/no/such/page/')
  expect(lost.status).toBe(404)
  expect(lost.body.toString()).toContain('Page not found')
  for (const hidden of ['/_headers', '/_redirects', '/.git/config', '/../manifest.json']) {
    const {status, body} = await ask(hidden)
    expect([400, 404], hidden).toContain(status)
    expect(body.toString()).not.toMatch(/Content-Security|\/careers\/ 301|"digest"/)
  }
}

/** What only the publisher knows: where addresses have gone. */
async function expectAddresses(ask: Ask): Promise<void> {
  expect(await ask('/moved/')).toMatchObject({status: 301, headers: {location: '/careers/'}})
  expect(await ask('/careers?sort=name')).toMatchObject({
    status: 308,
    headers: {location: '/careers/?sort=name'},
  })
  const gone = await ask('/taken-back/')
  expect(gone.status).toBe(410)
  expect(gone.body.toString()).toContain('Gone')
  expect((await ask('/healthz')).status).toBe(200)
}

test('the publisher serves its release', async () => {
  const {url} = await publishFiles()
  const ask = overHttp1(url)

  await expectFiles(ask)
  await expectAddresses(ask)
  const small = await ask('/', {'accept-encoding': 'gzip, br'})
  expect(small.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(small.body).toString()).toBe(files['index.html'])
  expect(small.headers.etag).not.toBe((await ask('/')).headers.etag)
})

const fronts = [
  {name: 'nginx', startFront: startNginx},
  {name: 'caddy', startFront: startCaddy},
]

describe.each(fronts)('$name with the example of docs/deployment', ({name, startFront}) => {
  // Debian: apt-get install nginx-light caddy. The example is text until a real server reads it.
  test.skipIf(!isInstalled(name))(
    'serves the same over HTTP/2, and the files while the publisher is away',
    async () => {
      const {publisher, data, url} = await publishFiles()
      const [port = 0] = await freePorts(1)
      const publisherPort = Number(new URL(url).port)
      const folder = temporaryFolder()
      const front = await startFront({folder, publisherPort, data, port})
      onTestFinished(() => front.close())
      const ask = overHttp2(front.url)

      await expectFiles(ask)
      await expectAddresses(ask)
      const small = await ask('/', {'accept-encoding': 'gzip, br'})
      expect(small.headers['content-encoding']).toBe('br')
      expect((await ask('/_publisher/metrics')).status).toBe(404)

      await publisher.close()
      await expectFiles(ask)
      // The content store repeats a delivery after such an answer, and after no other.
      const delivery = await ask('/_publisher/webhook', {':method': 'POST'})
      expect(delivery.status).toBeGreaterThanOrEqual(502)
      const moved = await ask('/moved/')
      expect(moved.body.toString()).toContain('href="/careers/"')
    },
  )
})

for (const {name} of fronts) {
  if (!isInstalled(name))
    process.stderr.write(`Skipped: ${name} is not installed (apt-get install ${name}).\n`)
}
