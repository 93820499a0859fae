import {pino} from 'pino'
import {expect, test} from 'vitest'
import {realSurroundings} from '../surroundings.ts'
import {startTestLake} from './testLake.ts'

test('requests are counted by family and status, for administrators', async () => {
  const {ask} = await startTestLake()
  await ask('/data/query/production?query=*')
  await ask('/data/query/production?query=*[')

  const response = await ask('//metrics')
  const lines = (await response.text()).split('\n')

  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(lines).toContain('lake_http_requests_total{family="data/query",status="200"} 1')
  expect(lines).toContain('lake_http_requests_total{family="data/query",status="400"} 1')
  expect(lines).toContain('lake_http_request_duration_seconds_count{family="data/query"} 2')
  expect(lines).toContain('lake_open_listeners 0')
  for (const line of lines.filter((text) => text !== '' && !text.startsWith('#'))) {
    expect(line).toMatch(/^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [\d.e+-]+$/)
  }
})

test('the log has a line for each request, without query, token or body', async () => {
  const lines: string[] = []
  const log = pino({level: 'debug'}, {write: (line: string) => void lines.push(line)})
  const {ask, tokens} = await startTestLake({surroundings: {...realSurroundings(), log}})

  await ask('/data/query/production?query=*[title=="geheim"]&$secret="geheim"')
  await ask('/data/mutate/production', {
    method: 'POST',
    body: JSON.stringify({mutations: [{create: {_type: 'note', title: 'geheim'}}]}),
  })

  expect(lines.map((line) => JSON.parse(line))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        msg: 'request',
        method: 'POST',
        path: '/data/mutate/production',
        status: 200,
        userId: expect.any(String),
        requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
      }),
    ]),
  )
  expect(lines.join('')).not.toContain('geheim')
  expect(lines.join('')).not.toContain(tokens.administrator)
})

test('answers are data to a browser, never a page, script or frame', async () => {
  const {ask} = await startTestLake()

  for (const path of ['/data/query/production?query=*', '/nowhere', '//healthz']) {
    const {headers} = await ask(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
  }
})
