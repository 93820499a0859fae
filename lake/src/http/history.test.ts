import {pino} from 'pino'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {createLake, type Lake} from '../index.ts'
import {realSurroundings} from '../surroundings.ts'

let lake: Lake
let token: string

beforeEach(async () => {
  const surroundings = {...realSurroundings(), log: pino({level: 'silent'})}
  lake = await createLake({directory: ':memory:', projectId: 'test', surroundings})
  token = lake.createToken('editor', 'test')
})

afterEach(() => lake.close())

function request(path: string, body?: unknown, headers: Record<string, string> = {}) {
  return lake.fetch(
    new Request(`http://localhost/v2025-02-19/data/${path}`, {
      headers: {authorization: `Bearer ${token}`, ...headers},
      ...(body !== undefined && {method: 'POST', body: JSON.stringify(body)}),
    }),
  )
}

async function json(path: string): Promise<unknown> {
  const response = await request(path)
  expect(response.status).toBe(200)
  return response.json()
}

/** `drafts.x` is created in t1, edited in t2, published in t3. */
async function publishDocument(): Promise<void> {
  const mutate = (transactionId: string, mutation: unknown) =>
    request('mutate/production', {transactionId, mutations: [mutation]})
  await mutate('t1', {create: {_id: 'drafts.x', _type: 'thing', n: 1}})
  await mutate('t2', {patch: {id: 'drafts.x', set: {n: 2}}})
  const {status} = await request('actions/production', {
    transactionId: 't3',
    actions: [
      {actionType: 'sanity.action.document.publish', publishedId: 'x', draftId: 'drafts.x'},
    ],
  })
  expect(status).toBe(200)
}

test('transactions come as lines with the effects that the Studio reads', async () => {
  await publishDocument()

  const response = await request(
    'history/production/transactions/drafts.x?excludeContent=true&effectFormat=mendoza&includeIdentifiedDocumentsOnly=true&fromTransaction=t2&reverse=true',
  )
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  expect(lines).toMatchObject([
    {id: 't3', documentIDs: ['drafts.x'], effects: {'drafts.x': {apply: [0, null]}}},
    {id: 't2', documentIDs: ['drafts.x']},
  ])
  expect(lines[0]).not.toHaveProperty('mutations')
})

test('transactions of an unknown document are an empty body', async () => {
  const response = await request('history/production/transactions/nothing?excludeContent=true')

  expect([response.status, await response.text()]).toEqual([200, ''])
})

test('documents are found at a revision, at a time and before their deletion', async () => {
  await publishDocument()
  const documents = 'history/production/documents/x,drafts.x'

  expect(await json(`${documents}?revision=t1`)).toMatchObject({
    documents: [{_id: 'drafts.x', _rev: 't1', n: 1}],
  })
  expect(await json(`${documents}?lastRevision=true`)).toMatchObject({
    documents: [
      {_id: 'x', _rev: 't3'},
      {_id: 'drafts.x', _rev: 't2', n: 2},
    ],
  })
  expect(await json(`${documents}?time=2020-01-01T00:00:00Z`)).toEqual({documents: []})
  expect(await json(`${documents}?time=2100-01-01`)).toMatchObject({documents: [{_id: 'x'}]})
  expect((await request(documents)).status).toBe(400)
})

test('events are listed under the id that was asked for', async () => {
  await publishDocument()

  expect(await json('history/production/events/documents/drafts.x?limit=1')).toMatchObject({
    events: {'drafts.x': [{type: 'publishDocumentVersion', versionRevisionId: 't2'}]},
    nextCursor: '1',
  })
})

test.each(['limit=0', 'limit=ten', 'nextCursor=x'])('%s is refused', async (option) => {
  const response = await request(`history/production/events/documents/x?${option}`)

  expect(response.status).toBe(400)
})

test('the past needs a credential', async () => {
  await publishDocument()
  const anonymous = new Request(
    'http://localhost/v2025-02-19/data/history/production/documents/x?lastRevision=true',
  )

  expect((await lake.fetch(anonymous)).status).toBe(401)
})

test('an unknown dataset is 404', async () => {
  expect((await request('history/nowhere/documents/x?revision=t1')).status).toBe(404)
})

test('a content release has a timeline of its own', async () => {
  const body = {actions: {actionType: 'sanity.action.release.create', releaseId: 'r1'}}
  await request('actions/production', body)

  expect(await json('history/production/events/releases/r1?limit=10')).toMatchObject({
    events: [{type: 'createRelease', releaseName: 'r1'}],
    nextCursor: '',
  })
})

test('no other dataset references a document', async () => {
  expect(await json('references/production/documents/x/to?excludePaths=true')).toEqual({
    totalCount: 0,
    references: [],
  })
})
