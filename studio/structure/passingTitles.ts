import {useEffect, useSyncExternalStore} from 'react'
import {useClient, usePerspective} from 'sanity'
import {apiVersion} from '../content/apiVersion.ts'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'

/** What is shown for a moment may be so old. */
const freshMs = 30_000

interface Titles {
  readAt: number
  byId: ReadonlyMap<string, string>
}

const titlesByList = new Map<string, Titles>()
const listeners = new Set<() => void>()

/**
 * The title of a document from one reading of all documents of its type, for rows that pass by.
 *
 * @returns undefined until they are read
 */
export function usePassingTitle(type: string, id: string): string | undefined {
  const client = useClient({apiVersion})
  const {perspectiveStack} = usePerspective()
  const key = `${type} ${perspectiveStack.join()}`
  useEffect(() => {
    const readAt = performance.now()
    const known = titlesByList.get(key)
    if (known !== undefined && readAt - known.readAt < freshMs) return
    titlesByList.set(key, {readAt, byId: known?.byId ?? new Map()})
    client
      .fetch<TitledDocument[]>(
        `*[_type == $type]${titleProjection}`,
        {type},
        {perspective: perspectiveStack},
      )
      .then((documents) => {
        const byId = new Map(documents.map((one) => [one._id, documentTitle(one)]))
        titlesByList.set(key, {readAt, byId})
        for (const listener of listeners) listener()
      })
      // The row itself is read when it stays, and says what went wrong.
      .catch(() => titlesByList.delete(key))
  }, [client, key, perspectiveStack, type])
  return useSyncExternalStore(subscribe, () => titlesByList.get(key)?.byId.get(id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
