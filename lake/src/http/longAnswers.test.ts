import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {startTestLake, type TestLake} from './testLake.ts'

const documents = Array.from({length: 900}, (_, index) => ({
  _id: `note-${String(index).padStart(4, '0')}`,
  _type: index % 3 === 0 ? 'tag' : 'note',
  n: index,
  friend: {_ref: `note-${String((index * 7) % 900).padStart(4, '0')}`},
}))

/** A lake on disk, whose memory holds so few documents that most answers are sent in parts. */
async function startFilled(cacheBytes: number): Promise<TestLake> {
  const directory = mkdtempSync(join(tmpdir(), 'lake-'))
  onTestFinished(() => rmSync(directory, {recursive: true}))
  const lake = await startTestLake({directory, cacheBytes})
  const mutations = documents.map((create) => ({create}))
  await lake.ask('/data/mutate/production', {method: 'POST', body: JSON.stringify({mutations})})
  return lake
}

const few = 40_000
const many = 256_000_000

const queryPath = (query: string): string =>
  `/data/query/production?explain=true&query=${encodeURIComponent(query)}`

async function answerOf({ask}: TestLake, query: string): Promise<{result: unknown; etag: boolean}> {
  const response = await ask(queryPath(query))
  // The two lakes stored the documents at different times.
  const isStamp = (name: string): boolean => ['_rev', '_createdAt', '_updatedAt'].includes(name)
  const {result} = JSON.parse(await response.text(), (name, value) =>
    isStamp(name) ? undefined : value,
  ) as {result: unknown}
  return {result, etag: response.headers.has('etag')}
}

const long = [
  '*',
  '*[_type == "note"]{n}',
  '*[_type == "note"][0...700]',
  '*[_type == "note"][5..450]{n, friend->{n}}',
  '*[_type in ["note", "tag"]][300...800].n',
  '*[n > 100]{n, "others": *[friend._ref == ^._id].n}[0...500]',
  '(*[_type == "tag" && n < 600])[2...250]{n}{"m": n}',
  '*[_type == "tag"][500...900]',
  '*[n != 3][400...400]',
]

test('an answer is the same in parts and at once', async () => {
  const [inParts, atOnce] = [await startFilled(few), await startFilled(many)]
  for (const query of long) {
    const [parts, whole] = [await answerOf(inParts, query), await answerOf(atOnce, query)]

    expect(parts.result, query).toEqual(whole.result)
    // What is sent while it is computed cannot have its digest in front.
    expect([parts.etag, whole.etag], query).toEqual([false, true])
  }
})

test('an answer that is being read does not see later writes', async () => {
  const lake = await startFilled(few)
  const response = await lake.ask(queryPath('*[_type == "note"]{n}'))
  const reader = response.body?.getReader()
  const first = await reader?.read()

  const mutations = [{delete: {query: '*[n > 10]'}}, {create: {_type: 'note', n: -1}}]
  await lake.ask('/data/mutate/production', {method: 'POST', body: JSON.stringify({mutations})})

  let text = new TextDecoder().decode(first?.value)
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    text += new TextDecoder().decode(next.value)
  }
  const {result} = JSON.parse(text) as {result: {n: number}[]}
  expect(result.map(({n}) => n)).toEqual(
    documents.filter(({_type}) => _type === 'note').map(({n}) => n),
  )
})

const endless = '*{"a": *[n != ^.n]{"b": *[n != ^.n]{"c": *[n != ^.n]{n}}}}'

test.each([
  ['time', {timeMs: 20, memoryBytes: 1e12}, 504, 'queryTimeoutError'],
  ['memory', {timeMs: 1e9, memoryBytes: 1_000_000}, 400, 'queryTooLargeError'],
])(
  'a query without end is ended when its %s is used up, and the lake goes on',
  async (...limit) => {
    const [, queryLimits, status, type] = limit
    const {ask} = await startTestLake({queryLimits})
    const mutations = documents
      .slice(0, 100)
      .map(({n}) => ({create: {_id: `note-${n}`, _type: 'note', n}}))
    await ask('/data/mutate/production', {method: 'POST', body: JSON.stringify({mutations})})

    const response = await ask(queryPath(endless))

    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({error: {type, description: expect.any(String)}})
    const after = await ask(queryPath('*[_id == "note-1"][0].n'))
    expect(await after.json()).toMatchObject({result: 1})
  },
)
