import {expect, test} from 'vitest'
import {startTestLake} from './testLake.ts'

const requests = 1_000
const seed = 20_261_123

/** A small generator with a fixed seed (mulberry32): a failure can be had again. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const paths = [
  '/v2025-02-19/data/query/production',
  '/v1/data/query/production',
  '/vX/data/doc/production/a,b',
  '/v2025-02-19/data/mutate/production',
  '/v2025-02-19/data/actions/production',
  '/v2025-02-19/data/history/production/transactions/a',
  '/v2025-02-19/data/history/production/documents/a',
  '/v2025-02-19/data/export/production',
  '/v2025-02-19/assets/images/production',
  '/v2025-02-19/users/me/keyvalue',
  '/v2025-02-19/datasets/new',
  '/v2025-02-19/hooks/projects/p',
  '/v2025-02-19/auth/fetch',
  '/auth/local',
  '/images/p/production/x-1x1.png',
]

const queries = [
  '*[',
  '*[_type == ',
  '{"a":',
  '*|order(',
  '*[0..',
  ')',
  '"',
  '\u0000',
  '*[a(1)]',
  '$x',
]
const values = [
  '',
  'null',
  '[]',
  '{}',
  '{"mutations":7}',
  '{"mutations":[{"patch":{}}]}',
  '{"actions":[{}]}',
]
const shards = [
  ...values,
  '{"mutations":[{"create":{"_id":"../x","_type":"n"}}]}',
  '{"mutations":[{"patch":{"id":"a","set":{"a[":1}}}]}',
  '{"actions":[{"actionType":"sanity.action.release.publish","releaseId":{}}]}',
  '{"query":7}',
  '{"__proto__":{"query":"*"}}',
  '['.repeat(5_000),
  `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
  'x'.repeat(10_000),
  '<svg xmlns="http://www.w3.org/2000/svg"><script/>',
  '\u0000\u0001\u0002',
  '{"mutations":[{"create":{"_type":"n","a":[null]}}]}',
]
const options = [
  'perspective=raw,x',
  'perspective=..',
  '$a={',
  'limit=-1',
  'time=never',
  'visibility=x',
  'resultSourceMap=maybe',
  'nextCursor=%FF',
  'query=%E0%A4%A',
  'dryRun=1',
]
const headers: [name: string, value: string][] = [
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer ../../etc/passwd'],
  ['authorization', 'Basic YTpi'],
  ['x-sanity-project-id', "p' OR 1=1"],
  ['origin', 'null'],
  ['last-event-id', 'x'.repeat(4_000)],
  ['content-type', 'multipart/form-data'],
  ['range', 'bytes=9-1'],
  ['traceparent', '00-zz-zz-01'],
  ['accept-encoding', 'bogus'],
]

// Everything that reaches a handler from outside, in combinations that nobody thought of.
test(`${requests} malformed requests are answered, never with 5xx, and change nothing`, async () => {
  const random = randomFrom(seed)
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item // never empty
  const {ask, lake, tokens} = await startTestLake()
  await ask('/data/mutate/production', {
    method: 'POST',
    body: JSON.stringify({mutations: [{create: {_id: 'drafts.a', _type: 'note', word: 'geheim'}}]}),
  })
  const count = async (): Promise<unknown> =>
    (await ask(`/data/query/production?perspective=raw&query=${encodeURIComponent('*')}`)).json()
  const before = ((await count()) as {result: unknown}).result

  for (let index = 0; index < requests; index += 1) {
    const isSignedIn = random() < 0.5
    const method = pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
    const query = random() < 0.5 ? `query=${encodeURIComponent(pick(queries))}` : pick(options)
    const path = mangled(pick(paths), random)
    const body = pick(shards)
    const request = `${method} ${path}?${query} ${body.slice(0, 80)}`
    const init: RequestInit = {
      method,
      headers: {
        ...(isSignedIn && {authorization: `Bearer ${tokens.viewer}`}),
        ...(random() < 0.5 && Object.fromEntries([pick(headers)])),
      },
      ...(method !== 'GET' && method !== 'HEAD' && {body}),
    }

    const response = await lake.fetch(new Request(`http://localhost${path}?${query}`, init))
    const text = await response.text()

    expect(response.status, request).toBeLessThan(500)
    expect(isSignedIn || !text.includes('geheim'), request).toBe(true)
    expect(text, request).not.toMatch(/\bat .+\.ts:\d+/)
  }

  expect(((await count()) as {result: unknown}).result).toEqual(before)
})

/** The path itself, or with a part of it doubled, cut, escaped or replaced. */
function mangled(path: string, random: () => number): string {
  const parts = path.split('/')
  const at = 1 + Math.floor(random() * (parts.length - 1))
  const part = parts[at] ?? ''
  const changes = [
    part,
    part,
    part,
    `${part}${part}`,
    '',
    '..',
    '%2e%2e',
    '%00',
    '%E0%A4',
    "'; DROP TABLE documents; --",
    'x'.repeat(3_000),
    '🙂',
  ]
  parts[at] = changes[Math.floor(random() * changes.length)] ?? part
  return parts.join('/')
}
