import {connect} from 'node:net'
import {expect, test} from 'vitest'
import {startTestLake} from './testLake.ts'

const rounds = 20

const query = '/v2025-02-19/data/query/production?query=*'
const mutate = '/v2025-02-19/data/mutate/production'
const upload = '/v2025-02-19/assets/images/production'
const json = 'content-type: application/json'

/** What no HTTP client sends. */
const messages = [
  '',
  '\u0000\u0001\u0002',
  'GET\r\n\r\n',
  'BREW / HTTP/1.1\r\nhost: lake\r\n\r\n',
  'GET / HTTP/9.9\r\nhost: lake\r\n\r\n',
  `GET ${query} HTTP/1.1\r\n\r\n`,
  `GET ${query} HTTP/1.1\r\nhost: a b\r\n\r\n`,
  `GET ${query} HTTP/1.1\r\nhost: [::1\r\n\r\n`,
  `GET ${query} HTTP/1.1\r\nhost: ${'x'.repeat(5_000)}\r\n\r\n`,
  `GET ${query} HTTP/1.1\r\nhost: lake\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
  `GET ${query} HTTP/1.1\r\nhost: lake\r\nauthorization: Bearer \u00ff\u00fe\r\n\r\n`,
  `GET http://elsewhere.example${query} HTTP/1.1\r\nhost: lake\r\n\r\n`,
  `GET ${'/..'.repeat(500)} HTTP/1.1\r\nhost: lake\r\n\r\n`,
  'GET \\..\\..\\ HTTP/1.1\r\nhost: lake\r\n\r\n',
  'GET //x//y HTTP/1.1\r\nhost: lake\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nhost: lake\r\n\r\n',
  'CONNECT lake:80 HTTP/1.1\r\nhost: lake\r\n\r\n',
  `GET /_mux HTTP/1.1\r\nhost: lake\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n`,
  `GET /_mux HTTP/1.1\r\nhost: lake\r\nupgrade: nonsense\r\nconnection: upgrade\r\n\r\n`,
  `POST ${mutate} HTTP/1.1\r\nhost: lake\r\n${json}\r\ncontent-length: -1\r\n\r\n`,
  `POST ${mutate} HTTP/1.1\r\nhost: lake\r\n${json}\r\ncontent-length: 500\r\n\r\n{"muta`,
  `POST ${mutate} HTTP/1.1\r\nhost: lake\r\n${json}\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}`,
  `POST ${mutate} HTTP/1.1\r\nhost: lake\r\n${json}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
  `POST ${mutate} HTTP/1.1\r\nhost: lake\r\n${json}\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"mut`,
  `POST ${mutate} HTTP/1.1\r\nhost: lake\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  `POST ${upload} HTTP/1.1\r\nhost: lake\r\ncontent-length: 9999999999\r\n\r\n\u0089PNG`,
  `POST ${upload} HTTP/1.1\r\nhost: lake\r\nexpect: 200-maybe\r\ncontent-length: 4\r\n\r\n\u0089PNG`,
]

// A socket is needed: a Request object cannot be malformed in these ways.
test('bytes that are no request are answered without 5xx or cut off, and the lake goes on', async () => {
  const {lake} = await startTestLake()
  const {hostname, port} = new URL((await lake.listen({host: '127.0.0.1', port: 0})).url)
  for (let round = 0; round < rounds; round += 1) {
    const whole = messages.map((message) => exchange(hostname, Number(port), message))
    // Each message broken off at another place in each round.
    const broken = messages.map((message) =>
      exchange(hostname, Number(port), message.slice(0, (message.length * round) / rounds)),
    )
    for (const [index, answer] of (await Promise.all([...whole, ...broken])).entries()) {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'none'
      const message = messages[index % messages.length] ?? ''
      expect(status, message.slice(0, 200)).toMatch(/^([1-4]\d\d|none)$/)
      expect(answer, message.slice(0, 200)).not.toMatch(/\bat .+:\d+:\d+/)
    }
  }
  const healthy = await fetch(`http://${hostname}:${port}/healthz`)
  expect(healthy.status).toBe(200)
})

/** Everything that comes back for some bytes, after which the client has nothing more to say. */
function exchange(host: string, port: number, message: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => socket.end(Buffer.from(message, 'latin1')))
    let answer = ''
    socket.on('data', (bytes) => {
      answer += bytes
    })
    // A server may cut off who talks nonsense.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(answer))
  })
}
