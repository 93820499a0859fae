import {createServer} from 'node:http'
import {expect, onTestFinished, test} from 'vitest'
import {datasetStateReader} from './datasetState.ts'

/** A store that answers every query alike, and remembers what it was asked. */
async function store(status: number, answer: object) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(status, {'content-type': 'application/json'})
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const read = datasetStateReader({
    apiHost: `http://127.0.0.1:${port}`,
    projectId: 'crosswalk',
    dataset: 'production',
  })
  return {read, asked}
}

test('the state is read from the published perspective and depends on ids and revisions', async () => {
  const first = await store(200, {result: [{_id: 'a', _rev: '1'}]})
  const same = await store(200, {result: [{_id: 'a', _rev: '1'}]})
  const other = await store(200, {result: [{_id: 'a', _rev: '2'}]})

  const state = await first.read()

  expect(await same.read()).toBe(state)
  expect(await other.read()).not.toBe(state)
  expect(first.asked).toEqual([
    expect.stringMatching(/^\/v2025-02-19\/data\/query\/production\?.*perspective=published/),
  ])
})

test.for<[number, string]>([
  [404, 'lakeRefused'],
  [401, 'lakeRefused'],
  [429, 'lakeUnreachable'],
  [503, 'lakeUnreachable'],
])('status %i is %s', async ([status, code]) => {
  const {read} = await store(status, {error: {description: 'no'}})

  await expect(read()).rejects.toMatchObject({code})
})

test('a store that does not answer is named with its address and the mend', async () => {
  const read = datasetStateReader({
    apiHost: 'http://127.0.0.1:1',
    projectId: 'crosswalk',
    dataset: 'production',
  })

  await expect(read()).rejects.toMatchObject({
    code: 'lakeUnreachable',
    message: expect.stringMatching(/127\.0\.0\.1:1 .*SANITY_API_HOST/),
  })
})
