import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {decodeSignatureHeader, isValidSignature} from '@sanity/webhook'
import {expect, onTestFinished, test, vi} from 'vitest'
import {readAttempts, readMessages, type WebhookMessage} from '../database/webhookMessages.ts'
import {deleteWebhook} from '../database/webhooks.ts'
import {type TestCommitter, testCommitter} from '../mutations/testCommitter.ts'
import {realSurroundings} from '../surroundings.ts'
import {addWebhook, type WebhookDraft} from './configuration.ts'
import {Webhooks} from './outbox.ts'
import type {RetryTiming} from './retry.ts'
import {startTestReceiver} from './testReceiver.ts'

const timing: RetryTiming = {
  firstDelayMs: 10,
  longestDelayMs: 40,
  giveUpAfterMs: 5_000,
  timeoutMs: 5_000,
}
const surroundings = realSurroundings('silent')

interface Started extends TestCommitter {
  webhooks: Webhooks
  addHook: (draft: WebhookDraft) => string
  messages: (hookId: string) => WebhookMessage[]
}

function start(options: {directory?: string; timing?: Partial<RetryTiming>} = {}): Started {
  const store = testCommitter(options.directory === undefined ? {} : {directory: options.directory})
  const {committer, database, documents} = store
  const webhooks = new Webhooks({
    database,
    documents,
    surroundings,
    projectId: 'p',
    timing: {...timing, ...options.timing},
  })
  committer.onBeforeCommit((commit) => webhooks.enqueue(commit))
  webhooks.start()
  onTestFinished(async () => {
    await webhooks.close()
    database.close()
  })
  return {
    ...store,
    webhooks,
    addHook: (draft) => addWebhook({database, surroundings}, draft, 'ada').id,
    messages: (hookId) => readMessages(database, hookId, 100).toReversed(),
  }
}

const create = (id: string, fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  create: {_id: id, _type: 'note', ...fields},
})

test('a change is sent with the documented headers and a signature that Sanity accepts', async () => {
  const receiver = await startTestReceiver()
  const {addHook, mutate, messages} = start()
  const hookId = addHook({
    url: receiver.url,
    secret: 'geheim',
    projection: '{_id, "headline": title}',
    headers: {'X-Extra': 'yes'},
  })

  const {transactionId} = mutate([create('a', {title: 'Grüße 👋'})])

  await vi.waitFor(() => expect(messages(hookId)[0]?.status).toBe('success'))
  const [request] = receiver.requests
  expect(request?.method).toBe('POST')
  expect(request?.body).toBe('{"_id":"a","headline":"Grüße 👋"}')
  expect(request?.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'Sanity.io webhook delivery',
    'accept-encoding': 'gzip',
    connection: 'close',
    'idempotency-key': messages(hookId)[0]?.id,
    'sanity-transaction-id': transactionId,
    'sanity-transaction-time': expect.stringMatching(/^\d{4}-.*Z$/),
    'sanity-dataset': 'test',
    'sanity-project-id': 'p',
    'sanity-document-id': 'a',
    'sanity-webhook-id': hookId,
    'sanity-operation': 'create',
    'x-extra': 'yes',
  })
  const signature = String(request?.headers['sanity-webhook-signature'])
  const body = request?.body ?? ''
  expect(signature).toMatch(/^t=\d+,v1=[\w-]{43}$/)
  expect(Math.abs(decodeSignatureHeader(signature).timestamp - Date.now())).toBeLessThan(60_000)
  expect(await isValidSignature(body, signature, 'geheim')).toBe(true)
  expect(await isValidSignature(body.replace('a', 'b'), signature, 'geheim')).toBe(false)
  expect(await isValidSignature(body, signature, 'other')).toBe(false)
})

test('without a secret there is no signature', async () => {
  const receiver = await startTestReceiver()
  const {addHook, mutate} = start()
  addHook({url: receiver.url})

  mutate([create('a')])

  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1))
  expect(receiver.requests[0]?.headers).not.toHaveProperty('sanity-webhook-signature')
})

test('server errors, 429 and cut connections are repeated with one idempotency key', async () => {
  const receiver = await startTestReceiver([500, 429, 'cut', 503, 204])
  const {addHook, mutate, messages, database} = start()
  const hookId = addHook({url: receiver.url, secret: 'geheim'})

  mutate([create('a')])

  await vi.waitFor(() => expect(messages(hookId)[0]?.status).toBe('success'), 5_000)
  expect(receiver.requests).toHaveLength(5)
  expect(new Set(receiver.requests.map(({headers}) => headers['idempotency-key'])).size).toBe(1)
  expect(new Set(receiver.requests.map(({body}) => body)).size).toBe(1)
  expect(messages(hookId)[0]).toMatchObject({failureCount: 4, resultCode: 204})
  const attempts = readAttempts(database, hookId, 10).toReversed()
  expect(attempts.map(({failureReason, resultCode}) => failureReason ?? resultCode)).toEqual([
    'http',
    'http',
    'network',
    'http',
    204,
  ])
  expect(attempts[0]?.resultBody).toBe('answered 500')
})

