import {expect, onTestFinished, test} from 'vitest'
import {createLake, type Lake, type LakeOptions} from '../index.ts'

const studio = 'http://localhost:3333'

interface Served {
  lake: Lake
  token: string
  ask: (path: string, init?: RequestInit) => Promise<Response>
}

async function serve(options: Partial<LakeOptions> = {}): Promise<Served> {
  const lake = await createLake({
    directory: ':memory:',
    projectId: 'p',
    corsOrigins: [studio],
    ...options,
  })
  onTestFinished(() => lake.close())
  const token = lake.createToken('administrator', 'test')
  const ask = (path: string, {headers, ...init}: RequestInit = {}): Promise<Response> => {
    const sent = new Headers(headers)
    if (!sent.has('authorization')) sent.set('authorization', `Bearer ${token}`)
    if (sent.get('authorization') === '') sent.delete('authorization')
    return lake.fetch(new Request(`http://lake.test${path}`, {...init, headers: sent}))
  }
  return {lake, token, ask}
}

const anonymous = {headers: {authorization: ''}}

function mutation(...mutations: unknown[]): RequestInit {
  return {method: 'POST', body: JSON.stringify({mutations})}
}

async function serveNotes(): Promise<Served> {
  const served = await serve()
  const response = await served.ask(
    '/v1/data/mutate/production',
    mutation(
      {create: {_id: 'a', _type: 'note', title: 'A'}},
      {create: {_id: 'drafts.a', _type: 'note', title: 'Draft of A'}},
      {create: {_id: 'versions.rX.a', _type: 'note', title: 'A in rX'}},
      {create: {_id: 'b', _type: 'note', title: 'B', friend: {_ref: 'a'}}},
    ),
  )
  expect(response.status).toBe(200)
  return served
}

function query(text: string, options = ''): string {
  return `/data/query/production?query=${encodeURIComponent(text)}${options}`
}

const answers: [name: string, path: string, init: RequestInit, body: unknown][] = [
  [
    'a query',
    `/v1${query('*[_id == $id].title', '&$id="a"')}`,
    {},
    {query: '*[_id == $id].title', result: ['A'], ms: expect.any(Number)},
  ],
  [
    'a query without its text',
    `/v1${query('*[_id == "a"].title', '&returnQuery=false')}`,
    {},
    {result: ['A'], ms: expect.any(Number)},
  ],
  [
    'a query by POST',
    '/v1/data/query/production',
    {method: 'POST', body: JSON.stringify({query: '*[_id == $id].title', params: {id: 'a'}})},
    {query: expect.any(String), result: ['A'], ms: expect.any(Number)},
  ],
  [
    'a query for nothing',
    `/v1${query('*[_id == "x"][0]')}`,
    {},
    expect.objectContaining({result: null}),
  ],
  [
    'a query with sync tags',
    `/v2021-03-25${query('*[_id == "a"].title')}`,
    {},
    expect.objectContaining({syncTags: [expect.stringMatching(/^s1:/)]}),
  ],
  [
    'the raw perspective of old versions, without versions',
    `/v1${query('*[_type == "note"]._id')}`,
    {},
    expect.objectContaining({result: ['a', 'b', 'drafts.a']}),
  ],
  [
    'the published perspective of new versions',
    `/v2025-02-19${query('*[_type == "note"].title')}`,
    {},
    expect.objectContaining({result: ['A', 'B']}),
  ],
  [
    'the raw perspective of new versions',
    `/vX${query('*[_type == "note"]._id', '&perspective=raw')}`,
    {},
    expect.objectContaining({result: ['a', 'b', 'drafts.a', 'versions.rX.a']}),
  ],
  [
    'the perspective of a content release',
    `/vX${query('*[_id == "b"].friend->title', '&perspective=rX&perspective=drafts')}`,
    {},
    expect.objectContaining({result: ['A in rX']}),
  ],
  [
    'a query of the resource form',
    '/v1/projects/p/datasets/production/query?query=count(*)',
    {},
    expect.objectContaining({result: 3}),
  ],
  [
    'an anonymous query',
    `/v1${query('*[_type == "note"]._id')}`,
    anonymous,
    expect.objectContaining({result: ['a', 'b']}),
  ],
  [
    'an anonymous query for drafts',
    `/vX${query('*[_type == "note"]._originalId', '&perspective=drafts')}`,
    anonymous,
    expect.objectContaining({result: ['a', 'b']}),
  ],
  [
    'documents by id',
    '/vX/data/doc/production/b,drafts.a,x',
    {},
    {
      documents: [expect.objectContaining({_id: 'b'}), expect.objectContaining({_id: 'drafts.a'})],
      omitted: [{id: 'x', reason: 'existence'}],
    },
  ],
  [
    'documents by id in one segment',
    '/vX/data/doc/production/a%2Cx',
    {},
    {documents: [expect.objectContaining({_id: 'a'})], omitted: [{id: 'x', reason: 'existence'}]},
  ],
  [
    'documents by id, anonymous',
    '/vX/data/doc/production/a,drafts.a,drafts.x',
    anonymous,
    {
      documents: [expect.objectContaining({_id: 'a'})],
      omitted: [
        {id: 'drafts.a', reason: 'permission'},
        {id: 'drafts.x', reason: 'permission'},
      ],
    },
  ],
  [
    'all versions, anonymous',
    '/vX/data/doc/production/a?includeAllVersions=true',
    anonymous,
    {documents: [expect.objectContaining({_id: 'a'})], omitted: []},
  ],
  [
    'the feature toggle of actions',
    '/v1/data/actions/production',
    {},
    {enabled: true, compatibleStudioVersions: '*'},
  ],
  [
    'the CORS check of a listed origin',
    '/vX/check/cors',
    {headers: {origin: studio, authorization: ''}},
    {result: {allowed: true, withCredentials: true}},
  ],
  [
    'the CORS check of another origin',
    '/vX/check/cors',
    {headers: {origin: 'http://evil.test', authorization: ''}},
    {result: {allowed: false, withCredentials: false}},
  ],
  ['the health check', '/healthz', anonymous, {status: 'ok', openListeners: 0}],
]

