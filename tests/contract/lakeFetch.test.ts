import {expect, onTestFinished, test, vi} from 'vitest'
import {createLakeFetch, type LakeFetch} from '../../studio/lakeFetch.ts'
import {type RunningLake, startLake} from '../support/startLake.ts'

const allEvents = '/v2025-02-19/data/listen/production?query=*&includeAllVersions=true'

/** The text of a stream as it grows. */
function follow(response: Response): {text: () => string; ended: Promise<unknown>} {
  let text = ''
  const read = async (): Promise<void> => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      text += next.value
    }
  }
  return {text: () => text, ended: read().catch((error: unknown) => error)}
}

function authorized({token}: RunningLake, signal?: AbortSignal): RequestInit {
  return {headers: {authorization: `Bearer ${token}`}, ...(signal && {signal})}
}

/** The sockets that were opened while the test ran. */
function countSockets(): () => number {
  const real = globalThis.WebSocket
  let opened = 0
  class CountedWebSocket extends real {
    constructor(url: string | URL) {
      super(url)
      opened += 1
    }
  }
  vi.stubGlobal('WebSocket', CountedWebSocket)
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  return () => opened
}

test('many listeners share one socket, and each hears what it asked for', async () => {
  const opened = countSockets()
  const lake = await startLake()
  const lakeFetch = createLakeFetch(lake.url)
  const titles = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

  const streams = await Promise.all(
    titles.map(async (title) => {
      const query = encodeURIComponent(`*[title == "${title}"]`)
      const url = `${lake.url}/v2025-02-19/data/listen/production?query=${query}`
      return follow(await lakeFetch(url, authorized(lake)))
    }),
  )
  await vi.waitFor(() => {
    for (const stream of streams) expect(stream.text()).toContain('event: welcome')
  })
  await lake.client.mutate(titles.map((title) => ({create: {_id: title, _type: 'note', title}})))

  await vi.waitFor(() => {
    for (const [index, stream] of streams.entries()) {
      expect(stream.text().match(/"documentId":"."/g)).toEqual([`"documentId":"${titles[index]}"`])
    }
  })
  expect(opened()).toBe(1)
})

test('the real client listens through it', async () => {
  const opened = countSockets()
  const lake = await startLake()
  const lakeFetch = createLakeFetch(lake.url)
  const config = {resolveFetch: (): LakeFetch => lakeFetch}
  const client = lake.client.withConfig(config as object)
  const events: {type: string}[] = []
  const subscription = client
    .listen('*', {}, {events: ['welcome', 'mutation']})
    .subscribe((event) => events.push(event))
  onTestFinished(() => subscription.unsubscribe())
  await vi.waitFor(() => expect(events).toMatchObject([{type: 'welcome'}]))

  await client.create({_id: 'note', _type: 'note'})

  await vi.waitFor(() =>
    expect(events.at(-1)).toMatchObject({type: 'mutation', documentId: 'note'}),
  )
  expect(opened()).toBe(1)
})

test('requests that are not event streams go through the ordinary fetch', async () => {
  const opened = countSockets()
  const {url} = await startLake()
  const response = await createLakeFetch(url)(`${url}/vX/ping`)
  expect(await response.text()).toBe('pong')
  expect(opened()).toBe(0)
})

test('a refusal keeps its status', async () => {
  const {url} = await startLake()
  const response = await createLakeFetch(url)(`${url}${allEvents}`, {
    headers: {authorization: 'Bearer unknown'},
  })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({errorCode: 'SIO-401-ANF'})
})

test('an aborted stream ends with the reason of the abort, and the others go on', async () => {
  const lake = await startLake()
  const lakeFetch = createLakeFetch(lake.url)
  const abort = new AbortController()
  const aborted = follow(await lakeFetch(`${lake.url}${allEvents}`, authorized(lake, abort.signal)))
  const other = follow(await lakeFetch(`${lake.url}${allEvents}`, authorized(lake)))

  abort.abort()

  expect(await aborted.ended).toMatchObject({name: 'AbortError'})
  await lake.client.create({_id: 'note', _type: 'note'})
  await vi.waitFor(() => expect(other.text()).toContain('"documentId":"note"'))
  expect(aborted.text()).not.toContain('note')
})

test('an aborted request never opens', async () => {
  const {url} = await startLake()
  const request = createLakeFetch(url)(`${url}${allEvents}`, {signal: AbortSignal.abort()})
  await expect(request).rejects.toMatchObject({name: 'AbortError'})
})

test('when the lake goes away, streams fail as network errors and later ones find the new lake', async () => {
  const first = await startLake()
  const lakeFetch = createLakeFetch(first.url)
  const stream = follow(await lakeFetch(`${first.url}${allEvents}`, authorized(first)))
  await vi.waitFor(() => expect(stream.text()).toContain('event: welcome'))

  await first.close()
  await stream.ended
  await expect(lakeFetch(`${first.url}${allEvents}`, authorized(first))).rejects.toBeInstanceOf(
    TypeError,
  )

  const port = Number(new URL(first.url).port)
  const second = await startLake({port})
  await vi.waitFor(
    async () => {
      const again = follow(await lakeFetch(`${second.url}${allEvents}`, authorized(second)))
      await vi.waitFor(() => expect(again.text()).toContain('event: welcome'))
    },
    {timeout: 120_000},
  )
})

test('a socket from a page on another origin is refused', async () => {
  const lake = await startLake()
  const open = (origin: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/_mux`, {
        headers: {origin},
      } as never) // Node's WebSocket takes request headers, the browser's does not
      socket.addEventListener('open', () => {
        socket.close()
        resolve('open')
      })
      socket.addEventListener('error', () => resolve('refused'))
    })
  expect(await open('http://evil.test')).toBe('refused')
  expect(await open(lake.url)).toBe('open')
})

test('closing a stream frees its listener', async () => {
  const lake = await startLake()
  const response = await createLakeFetch(lake.url)(`${lake.url}${allEvents}`, authorized(lake))
  await response.body?.cancel()
  await vi.waitFor(async () => {
    const health = await fetch(`${lake.url}/healthz`)
    expect(await health.json()).toMatchObject({openListeners: 0})
  })
})
