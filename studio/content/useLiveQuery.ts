import {useEffect, useRef, useState} from 'react'
import {useDocumentStore} from 'sanity'
import {apiVersion} from './apiVersion.ts'

export interface LiveQuery {
  query: string
  params?: Record<string, string | number | boolean | string[]>
  /** GROQ condition on the raw documents after whose change the answer is read again. */
  listen: string
  perspective?: 'drafts' | 'published' | 'raw'
}

interface Answer<Result> {
  key: string
  result?: Result
  error?: Error
}

/**
 * The answer of a query as editors see the content, read again after every change that concerns it.
 *
 * @param live - undefined asks nothing; an equal one in a later render keeps the subscription
 * @returns `result`, undefined until the first answer; it keeps the last one while the next is read
 */
export function useLiveQuery<Result>(live: LiveQuery | undefined): {
  result: Result | undefined
  error: Error | undefined
} {
  const documentStore = useDocumentStore()
  const [answer, setAnswer] = useState<Answer<Result>>()
  const key = live === undefined ? '' : JSON.stringify(live)
  const asked = useRef(live)
  asked.current = live

  useEffect(() => {
    const current = asked.current
    if (current === undefined || key === '') return
    const {query, params = {}, listen, perspective = 'drafts'} = current
    const subscription = documentStore
      .listenQuery({fetch: query, listen: `*[${listen}]`}, params, {
        apiVersion,
        perspective,
        throttleTime: 300,
      })
      .subscribe({
        next: (result: Result) => setAnswer({key, result}),
        error: (error: Error) => setAnswer({key, error}),
      })
    return () => subscription.unsubscribe()
  }, [documentStore, key])

  if (live === undefined) return {result: undefined, error: undefined}
  return {result: answer?.result, error: answer?.error}
}

/** Ids as they are stored: the listener hears of drafts by their own ids. */
export function storedIds(ids: readonly string[]): string[] {
  return ids.flatMap((id) => [id, `drafts.${id}`])
}
