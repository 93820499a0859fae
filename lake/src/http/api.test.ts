import {expect, test} from 'vitest'
import {anonymous, mutation, query, serve, serveNotes, studio} from './servedNotes.ts'

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
