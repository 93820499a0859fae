import {createLake, type Lake} from '@crosswalk/lake'
import {memoryEngine} from '@crosswalk/lake/memoryEngine'
import {expect, onTestFinished, test} from 'vitest'
import {
  isExpected,
  readSuite,
  type Suite,
  type SuiteCase,
  type SuiteDataset,
  suiteFile,
} from './groqSuite.ts'

const suite = readSuite()
if (!suite) process.stderr.write(`The GROQ suite is skipped: ${suiteFile} is absent.\n`)

type Answer = {result: unknown} | {refusal: unknown}
type Ask = (query: string, params: Record<string, unknown>) => Promise<Answer>

/** One test for thousands of cases: each takes a millisecond, and starting a test takes longer. */
test.skipIf(!suite)('the query engine answers as the official GROQ suite says', async () => {
  const problems = await problemsOf(suite as Suite, async (dataset) => engineOver(dataset))
  expect(problems).toEqual([])
})

/** Without the datasets that a Content Lake refuses to store: null in arrays, release documents. */
test.skipIf(!suite)('the lake answers over HTTP as the official GROQ suite says', async () => {
  const lake = await createLake({directory: ':memory:', projectId: 'p', datasets: []})
  onTestFinished(() => lake.close())
  const problems = await problemsOf(suite as Suite, (dataset) => datasetOf(lake, dataset))
  expect(problems).toEqual([])
})

/** @param open - gives what answers over a dataset; undefined to leave its cases out */
async function problemsOf(
  {datasets, cases}: Suite,
  open: (dataset: SuiteDataset) => Promise<Ask | undefined>,
): Promise<string[]> {
  const asks = new Map<string, Ask | undefined>()
  for (const dataset of datasets.values()) asks.set(dataset._id, await open(dataset))
  const problems: string[] = []
  let asked = 0
  for (const item of cases) {
    const ask = asks.get(item.dataset._ref)
    if (!ask) continue
    const problem = problemWith(item, await ask(item.query, item.params ?? {}))
    if (problem) problems.push(`${item._id}, ${item.filename}: ${item.query} ${problem}`)
    asked += 1
  }
  process.stderr.write(`GROQ suite: ${asked} of ${cases.length} cases.\n`)
  return problems
}

function problemWith({valid, result}: SuiteCase, answer: Answer): string | undefined {
  if (!valid) return 'refusal' in answer ? undefined : 'is not refused'
  if ('refusal' in answer) return `is refused: ${JSON.stringify(answer.refusal)}`
  if (isExpected(answer.result, result)) return undefined
  return `gives ${JSON.stringify(answer.result)} instead of ${JSON.stringify(result)}`
}

async function engineOver({documents}: SuiteDataset): Promise<Ask> {
  const engine = memoryEngine(documents)
  onTestFinished(() => engine.close())
  return async (query, params) => {
    try {
      return {result: (await engine.run({query, params})).result}
    } catch (error) {
      if (error instanceof Error && error.name === 'LakeError') return {refusal: error.message}
      throw error
    }
  }
}

async function datasetOf(lake: Lake, {_id, documents}: SuiteDataset): Promise<Ask | undefined> {
  const name = _id.slice(0, 60)
  const send = requester(lake)
  await send('PUT', `/projects/p/datasets/${name}`, {aclMode: 'private'})
  const mutations = documents.map((document) => ({create: document}))
  const stored = await send('POST', `/data/mutate/${name}`, {mutations})
  if (stored.status !== 200) {
    expect(JSON.stringify(stored.body)).toMatch(
      /which arrays cannot hold|describes a content release/,
    )
    return undefined
  }
  return async (query, params) => {
    const path = `/data/query/${name}?perspective=raw`
    const {status, body} = await send('POST', path, {query, params})
    return status === 400 ? {refusal: body} : (body as {result: unknown})
  }
}

function requester(lake: Lake) {
  const token = lake.createToken('administrator', 'suite')
  return async (method: string, path: string, body: unknown) => {
    const response = await lake.fetch(
      new Request(`http://localhost/v2025-02-19${path}`, {
        method,
        headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
        body: JSON.stringify(body),
      }),
    )
    return {status: response.status, body: (await response.json()) as unknown}
  }
}