test.each(answers)('%s is answered', async (_name, path, init, body) => {
  const {ask} = await serveNotes()
  const response = await ask(path, init)
  expect(await response.json()).toEqual(body)
  expect(response.status).toBe(200)
})

function boom(statusCode: number, error: string, message: unknown, fields: object = {}): unknown {
  return {statusCode, error, message, ...fields}
}

const refusals: [name: string, path: string, init: RequestInit, status: number, body: unknown][] = [
  ['an unknown path', '/v1/nothing', {}, 404, boom(404, 'Not Found', expect.any(String))],
  ['an unknown version', '/v3/ping', {}, 404, boom(404, 'Not Found', expect.any(String))],
  [
    'a path without version',
    '/data/doc/production/a',
    {},
    404,
    boom(404, 'Not Found', expect.any(String)),
  ],
  [
    'another project',
    '/v1/ping',
    {headers: {'x-sanity-project-id': 'q'}},
    404,
    boom(404, 'Not Found', expect.stringContaining('Project "q"'), {errorCode: 'SIO-404-PNF'}),
  ],
  [
    'an unknown dataset',
    '/v1/data/query/nowhere?query=*',
    {},
    404,
    boom(404, 'Not Found', expect.stringContaining('Dataset "nowhere" not found')),
  ],
  [
    'an unknown token',
    '/v1/data/query/production?query=*',
    {headers: {authorization: 'Bearer x'}},
    401,
    boom(401, 'Unauthorized', expect.any(String), {errorCode: 'SIO-401-ANF'}),
  ],
  [
    'a syntax error',
    `/v1${query('*[')}`,
    {},
    400,
    {
      error: {
        type: 'queryParseError',
        description: expect.any(String),
        query: '*[',
        start: 1,
        end: 2,
      },
    },
  ],
  [
    'a missing parameter',
    `/v1${query('*[_id == $id]')}`,
    {},
    400,
    {
      error: {
        type: 'queryParseError',
        description: expect.stringContaining('$id'),
        query: '*[_id == $id]',
        start: 9,
        end: 12,
      },
    },
  ],
  [
    'an unsupported function',
    `/v1${query('geo::distance(1, 2)')}`,
    {},
    400,
    {
      error: expect.objectContaining({
        type: 'queryParseError',
        description: expect.stringContaining('geo::distance'),
      }),
    },
  ],
  [
    'a parameter that is not JSON',
    `/v1${query('*', '&$id=a')}`,
    {},
    400,
    boom(400, 'Bad Request', expect.stringContaining('"$id"')),
  ],
  [
    'a bad perspective',
    `/v1${query('*', '&perspective=raw,drafts')}`,
    {},
    400,
    boom(400, 'Bad Request', expect.stringContaining('raw')),
  ],
  [
    'a query request without query',
    '/v1/data/query/production',
    {},
    400,
    boom(400, 'Bad Request', expect.stringContaining('query')),
  ],
  [
    'a mutation that is not JSON',
    '/v1/data/mutate/production',
    {method: 'POST', body: '{'},
    400,
    boom(400, 'Bad Request', expect.stringContaining('not valid JSON')),
  ],
  [
    'a mutation above 4 MB',
    '/v1/data/mutate/production',
    {method: 'POST', body: 'x'.repeat(4 * 1024 * 1024 + 1)},
    413,
    boom(413, 'Payload Too Large', expect.stringContaining('4 MB')),
  ],
  [
    'an anonymous mutation',
    '/v1/data/mutate/production',
    {...mutation(), ...anonymous},
    401,
    boom(401, 'Unauthorized', expect.any(String)),
  ],
  [
    'a mutation with an unknown visibility',
    '/v1/data/mutate/production?visibility=soon',
    mutation(),
    400,
    boom(400, 'Bad Request', expect.stringContaining('visibility')),
  ],
  [
    'a failing mutation',
    '/v1/data/mutate/production',
    mutation({patch: {id: 'a', set: {title: 'x'}}}, {create: {_id: 'b', _type: 'note'}}),
    409,
    {
      error: {
        type: 'mutationError',
        description: 'The mutation(s) failed: Document by ID "b" already exists',
        items: [
          {
            index: 1,
            error: {
              type: 'documentAlreadyExistsError',
              description: 'Document by ID "b" already exists',
              id: 'b',
            },
          },
        ],
      },
    },
  ],
  [
    'a failing action',
    '/v2025-02-19/data/actions/production',
    {
      method: 'POST',
      body: JSON.stringify({
        actions: [
          {actionType: 'sanity.action.document.publish', draftId: 'drafts.x', publishedId: 'x'},
        ],
      }),
    },
    404,
    {
      error: {
        type: 'actionError',
        description: expect.stringContaining('drafts.x'),
        items: [{index: 0, error: expect.objectContaining({type: 'documentNotFoundError'})}],
      },
    },
  ],
  [
    'an anonymous listener for versions',
    '/vX/data/listen/production?query=*&includeAllVersions=true',
    anonymous,
    401,
    boom(401, 'Unauthorized', expect.any(String)),
  ],
  [
    'an anonymous live stream with drafts',
    '/vX/data/live/events/production?includeDrafts=true',
    anonymous,
    401,
    boom(401, 'Unauthorized', expect.any(String)),
  ],
]

