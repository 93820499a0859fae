import {expect, test, vi} from 'vitest'
import {EventStream, OpenStreams} from './eventStream.ts'

test('a reader that does not keep up is cut off', async () => {
  const onClose = vi.fn()
  const stream = new EventStream(onClose)
  const megabyte = 'x'.repeat(1024 * 1024)
  for (let sent = 0; sent < 9; sent += 1) stream.send({data: megabyte})
  expect(onClose).toHaveBeenCalledTimes(1)
  await expect(new Response(stream.body).text()).rejects.toThrow('too slow')
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
