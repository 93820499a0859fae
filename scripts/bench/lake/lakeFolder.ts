import {generateDocuments} from '../../content/generate/generateDocuments.ts'
import {type OpenLake, openLake} from './openLake.ts'

/** Documents of one request: so few that a search makes up for their words at once. */
const batchSize = 200

/**
 * Fills a new data folder with the synthetic content of so many paths, and waits for the index of
 * words. References are weak, because documents come before what they refer to.
 *
 * @returns how many documents were stored
 */
export async function fillLakeFolder(
  directory: string,
  options: {paths: number; say: (text: string) => void},
): Promise<number> {
  const lake = await openLake(directory)
  let stored = 0
  let batch: object[] = []
  const store = async (): Promise<void> => {
    await storeBatch(lake, batch)
    stored += batch.length
    if (stored % 10_000 < batch.length) options.say(`${stored} documents stored`)
    batch = []
  }
  for (const document of generateDocuments(options.paths, 1)) {
    batch.push(withWeakReferences(document) as object)
    if (batch.length === batchSize) await store()
  }
  if (batch.length > 0) await store()
  await lake.close()
  return stored
}

async function storeBatch(lake: OpenLake, batch: readonly object[]): Promise<void> {
  const body = JSON.stringify({mutations: batch.map((create) => ({create}))})
  await lake.request('/data/mutate/production', {method: 'POST', body})
  await lake.answer('*[title match "nothing has this word"][0]._id')
}

function withWeakReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withWeakReferences)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withWeakReferences(item)]),
  )
  return '_ref' in copy ? {...copy, _weak: true} : copy
}
