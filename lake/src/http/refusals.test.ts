import fc from 'fast-check'
import {parse} from 'groq-js'
import sharp from 'sharp'
import {expect, test} from 'vitest'
import {startTestLake, type TestLake} from './testLake.ts'

const requests = 1_000
const seed = 20_261_129
const secret = 'geheim'

type Role = keyof TestLake['tokens']

/** A request with a fault that must be found. */
interface Faulty {
  fault: string
  path: string
  method: string
  role: Role
  headers?: Record<string, string>
  body?: string | Uint8Array
}

const version = '/v2025-02-19'
const mutate = `${version}/data/mutate/production`
const json = {'content-type': 'application/json'}
const anyRole = fc.constantFrom<Role>('anonymous', 'viewer', 'editor', 'administrator')
const writer = fc.constantFrom<Role>('editor', 'administrator')
const position = fc.double({min: 0, max: 1, noNaN: true, maxExcluded: true})
const noise = fc.string({minLength: 1, maxLength: 20, unit: 'grapheme'})

const cut = (text: string, at: number): string => text.slice(0, Math.floor(at * text.length))

const paths = fc
  .record({
    role: anyRole,
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    path: fc.oneof(
      noise.map((text) => `/nowhere/${encodeURIComponent(text)}`),
      noise.map((text) => `${version}/data/${encodeURIComponent(text)}x/production`),
      fc.constantFrom('query', 'doc', 'export', 'listen', 'history').map((area) => {
        return `${version}/data/${area}/none/a?query=*`
      }),
      fc.constantFrom('v0', 'v2999-99-99', 'vNext', '2025-02-19', 'v').map((name) => {
        return `/${name}/data/query/production?query=*`
      }),
      fc
        .constantFrom('%2e%2e/%2e%2e/etc/passwd', '%00', '..%2f..%2flake.sqlite', 'x-1x1.png')
        .map((name) => {
          return `/images/p/production/${name}`
        }),
    ),
  })
  .map((request): Faulty => ({fault: 'path', ...request}))

const headers = fc
  .record({
    role: fc.constant<Role>('anonymous'),
    method: fc.constantFrom('GET', 'POST'),
    headers: noise.map((text) => ({
      ...json,
      authorization: `Bearer ${encodeURIComponent(text)}`,
    })),
    path: fc.constantFrom(
      `${version}/data/query/production?query=*`,
      `${version}/data/doc/production/a`,
      mutate,
      `${version}/users/me`,
      `${version}/assets/images/production`,
    ),
  })
  .map(
    (request): Faulty => ({
      fault: 'header',
      ...request,
      ...(request.method === 'POST' && {body: '{}'}),
    }),
  )

const wholeBodies = [
  '{"mutations":[{"create":{"_id":"b","_type":"note","list":[1,2,{"_key":"k"}]}}]}',
  '{"actions":[{"actionType":"sanity.action.document.discard","draftId":"drafts.a"}]}',
  '{"query":"*[_type == $type]","params":{"type":"note"}}',
]
const bodies = fc
  .record({
    role: writer,
    path: fc.constantFrom(
      mutate,
      `${version}/data/actions/production`,
      `${version}/data/query/production`,
    ),
    body: fc.oneof(
      fc.tuple(fc.constantFrom(...wholeBodies), position).map(([body, at]) => cut(body, at)),
      fc.anything({maxDepth: 2}).map((value) => JSON.stringify([value])),
      fc
        .record({
          mutations: fc.array(fc.record({unknown: fc.jsonValue()}), {minLength: 1}),
        })
        .map((value) => JSON.stringify(value)),
      fc.constantFrom(
        '{"mutations":[{"create":{"_id":"../x","_type":"note"}}]}',
        '{"mutations":[{"create":{"_type":"note","list":[null]}}]}',
        '{"mutations":[{"patch":{"id":"a","set":{"a[":1}}}]}',
        '{"mutations":[{"delete":{"query":"*["}}]}',
        '{"actions":[{"actionType":"sanity.action.release.publish","releaseId":{}}]}',
        `${'{"a":'.repeat(900)}1${'}'.repeat(900)}`,
        '['.repeat(20_000),
      ),
    ),
  })
  .map((request): Faulty => ({fault: 'JSON', method: 'POST', headers: json, ...request}))

