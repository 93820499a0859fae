import {expect, test, vi} from 'vitest'
import {startTestReceiver} from '../webhooks/testReceiver.ts'
import {startTestLake} from './testLake.ts'

const yearMs = 365 * 24 * 60 * 60 * 1000
/** Where the clock stands for each write, counted from today. */
const jumps = [0, yearMs, -yearMs, 1, -20 * yearMs, 20 * yearMs, -1, 0]

test('a clock that jumps loses no write, event, history or delivery, and no order', async () => {
  const receiver = await startTestReceiver()
  const {lake, ask, wait} = await startTestLake()
  await lake.listen({host: '127.0.0.1', port: 0})
  const hook = {type: 'document', name: 'h', url: receiver.url, dataset: 'production'}
  const rule = {on: ['create', 'update'], projection: '{n}'}
  const added = await ask('/hooks/projects/p', {
    method: 'POST',
    body: JSON.stringify({...hook, rule}),
  })
  expect(added.status).toBeLessThan(300)
  const stream = await ask('/data/listen/production?includeResult=true&query=*[_id=="x"]')
  const events = readEvents(stream)

  for (const [n, jump] of jumps.entries()) {
    wait(jump)
    const mutations = [{createOrReplace: {_id: 'x', _type: 'entry', n}}]
    const written = await ask('/data/mutate/production', {
      method: 'POST',
      body: JSON.stringify({mutations}),
    })
    expect(written.status).toBe(200)
    wait(-jump)
  }

  const numbers = jumps.map((_, n) => n)
  await vi.waitFor(() => expect(events.numbers()).toEqual(numbers))
  await vi.waitFor(() =>
    expect(receiver.requests.map(({body}) => JSON.parse(body).n)).toEqual(numbers),
  )
  const history = await ask('/data/history/production/transactions/x?excludeContent=true')
  expect((await history.text()).trim().split('\n')).toHaveLength(jumps.length)
  await events.stop()
})

function readEvents(response: Response): {numbers: () => number[]; stop: () => Promise<void>} {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const reading = (async () => {
    for (;;) {
      const part = await reader?.read()
      if (!part || part.done) return
      text += part.value
    }
  })()
  return {
    numbers: () => Array.from(text.matchAll(/"result":\{[^}]*"n":(\d+)/g), ([, n]) => Number(n)),
    stop: async () => {
      await reader?.cancel()
      await reading
    },
  }
}
