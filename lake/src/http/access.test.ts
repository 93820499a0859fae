import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {Tokens} from '../access/tokens.ts'
import {openDatabase} from '../database/open.ts'
import {realSurroundings} from '../surroundings.ts'
import {startTestLake, type TestLake} from './testLake.ts'

test('an unknown token gets the answer that logs a Studio out', async () => {
  const {ask} = await startTestLake()

  const response = await ask('/users/me', {headers: {authorization: 'Bearer sk-unknown'}})

  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({
    statusCode: 401,
    error: 'Unauthorized',
    message: expect.any(String),
    errorCode: 'SIO-401-ANF',
  })
})

test('a token works until it is revoked by another process, and is nowhere on disk', async () => {
  const directory = temporaryFolder()
  const {ask} = await startTestLake({directory})
  const database = openDatabase({directory})
  onTestFinished(() => void database.close())
  const commandLine = new Tokens({database, surroundings: realSurroundings('silent')})

  const {id, token} = commandLine.createRobotToken('editor', 'import')
  const before = await ask('/users/me', {headers: {authorization: `Bearer ${token}`}})
  commandLine.revoke(id)
  const after = await ask('/users/me', {headers: {authorization: `Bearer ${token}`}})

  expect(token.length).toBeGreaterThanOrEqual(32)
  expect(await before.json()).toMatchObject({name: 'import', role: 'editor', isRobot: true})
  expect(after.status).toBe(401)
  expect(commandLine.list()).toContainEqual(
    expect.objectContaining({id, revokedAt: expect.any(Number)}),
  )
  expect(() => commandLine.revoke(id)).toThrow(/no active token/)
  database.pragma('wal_checkpoint(TRUNCATE)')
  expect(readFileSync(join(directory, 'lake.sqlite')).includes(token)).toBe(false)
})

const note = JSON.stringify({mutations: [{create: {_type: 'note', title: 'x'}}]})
const edit = JSON.stringify({
  actions: [
    {
      actionType: 'sanity.action.document.create',
      publishedId: 'n',
      attributes: {_id: 'drafts.n', _type: 'note'},
    },
  ],
})
const hook = JSON.stringify({url: 'http://localhost:9/'})

type Statuses = Record<keyof TestLake['tokens'], number>
const everybody: Statuses = {anonymous: 200, viewer: 200, editor: 200, administrator: 200}
const signedIn: Statuses = {...everybody, anonymous: 401}
const writers: Statuses = {...signedIn, viewer: 403}
const administrators: Statuses = {...writers, editor: 403}

const endpoints: [path: string, init: RequestInit, statuses: Statuses][] = [
  ['/data/query/production?query=*', {}, everybody],
  ['/data/doc/production/a', {}, everybody],
  ['/data/export/production', {}, everybody],
  ['/projects/p/datasets/production/acl', {}, everybody],
  ['/projects/p', {}, everybody],
  ['/data/listen/production?query=*', {}, everybody],
  ['/data/live/events/production', {}, everybody],
  ['/data/history/production/transactions/a', {}, signedIn],
  ['/users/me', {}, signedIn],
  ['/auth/id', {}, signedIn],
  ['/users/me/keyvalue/a', {}, signedIn],
  ['/data/mutate/production', {method: 'POST', body: note}, writers],
  ['/data/actions/production', {method: 'POST', body: edit}, writers],
  ['/assets/files/production', {method: 'POST', body: 'x'}, writers],
  // No image, which only those are told who may upload one.
  [
    '/assets/images/production',
    {method: 'POST', body: 'x'},
    {...writers, editor: 400, administrator: 400},
  ],
  ['/datasets/other', {method: 'PUT', body: '{}'}, administrators],
  ['/datasets/old', {method: 'DELETE'}, administrators],
  ['/hooks/projects/p', {}, administrators],
  ['//metrics', {}, administrators],
  ['/hooks/projects/p', {method: 'POST', body: hook}, {...administrators, administrator: 201}],
]

test.each(endpoints)('%s %o answers each role as it should', async (path, init, statuses) => {
  for (const [role, status] of Object.entries(statuses)) {
    const {ask} = await startTestLake({
      datasets: [
        {name: 'production', aclMode: 'public'},
        {name: 'old', aclMode: 'public'},
      ],
    })
    const response = await ask(path, {...init, as: role as keyof Statuses})
    expect([role, response.status]).toEqual([role, status])
  }
})

test('what a role may not do changes nothing', async () => {
  const {ask} = await startTestLake()

  await ask('/data/mutate/production', {method: 'POST', body: note, as: 'viewer'})
  await ask('/data/mutate/production', {method: 'POST', body: note, as: 'anonymous'})

  const query = await ask('/data/query/production?query=*[_type=="note"]')
  expect(await query.json()).toMatchObject({result: []})
})

