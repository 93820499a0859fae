import {expect, test, vi} from 'vitest'
import {EventStream, OpenStreams} from './eventStream.ts'

test('a reader that does not keep up is disconnected', async () => {
  const onClose = vi.fn()
  const stream = new EventStream(onClose)
  const megabyte = 'x'.repeat(1024 * 1024)
  for (let sent = 0; sent < 9; sent += 1) stream.send({data: megabyte})
  expect(onClose).toHaveBeenCalledTimes(1)
  expect(await new Response(stream.body).text()).toBe('')
})

test('what was sent before the end is delivered', async () => {
  const stream = new EventStream(() => {})
  stream.send({event: 'welcome', id: '7', data: {a: 1}})
  stream.end()
  stream.send({data: 'late'})
  expect(await new Response(stream.body).text()).toBe(
    ':\n\nid: 7\nevent: welcome\ndata: {"a":1}\n\n',
  )
})

test('a reader that leaves is forgotten', async () => {
  const streams = new OpenStreams<string>()
  const stream = streams.open('listener')
  await stream.body.cancel()
  expect(streams.size).toBe(0)
})

test('streams get a comment every ten seconds', async () => {
  vi.useFakeTimers()
  const streams = new OpenStreams<string>()
  const stream = streams.open('listener')
  vi.advanceTimersByTime(20_000)
  vi.useRealTimers()
  streams.endAll()
  expect(await new Response(stream.body).text()).toBe(':\n\n:\n\n:\n\n')
})

test('a stream ends after half an hour, so that nobody listens longer than they may', async () => {
  vi.useFakeTimers()
  const streams = new OpenStreams<string>()
  const stream = streams.open('listener')
  vi.advanceTimersByTime(29 * 60_000)
  expect(streams.size).toBe(1)
  vi.advanceTimersByTime(2 * 60_000)
  vi.useRealTimers()
  expect(streams.size).toBe(0)
  expect(await new Response(stream.body).text()).toMatch(/^(:\n\n)+$/)
})
