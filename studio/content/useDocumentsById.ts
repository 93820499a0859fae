import {useMemo} from 'react'
import {storedIds, useLiveQuery} from './useLiveQuery.ts'

/**
 * Documents by their published ids, as editors see them, live.
 *
 * @param projection - GROQ, with its braces; the whole documents without it
 * @returns undefined until all of them are read; ids without a document are left out
 */
export function useDocumentsById<Document extends {_id: string}>(
  ids: readonly string[],
  projection = '',
): ReadonlyMap<string, Document> | undefined {
  const asked = [...new Set(ids)].sort()
  const {result} = useLiveQuery<Document[]>(
    asked.length === 0
      ? undefined
      : {
          query: `*[_id in $ids]${projection}`,
          params: {ids: asked, stored: storedIds(asked)},
          listen: '_id in $stored',
        },
  )
  return useMemo(
    () => (asked.length === 0 ? new Map() : result && new Map(result.map((one) => [one._id, one]))),
    [result, asked.length],
  )
}