const wholeQueries = [
  '*[_type == "note" && defined(word)] | order(_updatedAt desc)[0...10]{word, "all": *[references(^._id)]}',
  'count(*[word match "a*"]) + coalesce(1, null)',
  '*[@ match text::query("x")] | score(boost(word match "a", 2)){..., "up": ^._id}',
]
const queries = fc
  .tuple(
    fc.constantFrom(...wholeQueries),
    position,
    fc.constantFrom('', '"', '[', ')', '$none', '~', '|', '::x('),
  )
  .map(([query, at, shard]) => cut(query, at) + shard)
  .filter((query) => query.trim() !== '' && !isGroq(query))
  .chain((query) =>
    fc.record({role: anyRole, method: fc.constant('GET'), query: fc.constant(query)}),
  )
  .map(({query, ...request}): Faulty => {
    return {
      fault: 'GROQ',
      path: `${version}/data/query/production?query=${encodeURIComponent(query)}`,
      ...request,
    }
  })

const png = await sharp({create: {width: 8, height: 8, channels: 3, background: 'red'}})
  .png()
  .toBuffer()
const uploads = fc
  .record({
    role: writer,
    path: fc
      .constantFrom('', '?filename=a.png', '?meta=exif')
      .map((rest) => `${version}/assets/images/production${rest}`),
    headers: fc
      .constantFrom('image/png', 'image/svg+xml', 'application/json', 'x')
      .map((type) => ({'content-type': type})),
    body: fc.oneof(
      fc.uint8Array({maxLength: 200}).map((bytes) => Uint8Array.from(bytes)),
      position.map((at) => Uint8Array.from(png.subarray(0, Math.floor(at * (png.length - 12))))),
      fc.constantFrom('', 'x', '<html><script>alert(1)</script>', 'GIF89a', '%PDF-1.7', '{"a":1}'),
    ),
  })
  .map((request): Faulty => ({fault: 'upload', method: 'POST', ...request}))

test(`${requests} faulty requests are all refused with 4xx, show nothing and change nothing`, async () => {
  const {ask, lake, tokens} = await startTestLake()
  const draft = {_id: 'drafts.a', _type: 'note', word: secret}
  const body = JSON.stringify({mutations: [{create: {_id: 'a', _type: 'note'}}, {create: draft}]})
  await ask('/data/mutate/production', {method: 'POST', body})
  const everything = async (): Promise<unknown> => {
    const answer = await ask('/data/query/production?perspective=raw&query=*')
    return ((await answer.json()) as {result: unknown}).result
  }
  const before = await everything()
  const statuses = new Map<string, number>()

  for (const request of fc.sample(fc.oneof(paths, headers, bodies, queries, uploads), {
    numRuns: requests,
    seed,
  })) {
    const {fault, path, method, role, ...rest} = request
    const token = tokens[role]
    const response = await lake.fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: {...(token && {authorization: `Bearer ${token}`}), ...rest.headers},
        ...(rest.body !== undefined && {body: rest.body}),
      }),
    )
    const text = await response.text()
    const shown = `${fault}: ${method} ${path} ${String(rest.body).slice(0, 200)} by ${role}: ${text.slice(0, 200)}`
    expect(String(response.status), shown).toMatch(/^4\d\d$/)
    expect(text, shown).not.toContain(secret)
    expect(text, shown).not.toMatch(/\bat .+\.ts:\d+/)
    const key = `${fault} ${response.status}`
    statuses.set(key, (statuses.get(key) ?? 0) + 1)
  }

  process.stderr.write(
    `${requests} faulty requests: ${[...statuses]
      .map((pair) => pair.join(' × '))
      .sort()
      .join(', ')}\n`,
  )
  expect((await lake.fetch(new Request('http://localhost/healthz'))).status).toBe(200)
  expect(await everything()).toEqual(before)
})

function isGroq(query: string): boolean {
  try {
    parse(query, {params: {}})
    return true
  } catch {
    return false // what the parser throws is what is asked about
  }
}