test.each(refusals)('%s is refused', async (_name, path, init, status, body) => {
  const {ask} = await serveNotes()
  const response = await ask(path, init)
  expect(await response.json()).toEqual(body)
  expect(response.status).toBe(status)
  expect(response.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-/)
})

test('a viewer may read drafts but not write', async () => {
  const {lake, ask} = await serveNotes()
  const headers = {authorization: `Bearer ${lake.createToken('viewer', 'test')}`}
  const read = await ask(`/v1${query('*[_id == "drafts.a"]._id')}`, {headers})
  expect(await read.json()).toMatchObject({result: ['drafts.a']})
  const written = await ask('/v1/data/mutate/production', {
    ...mutation({create: {_type: 'note'}}),
    headers,
  })
  expect(written.status).toBe(403)
  expect(await written.json()).toMatchObject({
    error: {items: [{error: {type: 'insufficientPermissionsError', permission: 'create'}}]},
  })
})

test('the anonymous reader of a private dataset finds nothing', async () => {
  const {ask} = await serve({datasets: [{name: 'production', aclMode: 'private'}]})
  await ask('/v1/data/mutate/production', mutation({create: {_id: 'a', _type: 'note'}}))
  const response = await ask('/v1/data/query/production?query=*', anonymous)
  expect(await response.json()).toMatchObject({result: []})
  const documents = await ask('/v1/data/doc/production/a', anonymous)
  expect(await documents.json()).toEqual({
    documents: [],
    omitted: [{id: 'a', reason: 'permission'}],
  })
})

