import {expect, onTestFinished, test} from 'vitest'
import {createLake, type Lake} from '../index.ts'

interface Served {
  lake: Lake
  write: (...mutations: unknown[]) => Promise<void>
  open: (path: string, headers?: Record<string, string>) => Promise<EventReader>
}

async function serve(): Promise<Served> {
  const lake = await createLake({directory: ':memory:', projectId: 'p'})
  onTestFinished(() => lake.close())
  const authorization = `Bearer ${lake.createToken('administrator', 'test')}`
  const ask = (path: string, init: RequestInit) =>
    lake.fetch(new Request(`http://lake.test/v2025-02-19${path}`, init))
  return {
    lake,
    write: async (...mutations) => {
      const body = JSON.stringify({mutations})
      const response = await ask('/data/mutate/production', {
        method: 'POST',
        body,
        headers: {authorization},
      })
      expect(response.status).toBe(200)
    },
    open: async (path, headers = {}) => {
      const response = await ask(path, {headers: {authorization, ...headers}})
      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      return new EventReader(response)
    },
  }
}

interface ReadEvent {
  event: string | undefined
  id: string | undefined
  data: Record<string, unknown>
}

class EventReader {
  readonly #reader
  #text = ''

  constructor(response: Response) {
    const body = response.body
    if (!body) throw new Error('the response has no body')
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader()
    onTestFinished(() => this.cancel())
  }

  /** The next event, or undefined at the end of the stream; comments are passed over. */
  async next(): Promise<ReadEvent | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n')
      if (end >= 0) {
        const block = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        if (!block.startsWith(':')) return parseEvent(block)
        continue
      }
      const {done, value} = await this.#reader.read()
      if (done) return undefined
      this.#text += value
    }
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => {})
  }
}

function parseEvent(block: string): ReadEvent {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  return {event: field('event'), id: field('id'), data: JSON.parse(field('data') ?? '{}')}
}

const note = (id: string) => ({create: {_id: id, _type: 'note'}})

test('a listener resumes after the last event it saw', async () => {
  const {write, open} = await serve()
  const first = await open('/data/listen/production?query=*&enableResume=true')
  expect(await first.next()).toMatchObject({
    event: 'welcome',
    data: {listenerName: expect.any(String)},
  })
  await write(note('a'))
  const seen = await first.next()
  await first.cancel()
  await write(note('b'))
  await write(note('c'), note('d'))

  const second = await open('/data/listen/production?query=*&enableResume=true', {
    'last-event-id': seen?.id ?? '',
  })
  expect(await second.next()).toMatchObject({event: 'welcomeback'})
  for (const documentId of ['b', 'c', 'd']) {
    expect(await second.next()).toMatchObject({event: 'mutation', data: {documentId}})
  }
})

test('a listener that was cut off within a transaction gets the rest of it', async () => {
  const {write, open} = await serve()
  const first = await open('/data/listen/production?query=*&enableResume=true')
  await first.next()
  await write(note('a'), note('b'))
  const seen = await first.next()

  const second = await open(
    `/data/listen/production?query=*&enableResume=true&lastEventId=${seen?.id}`,
  )
  expect(await second.next()).toMatchObject({event: 'welcomeback'})
  expect(await second.next()).toMatchObject({data: {documentId: 'b', transactionCurrentEvent: 2}})
})

test('a listener that was only welcomed hears of everything since', async () => {
  const {write, open} = await serve()
  await write(note('a'))
  const first = await open('/data/listen/production?query=*&enableResume=true')
  const welcome = await first.next()
  await write(note('b'))

  const second = await open('/data/listen/production?query=*&enableResume=true', {
    'last-event-id': welcome?.id ?? '',
  })
  await second.next()
  expect(await second.next()).toMatchObject({data: {documentId: 'b'}})
})

test.each(['999999', 'elsewhere'])('a listener that cannot resume from %s is reset', async (id) => {
  const {open} = await serve()
  const stream = await open('/data/listen/production?query=*&enableResume=true', {
    'last-event-id': id,
  })
  expect(await stream.next()).toMatchObject({event: 'reset'})
})

test('without enableResume a returning listener is welcomed', async () => {
  const {open} = await serve()
  const stream = await open('/data/listen/production?query=*', {'last-event-id': '1'})
  expect(await stream.next()).toMatchObject({event: 'welcome'})
})

test('a bad query ends the stream with a channelError', async () => {
  const {open} = await serve()
  const stream = await open('/data/listen/production?query=*[')
  expect(await stream.next()).toMatchObject({
    event: 'channelError',
    data: {error: {type: 'queryParseError', query: '*['}},
  })
  expect(await stream.next()).toBeUndefined()
})

test('closing the lake ends its streams', async () => {
  const {lake, open} = await serve()
  const stream = await open('/data/listen/production?query=*')
  await stream.next()
  await lake.close()
  expect(await stream.next()).toBeUndefined()
})

test('live events continue after the last one, or restart', async () => {
  const {write, open} = await serve()
  const first = await open('/data/live/events/production')
  const welcome = await first.next()
  expect(welcome).toMatchObject({event: 'welcome', id: expect.any(String)})
  await write(note('a'))
  const message = await first.next()
  expect(message).toMatchObject({event: 'message', data: {tags: expect.any(Array)}})
  await write(note('drafts.b'))
  await write(note('c'))
  expect((await first.next())?.id).not.toBe(message?.id)

  const second = await open('/data/live/events/production', {'last-event-id': message?.id ?? ''})
  expect(await second.next()).toMatchObject({event: 'welcome'})
  expect(await second.next()).toMatchObject({event: 'message'})

  const third = await open('/data/live/events/production', {'last-event-id': 'elsewhere'})
  expect(await third.next()).toMatchObject({event: 'welcome'})
  expect(await third.next()).toMatchObject({event: 'restart'})
})