test('the ACL gives a role its permissions, and strangers only root documents', async () => {
  const {ask} = await startTestLake()
  const acl = async (as: keyof Statuses): Promise<unknown> =>
    (await ask('/projects/p/datasets/production/acl', {as})).json()

  expect(await acl('anonymous')).toEqual([{filter: '_id in path("*")', permissions: ['read']}])
  expect(await acl('viewer')).toEqual([{filter: '_id in path("**")', permissions: ['read']}])
  expect(await acl('editor')).toEqual([
    {filter: '_id in path("**")', permissions: ['read', 'create', 'update', 'history']},
  ])
  expect(await acl('administrator')).toMatchObject([
    {permissions: expect.arrayContaining(['editHistory', 'manage'])},
  ])
})

test('a private dataset shows strangers neither itself nor its export', async () => {
  const {ask} = await startTestLake({datasets: [{name: 'secret', aclMode: 'private'}]})
  await ask('/data/mutate/secret', {method: 'POST', body: note})

  expect(await (await ask('/datasets', {as: 'anonymous'})).json()).toEqual([])
  expect((await ask('/data/export/secret', {as: 'anonymous'})).status).toBe(401)
  expect((await ask('/data/export/secret', {as: 'viewer'})).status).toBe(200)
  const query = await ask('/data/query/secret?query=*', {as: 'anonymous'})
  expect(await query.json()).toMatchObject({result: []})
})

test('settings of a person are echoed, kept, and not shown to others', async () => {
  const {ask} = await startTestLake()
  const entries = [{key: 'studio.layout', value: {wide: true}}]

  const put = await ask('/users/me/keyvalue', {method: 'PUT', body: JSON.stringify(entries)})

  expect(await put.json()).toEqual(entries)
  const own = await ask('/users/me/keyvalue/studio.layout,other')
  expect(await own.json()).toEqual([...entries, {key: 'other', value: null}])
  const foreign = await ask('/users/me/keyvalue/studio.layout', {as: 'editor'})
  expect(await foreign.json()).toEqual([{key: 'studio.layout', value: null}])
})

test('a Studio that nobody has signed in to is told so without an error in its console', async () => {
  const {ask} = await startTestLake()
  const start = '/users/me?tag=sanity.studio.users.get-current.initial'

  expect(await (await ask(start, {as: 'anonymous'})).json()).toEqual({})
  const stale = await ask(start, {headers: {authorization: 'Bearer sk-unknown'}})
  expect(stale.status).toBe(401)
})

test('unknown users are null', async () => {
  const {ask} = await startTestLake()
  const {id} = (await (await ask('/users/me')).json()) as {id: string}

  expect(await (await ask(`/users/${id},nobody`)).json()).toEqual([
    expect.objectContaining({id, displayName: 'an administrator'}),
    null,
  ])
})

test.each([
  '/features',
  '/help',
  '/intake/telemetry-status',
  '/journey/announcements',
  '/journey/trial',
  '/projects/p/grants',
  '/projects/p/user-applications',
  '/projects/p/new-content-release-allowed',
  '/subscriptions/project/p',
  '/schedules/p/production?limit=1',
])('%s, which the Studio asks at start, is no error in its console', async (path) => {
  const {ask} = await startTestLake()

  expect((await ask(path)).status).toBe(200)
})

test.each([
  '/access/project/p/robots',
  '/projects/p/cors',
  '/projects/p/datasets/production/schemas',
])('%s is refused with the way it is done here', async (path) => {
  const {ask} = await startTestLake()

  const response = await ask(path, {method: 'POST', body: '{}'})

  expect(response.status).toBe(501)
  expect(await response.json()).toMatchObject({
    error: 'Not Implemented',
    message: expect.stringContaining('does not serve'),
  })
})

test('the Studio finds no add-on datasets', async () => {
  const {ask} = await startTestLake()

  const response = await ask('/projects/p/datasets?datasetProfile=comments&addonFor=production')

  expect(await response.json()).toEqual([])
})

test('a deleted dataset is gone, and a new one of its name is empty', async () => {
  const {ask} = await startTestLake()
  await ask('/data/mutate/production', {method: 'POST', body: note})

  await ask('/datasets/production', {method: 'DELETE'})

  expect((await ask('/data/query/production?query=*')).status).toBe(404)
  await ask('/datasets/production', {method: 'PUT', body: JSON.stringify({aclMode: 'public'})})
  expect(await (await ask('/data/query/production?query=*')).json()).toMatchObject({result: []})
})

function temporaryFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'lake-access-'))
  onTestFinished(() => rmSync(directory, {recursive: true}))
  return directory
}
