import {createLake} from '@crosswalk/lake'
import {generateDocuments} from '../../content/generate/generateDocuments.ts'

/** Documents of one request. */
const batchSize = 200

/**
 * Fills a new data folder with the synthetic content of so many paths. References are weak, because
 * documents come before what they refer to.
 *
 * @returns how many documents were stored
 */
export async function fillLakeFolder(
  directory: string,
  options: {paths: number; say: (text: string) => void},
): Promise<number> {
  const lake = await createLake({directory, projectId: 'crosswalk'})
  const token = lake.createToken('administrator', 'bench')
  let stored = 0
  const store = async (batch: object[]): Promise<void> => {
    const response = await lake.fetch(
      new Request('http://localhost/v2025-02-19/data/mutate/production', {
        method: 'POST',
        headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
        body: JSON.stringify({mutations: batch.map((create) => ({create}))}),
      }),
    )
    if (!response.ok) throw new Error(`Storing documents failed: ${await response.text()}`)
    stored += batch.length
    if (stored % 10_000 < batchSize) options.say(`${stored} documents stored`)
  }
  let batch: object[] = []
  for (const document of generateDocuments(options.paths, 1)) {
    batch.push(withWeakReferences(document) as object)
    if (batch.length < batchSize) continue
    await store(batch)
    batch = []
  }
  if (batch.length > 0) await store(batch)
  await lake.close()
  return stored
}

function withWeakReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withWeakReferences)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withWeakReferences(item)]),
  )
  return '_ref' in copy ? {...copy, _weak: true} : copy
}