test.each([400, 404, 410, 301])('the answer %i is final', async (status) => {
  const receiver = await startTestReceiver([status, 200])
  const {addHook, mutate, messages} = start()
  const hookId = addHook({url: receiver.url})

  mutate([create('a')])
  mutate([create('b')])

  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2))
  await vi.waitFor(() =>
    expect(messages(hookId).map((message) => message.status)).toEqual(['failure', 'success']),
  )
})

test('a receiver that stays silent is left after the timeout', async () => {
  const receiver = await startTestReceiver([200], {delayMs: 300})
  const {addHook, mutate, messages, database} = start({timing: {timeoutMs: 50, giveUpAfterMs: 0}})
  const hookId = addHook({url: receiver.url})

  mutate([create('a')])

  await vi.waitFor(() => expect(messages(hookId)[0]?.status).toBe('failure'))
  expect(readAttempts(database, hookId, 1)[0]).toMatchObject({failureReason: 'timeout'})
})

test('messages of one webhook arrive in order and one at a time, also around a failure', async () => {
  const receiver = await startTestReceiver([200, 500, 500, 200], {delayMs: 5})
  const {addHook, mutate} = start()
  addHook({url: receiver.url, projection: '{_id}'})

  mutate([create('a')])
  for (const id of ['b', 'c', 'd']) mutate([create(id)])

  await vi.waitFor(() => expect(receiver.requests).toHaveLength(6), 5_000)
  expect(receiver.requests.map(({body}) => JSON.parse(body)._id)).toEqual([
    'a',
    'b',
    'b',
    'b',
    'c',
    'd',
  ])
  expect(receiver.mostAtOnce()).toBe(1)
})

test('a webhook in trouble does not hold up another one', async () => {
  const broken = await startTestReceiver([500])
  const healthy = await startTestReceiver()
  const {addHook, mutate} = start({
    timing: {firstDelayMs: 60_000, longestDelayMs: 60_000, giveUpAfterMs: 600_000},
  })
  addHook({url: broken.url})
  addHook({url: healthy.url})

  mutate([create('a')])
  mutate([create('b')])

  await vi.waitFor(() => expect(healthy.requests).toHaveLength(2))
  expect(broken.requests).toHaveLength(1)
})

test('what was not delivered before a restart is delivered after it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'lake-webhooks-'))
  onTestFinished(() => rmSync(directory, {recursive: true}))
  const receiver = await startTestReceiver([500, 200])
  const before = start({directory, timing: {firstDelayMs: 200}})
  const hookId = before.addHook({url: receiver.url, projection: '{_id}'})
  before.mutate([create('a')])
  await vi.waitFor(() => expect(before.messages(hookId)[0]?.failureCount).toBe(1))
  before.mutate([create('b')])
  await before.webhooks.close()

  const after = start({directory})

  await vi.waitFor(() => expect(receiver.requests).toHaveLength(3), 5_000)
  expect(receiver.requests.map(({body}) => JSON.parse(body)._id)).toEqual(['a', 'a', 'b'])
  const keys = receiver.requests.map(({headers}) => headers['idempotency-key'])
  expect(keys[0]).toBe(keys[1])
  await vi.waitFor(() =>
    expect(after.messages(hookId).map((message) => message.status)).toEqual(['success', 'success']),
  )
})

test('a refused mutation sends nothing', async () => {
  const receiver = await startTestReceiver()
  const {addHook, mutate} = start()
  addHook({url: receiver.url, projection: '{_id}'})

  expect(() => mutate([create('a'), create('a')])).toThrow()
  mutate([create('b')])

  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1))
  expect(receiver.requests[0]?.body).toBe('{"_id":"b"}')
})

test('one transaction gives one request for each changed document', async () => {
  const receiver = await startTestReceiver()
  const {addHook, mutate} = start()
  addHook({url: receiver.url, projection: '{_id, title}'})

  mutate([create('a'), create('b'), {patch: {id: 'a', set: {title: 'twice'}}}])

  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2))
  expect(receiver.requests.map(({body}) => JSON.parse(body))).toEqual([
    {_id: 'a', title: 'twice'},
    {_id: 'b', title: null},
  ])
})

test('a removed webhook stops at once and forgets its deliveries', async () => {
  const receiver = await startTestReceiver([500])
  const {addHook, mutate, messages, database} = start()
  const hookId = addHook({url: receiver.url})
  mutate([create('a')])
  await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(0))

  deleteWebhook(database, hookId)

  expect(messages(hookId)).toEqual([])
  const other = addHook({url: receiver.url, filter: '_id == "b"'})
  mutate([create('b')])
  await vi.waitFor(() => expect(messages(other)[0]?.failureCount).toBeGreaterThan(0))
})

test('GROQ that fails on a document is logged as a failed delivery, and the mutation stands', async () => {
  const receiver = await startTestReceiver()
  const {addHook, mutate, messages, find, database} = start()
  const hookId = addHook({url: receiver.url, projection: '{"place": geo::latLng(1, 2)}'})

  mutate([create('a')])

  expect(find('a')).toBeDefined()
  await vi.waitFor(() => expect(messages(hookId)[0]?.status).toBe('failure'))
  expect(readAttempts(database, hookId, 1)[0]?.resultBody).toMatch(/GROQ failed on document "a"/)
  expect(receiver.requests).toEqual([])
})
