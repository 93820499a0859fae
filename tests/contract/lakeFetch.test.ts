import {expect, onTestFinished, test, vi} from 'vitest'
import {LakeAbsence, mostFailures} from '../../studio/lakeAbsence.ts'
import {createLakeFetch, type LakeFetch} from '../../studio/lakeFetch.ts'
import {type RunningLake, startLake} from '../support/startLake.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'
import {unreliableProxy} from '../support/unreliableProxy.ts'

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

test('a stream ends only when the lake is back, and one opened meanwhile finds the new lake', async () => {
  const first = await startLake()
  const absence = new LakeAbsence(first.url)
  const lakeFetch = createLakeFetch(first.url, absence)
  const stream = follow(await lakeFetch(`${first.url}${allEvents}`, authorized(first)))
  await vi.waitFor(() => expect(stream.text()).toContain('event: welcome'))
  let hasEnded = false
  void stream.ended.then(() => {
    hasEnded = true
  })

  await first.close()
  await vi.waitFor(() => expect(absence.isAway).toBe(true), {timeout: 60_000})
  const opening = lakeFetch(`${first.url}${allEvents}`)
  expect(hasEnded).toBe(false)

  const port = Number(new URL(first.url).port)
  const second = await startLake({port})
  expect(await stream.ended).toBeInstanceOf(TypeError)
  // It has no credential: the refusal is the new lake's.
  expect((await opening).status).toBe(401)
  const again = follow(await lakeFetch(`${second.url}${allEvents}`, authorized(second)))
  await vi.waitFor(() => expect(again.text()).toContain('event: welcome'))
})

test('a stream that can be resumed goes on with the lake that comes back', async () => {
  const directory = temporaryFolder()
  const first = await startLake({directory})
  const absence = new LakeAbsence(first.url)
  const url = `${first.url}${allEvents}&enableResume=true`
  const response = await createLakeFetch(first.url, absence)(url, authorized(first))
  const stream = follow(response)
  await vi.waitFor(() => expect(stream.text()).toContain('event: welcome\n'))

  await first.close()
  await vi.waitFor(() => expect(absence.isAway).toBe(true), {timeout: 60_000})
  const second = await startLake({directory, port: Number(new URL(first.url).port)})
  await second.client.create({_id: 'note', _type: 'note'})

  await vi.waitFor(() => expect(stream.text()).toContain('"documentId":"note"'), {timeout: 60_000})
  expect(stream.text().match(/^event: .*/gm)).toEqual([
    'event: welcome',
    'event: welcomeback',
    'event: mutation',
  ])
})

/** Sockets that find nobody, while requests do: so it is for a moment when a lake stops. */
function refuseSockets(times: number): void {
  const real = globalThis.WebSocket
  let refused = 0
  class RefusedWebSocket extends real {
    constructor(url: string | URL) {
      super(refused < times ? 'ws://127.0.0.1:1' : url)
      refused += 1
    }
  }
  vi.stubGlobal('WebSocket', RefusedWebSocket)
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
}

test('a stream whose socket is refused by a lake that answers is tried again', async () => {
  const lake = await startLake()
  refuseSockets(2)
  const response = await createLakeFetch(lake.url)(`${lake.url}${allEvents}`, authorized(lake))
  const stream = follow(response)
  await vi.waitFor(() => expect(stream.text()).toContain('event: welcome'))
})

test('a stream fails whose socket is refused again and again by a lake that answers', async () => {
  const lake = await startLake()
  refuseSockets(mostFailures)
  const opening = createLakeFetch(lake.url)(`${lake.url}${allEvents}`, authorized(lake))
  await expect(opening).rejects.toBeInstanceOf(TypeError)
})

/** A lake behind a way that may break, and a fetch that goes this way. */
async function lakeFarAway() {
  const lake = await startLake({documents: [{_id: 'note', _type: 'note', title: 'One'}]})
  const way = await unreliableProxy(lake.url)
  onTestFinished(way.close)
  const absence = new LakeAbsence(way.url)
  const lakeFetch = createLakeFetch(way.url, absence)
  const mutate = (body: object) =>
    lakeFetch(`${way.url}/v2025-02-19/data/mutate/production`, {
      ...authorized(lake),
      method: 'POST',
      body: JSON.stringify(body),
    })
  return {lake, way, absence, lakeFetch, mutate}
}

const oneNote = '/v2025-02-19/data/doc/production/note'

test('a read waits while the lake is away, and says so', async () => {
  const {lake, way, absence, lakeFetch} = await lakeFarAway()
  way.weather = 'down'
  const reading = lakeFetch(way.url + oneNote, authorized(lake))
  await vi.waitFor(() => expect(absence.isAway).toBe(true))
  expect(absence.holdsWrites).toBe(false)

  way.weather = 'fine'
  const answer = await reading
  expect(await answer.json()).toMatchObject({documents: [{title: 'One'}]})
  expect(absence.isAway).toBe(false)
})

test('a transaction waits while the lake is away', async () => {
  const {lake, way, absence, mutate} = await lakeFarAway()
  way.weather = 'down'
  const patch = {patch: {id: 'note', set: {title: 'Two'}}}
  const writing = mutate({transactionId: 'two', mutations: [patch]})
  await vi.waitFor(() => expect(absence.holdsWrites).toBe(true))

  way.weather = 'fine'
  expect((await writing).status).toBe(200)
  expect(await lake.client.getDocument('note')).toMatchObject({title: 'Two'})
  expect(absence.holdsWrites).toBe(false)
})

test('a transaction whose answer was lost is not stored twice', async () => {
  const {lake, way, mutate} = await lakeFarAway()
  way.weather = 'cut off half-way'
  const append = {patch: {id: 'note', setIfMissing: {n: 0}, inc: {n: 1}}}
  const writing = mutate({transactionId: 'once', mutations: [append]})
  await vi.waitFor(async () => expect(await lake.client.getDocument('note')).toMatchObject({n: 1}))

  way.weather = 'fine'
  expect(await (await writing).json()).toMatchObject({transactionId: 'once'})
  expect(await lake.client.getDocument('note')).toMatchObject({n: 1})
})

test('a write that the lake could not recognise fails at once', async () => {
  const {way, absence, mutate} = await lakeFarAway()
  way.weather = 'down'
  await expect(mutate({mutations: [{delete: {id: 'note'}}]})).rejects.toBeInstanceOf(TypeError)
  expect(absence.isAway).toBe(false)
})

test('a read that is given up stops waiting', async () => {
  const {lake, way, absence, lakeFetch} = await lakeFarAway()
  way.weather = 'down'
  const abort = new AbortController()
  const reading = lakeFetch(way.url + oneNote, authorized(lake, abort.signal))
  const outcome = expect(reading).rejects.toMatchObject({name: 'AbortError'})
  await vi.waitFor(() => expect(absence.isAway).toBe(true))
  abort.abort()
  await outcome
  way.weather = 'fine'
  await absence.returned()
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
