import {expect, onTestFinished, test, vi} from 'vitest'
import {createLake, type Lake} from '../index.ts'

interface Tab {
  /** The frames received, parsed; heartbeats as they are. */
  received: unknown[]
  call: (method: string, params?: object) => Promise<unknown>
  send: (text: string) => void
  close: () => void
}

async function serve(): Promise<{lake: Lake; url: string}> {
  const lake = await createLake({directory: ':memory:', projectId: 'p'})
  onTestFinished(() => lake.close())
  return {lake, ...(await lake.listen({host: '127.0.0.1', port: 0}))}
}

async function openTab(url: string): Promise<Tab> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v2022-06-30/socket/production?tag=t`)
  const received: unknown[] = []
  socket.addEventListener('message', ({data}) => {
    received.push(data === '♥' ? data : JSON.parse(String(data)))
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  let lastId = 0
  return {
    received,
    send: (text) => socket.send(text),
    close: () => socket.close(),
    call: async (method, params = {}) => {
      const id = String(++lastId)
      socket.send(
        JSON.stringify({jsonrpc: '2.0', id, method, params: {apiVersion: 'v1', ...params}}),
      )
      return vi.waitFor(() => {
        const answer = received.find((frame) => (frame as {id?: string}).id === id)
        expect(answer).toBeDefined()
        return answer
      })
    },
  }
}

async function signIn(tab: Tab, lake: Lake, name: string): Promise<void> {
  const authorization = `Bearer ${lake.createToken('editor', name)}`
  expect(await tab.call('authorization', {authorization})).toMatchObject({result: true})
}

test('what one tab announces reaches the others of the dataset, and its end too', async () => {
  const {lake, url} = await serve()
  const [ada, bob] = [await openTab(url), await openTab(url)]
  await signIn(ada, lake, 'Ada')
  await signIn(bob, lake, 'Bob')
  const subscribed = await bob.call('presence_subscribe')
  const subscription = (subscribed as {result: string}).result
  const heard = (result: object) => ({
    jsonrpc: '2.0',
    method: 'presence_subscription',
    params: {subscription, result},
  })

  const announced = {sessionId: 's1', locations: [{type: 'document', documentId: 'a', path: []}]}
  await ada.call('presence_announce', {data: announced})
  await ada.call('presence_rollcall', {session: 's1'})
  ada.close()

  const i = expect.stringContaining('robot-')
  await vi.waitFor(() => {
    expect(bob.received).toContainEqual(heard({type: 'state', i, m: announced}))
    expect(bob.received).toContainEqual(heard({type: 'rollCall', i, session: 's1'}))
    expect(bob.received).toContainEqual(heard({type: 'disconnect', i, m: {session: 's1'}}))
  })
})

test('a tab that did not prove who it is learns nothing', async () => {
  const {url} = await serve()
  const tab = await openTab(url)
  expect(await tab.call('presence_subscribe')).toMatchObject({error: {code: -32001}})
  expect(await tab.call('authorization', {authorization: 'Bearer unknown'})).toMatchObject({
    error: {message: expect.stringContaining('Session not found')},
  })
})

test('heartbeats are answered', async () => {
  const {url} = await serve()
  const tab = await openTab(url)
  tab.send('♥')
  await vi.waitFor(() => expect(tab.received).toEqual(['♥']))
})

test('there is no presence socket for an unknown dataset', async () => {
  const {url} = await serve()
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v2022-06-30/socket/nowhere`)
  const outcome = await new Promise((resolve) => {
    socket.addEventListener('open', () => resolve('open'))
    socket.addEventListener('error', () => resolve('refused'))
  })
  expect(outcome).toBe('refused')
})