test('a listed origin may send any request, with credentials', async () => {
  const {ask} = await serve()
  const preflight = await ask('/vX/data/query/production', {
    method: 'OPTIONS',
    headers: {
      origin: studio,
      authorization: '',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-sanity-project-id',
    },
  })
  expect(preflight.status).toBe(204)
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': studio,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': expect.stringContaining('PATCH'),
    'access-control-allow-headers': 'authorization,x-sanity-project-id',
    vary: 'Origin',
  })
  for (const path of [
    '/vX/ping',
    '/vX/nothing',
    '/vX/data/query/production?query=[',
    '/vX/data/listen/production?query=*',
  ]) {
    const response = await ask(path, {headers: {origin: studio}})
    expect(response.headers.get('access-control-allow-origin'), path).toBe(studio)
    expect(response.headers.has('timing-allow-origin')).toBe(false)
    await response.body?.cancel()
  }
})

test('the bare address says in words what it is of', async () => {
  const {ask} = await serve()
  const response = await ask('/')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/plain')
  expect(await response.text()).toContain('This is the Content Lake of the project')
})

test('another origin is answered without permission to read', async () => {
  const {ask} = await serve()
  const response = await ask('/vX/ping', {headers: {origin: 'http://evil.test'}})
  expect(response.headers.has('access-control-allow-origin')).toBe(false)
  expect(response.headers.get('vary')).toContain('Origin')
})

test('an answer that has not changed is not sent again', async () => {
  const {ask} = await serveNotes()
  const path = `/v1${query('*')}`
  const etag = (await ask(path)).headers.get('etag') ?? ''
  const again = await ask(path, {headers: {'if-none-match': etag}})
  expect([again.status, await again.text()]).toEqual([304, ''])
  const other = await ask(`/v1${query('*[0]')}`, {headers: {'if-none-match': etag}})
  expect(other.status).toBe(200)
})

test('a query says how it finds documents, with or without running', async () => {
  const {ask} = await serveNotes()
  const filter = '*[_id == "a"]'
  const run = await ask(`/v1${query(filter, '&explain=true')}`)
  expect(await run.json()).toMatchObject({result: [{_id: 'a'}], explain: `${filter}: _id, 1`})
  const only = await ask(`/v1${query(filter, '&explain=only')}`)
  expect(await only.json()).toEqual({
    query: filter,
    ms: expect.any(Number),
    explain: `${filter}: _id, 1`,
  })
})

test('a source map comes with the answer', async () => {
  const {ask} = await serveNotes()
  const asked = query('*[_id == "a"]{title}', '&resultSourceMap=withKeyArraySelector')
  expect(await (await ask(`/v1${asked}`)).json()).toMatchObject({
    resultSourceMap: {documents: [{_id: 'a', _type: 'note'}], paths: ["$['title']"]},
  })
})

test('long replies are compressed on request', async () => {
  const {ask} = await serveNotes()
  const path = `/v1${query('*')}`
  const small = await ask(`/v1${query('1')}`, {headers: {'accept-encoding': 'gzip'}})
  const compressed = await ask(path, {headers: {'accept-encoding': 'gzip'}})
  expect(compressed.headers.get('content-encoding')).toBe('gzip')
  const body = compressed.body?.pipeThrough(new DecompressionStream('gzip'))
  expect(await new Response(body).json()).toMatchObject({result: expect.any(Array)})
  expect(small.status).toBe(200)
})

test('a trace is followed', async () => {
  const {ask} = await serve()
  const trace = 'a'.repeat(32)
  const response = await ask('/vX/ping', {
    headers: {traceparent: `00-${trace}-${'b'.repeat(16)}-01`},
  })
  expect(response.headers.get('traceparent')).toContain(trace)
})

test('an oversized body without declared length is refused too', async () => {
  const {ask} = await serve()
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
  })
  const response = await ask('/v1/data/mutate/production', {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit)
  expect(response.status).toBe(413)
})

test('a HEAD request leaves no listener behind', async () => {
  const {ask} = await serve()
  const response = await ask('/vX/data/listen/production?query=*', {method: 'HEAD'})
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(await (await ask('/healthz')).json()).toMatchObject({openListeners: 0})
})
