import {expect, test} from 'vitest'
import {startTestLake, type TestLake} from './testLake.ts'

async function startWith(documents: readonly {_id: string; _type?: string}[]): Promise<TestLake> {
  const lake = await startTestLake()
  const mutations = documents.map((document) => ({create: {_type: 'note', ...document}}))
  await lake.ask('/data/mutate/production', {method: 'POST', body: JSON.stringify({mutations})})
  return lake
}

async function linesOf(response: Response): Promise<{_id?: string; nextCursor?: string}[]> {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const text = await response.text()
  expect(text === '' || text.endsWith('\n')).toBe(true)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

const ids = (lines: {_id?: string}[]): (string | undefined)[] => lines.map(({_id}) => _id)

test('the export holds every document as stored, sorted by id', async () => {
  const {ask} = await startWith([{_id: 'b'}, {_id: 'drafts.b'}, {_id: 'a', _type: 'other'}])

  const lines = await linesOf(await ask('/data/export/production'))

  expect(ids(lines)).toEqual(['a', 'b', 'drafts.b'])
  expect(lines[0]).toEqual({
    _id: 'a',
    _type: 'other',
    _rev: expect.any(String),
    _createdAt: expect.any(String),
    _updatedAt: expect.any(String),
  })
})

test('strangers export what they may read', async () => {
  const {ask} = await startWith([{_id: 'a'}, {_id: 'drafts.a'}])

  expect(ids(await linesOf(await ask('/data/export/production', {as: 'anonymous'})))).toEqual(['a'])
})

test('types narrow the export', async () => {
  const {ask} = await startWith([
    {_id: 'a'},
    {_id: 'b', _type: 'other'},
    {_id: 'c', _type: 'third'},
  ])

  expect(ids(await linesOf(await ask('/data/export/production?types=other,third')))).toEqual([
    'b',
    'c',
  ])
})

test('an export that is being read does not see later writes', async () => {
  const {ask} = await startWith([{_id: 'a'}, {_id: 'z'}])

  const response = await ask('/data/export/production')
  const mutations = [{delete: {id: 'z'}}, {create: {_id: 'm', _type: 'note'}}]
  await ask('/data/mutate/production', {method: 'POST', body: JSON.stringify({mutations})})

  expect(ids(await linesOf(response))).toEqual(['a', 'z'])
})

test('pages follow each other by cursor and miss nothing', async () => {
  const all = Array.from({length: 2500}, (_, at) => `n${String(at).padStart(4, '0')}`)
  const {ask} = await startWith(all.map((_id) => ({_id})))
  const seen: (string | undefined)[] = []
  const sizes: number[] = []

  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const lines = await linesOf(await ask(`/data/export/production?nextCursor=${cursor}`))
    const documents = lines.filter(({_id}) => _id !== undefined)
    sizes.push(documents.length)
    seen.push(...ids(documents))
    cursor = lines.at(-1)?.nextCursor
  }

  expect(seen).toEqual(all)
  expect(sizes).toEqual([1000, 1000, 500])
})

test.each(['/data/export/nowhere', '/data/export/production?nextCursor=%22'])(
  '%s is refused',
  async (path) => {
    const {ask} = await startTestLake()

    expect((await ask(path)).status).toBeGreaterThanOrEqual(400)
  },
)
