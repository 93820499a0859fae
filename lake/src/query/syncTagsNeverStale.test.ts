import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {StoredDocument} from '../document.ts'
import {memoryEngine} from './memoryEngine.ts'
import {documents, query} from './randomQueries.ts'
import {tagsOfChanges} from './syncTags.ts'

/** Every answer that a change alters carries a tag of the change, so that a client fetches it again. */
test('a client that fetches again on matching tags is never stale', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      documents,
      fc.array(query, {minLength: 20, maxLength: 20}),
      async (stored, others, queries) => {
        const changed = others[0] ?? stored[0]
        if (!changed) return
        const before = stored.find(({_id}) => _id === changed._id) ?? null
        const after = others[0] ?? null
        const rest = stored.filter(({_id}) => _id !== changed._id)
        await compare({before, after, stored, next: after ? [...rest, after] : rest}, queries)
      },
    ),
    {seed: 11, numRuns: 25},
  )
}, 60_000)

async function compare(
  {
    before,
    after,
    stored,
    next,
  }: {
    before: StoredDocument | null
    after: StoredDocument | null
    stored: StoredDocument[]
    next: StoredDocument[]
  },
  queries: readonly string[],
): Promise<void> {
  const documentId = (after ?? before)?._id ?? ''
  const effects = {apply: [], revert: []}
  const told = new Set(tagsOfChanges([{documentId, before, after, mutations: [], effects}]))
  const [old, fresh] = [memoryEngine(stored), memoryEngine(next)]
  try {
    for (const text of queries) {
      for (const perspective of ['raw', {layers: ['drafts']}] as const) {
        const {result, syncTags = []} = await old.run({query: text, perspective})
        const now = (await fresh.run({query: text, perspective})).result
        if (JSON.stringify(result) === JSON.stringify(now)) continue
        expect(
          syncTags.some((tag) => told.has(tag)),
          text,
        ).toBe(true)
      }
    }
  } finally {
    old.close()
    fresh.close()
  }
}
