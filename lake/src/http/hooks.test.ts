import {expect, test, vi} from 'vitest'
import {startTestReceiver} from '../webhooks/testReceiver.ts'
import {startTestLake} from './testLake.ts'

async function startWithHook(url: string) {
  const lake = await startTestLake()
  // Deliveries begin when the lake listens.
  await lake.lake.listen({host: '127.0.0.1', port: 0})
  const send = async (path: string, method: string, body?: unknown) => {
    const response = await lake.ask(path, {
      method,
      ...(body !== undefined && {body: JSON.stringify(body)}),
    })
    return {status: response.status, body: (await response.json()) as Record<string, unknown>}
  }
  const hook = await send('/hooks/projects/p', 'POST', {
    url,
    secret: 'geheim',
    rule: {filter: '_type == "note"', projection: '{_id}'},
  })
  return {
    send,
    hookPath: `/hooks/projects/p/${hook.body.id}`,
    create: (_id: string) =>
      send('/data/mutate/production', 'POST', {mutations: [{create: {_id, _type: 'note'}}]}),
    messages: async () =>
      (await (await lake.ask(`/hooks/projects/p/${hook.body.id}/messages`)).json()) as {
        id: string
        status: string
      }[],
  }
}

test('a webhook is changed in part, and what is not named stays', async () => {
  const {send, hookPath} = await startWithHook('http://localhost:9/')

  const changed = await send(hookPath, 'PATCH', {
    name: 'Renamed',
    isDisabled: true,
    rule: {on: ['delete']},
  })

  expect(changed).toMatchObject({
    status: 200,
    body: {
      name: 'Renamed',
      isDisabled: true,
      secret: '***',
      url: 'http://localhost:9/',
      rule: {on: ['delete'], filter: '_type == "note"', projection: '{_id}'},
    },
  })
  const unsigned = await send(hookPath, 'PATCH', {secret: null, rule: {filter: ''}})
  expect(unsigned.body).toMatchObject({secret: null, rule: {filter: '', on: ['delete']}})
})

test.each<[name: string, change: object]>([
  ['an address that is none', {url: 'nowhere'}],
  ['a filter that does not parse', {rule: {filter: '_type =='}}],
  ['a filter with a sub-query', {rule: {filter: 'count(*[true]) > 1'}}],
  ['a header of its own signature', {headers: {'sanity-webhook-signature': 'x'}}],
])('%s is refused and changes nothing', async (_name, change) => {
  const {send, hookPath} = await startWithHook('http://localhost:9/')
  const before = await send(hookPath, 'GET')

  expect((await send(hookPath, 'PATCH', {name: 'x', ...change})).status).toBe(400)

  expect(await send(hookPath, 'GET')).toEqual(before)
})

test('a finished delivery is sent once more, with the same content and key', async () => {
  const receiver = await startTestReceiver([400, 200])
  const {create, messages, send, hookPath} = await startWithHook(receiver.url)
  await create('a')
  await vi.waitFor(async () => expect((await messages())[0]?.status).toBe('failure'))
  const [message] = await messages()

  const queued = await send(`${hookPath}/messages/${message?.id}/redeliver`, 'POST')

  expect(queued.status).toBe(202)
  await vi.waitFor(async () => expect((await messages())[0]?.status).toBe('success'))
  const [first, second] = receiver.requests
  expect(second?.body).toBe(first?.body)
  expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key'])
})

test('what was never sent, or another webhook sent, cannot be sent again', async () => {
  const {send, hookPath} = await startWithHook('http://localhost:9/')

  const refused = await send(`${hookPath}/messages/unknown/redeliver`, 'POST')

  expect(refused).toMatchObject({status: 404, body: {message: expect.stringContaining('unknown')}})
})
