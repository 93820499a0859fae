import {useEffect, useRef, useState} from 'react'
import {finalize, type Observable, ReplaySubject, share, timer} from 'rxjs'
import {type DocumentStore, useDocumentStore} from 'sanity'
import {apiVersion} from './apiVersion.ts'

export interface LiveQuery {
  query: string
  params?: Record<string, string | number | boolean | string[]>
  /** GROQ condition on the raw documents after whose change the answer is read again. */
  listen: string
  perspective?: 'drafts' | 'published' | 'raw'
  /** How often changes are followed at most, milliseconds. */
  throttleMs?: number
  /** How long the answer is kept live after the last who asked is gone, milliseconds. */
  keepMs?: number
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
    const subscription = answersTo<Result>(current, key, documentStore).subscribe({
      next: (result) => setAnswer({key, result}),
      error: (error: Error) => setAnswer({key, error}),
    })
    return () => subscription.unsubscribe()
  }, [documentStore, key])

  if (live === undefined) return {result: undefined, error: undefined}
  return {result: answer?.result, error: answer?.error}
}

const answers = new WeakMap<DocumentStore, Map<string, Observable<unknown>>>()

/** One subscription for all who ask the same. */
function answersTo<Result>(live: LiveQuery, key: string, store: DocumentStore): Observable<Result> {
  const ofStore = answers.get(store) ?? new Map<string, Observable<unknown>>()
  answers.set(store, ofStore)
  const known = ofStore.get(key)
  // Equal questions have equal answers.
  if (known !== undefined) return known as Observable<Result>
  const {query, params = {}, listen, perspective = 'drafts', throttleMs = 300, keepMs = 0} = live
  const asked: Observable<Result> = store
    .listenQuery({fetch: query, listen: `*[${listen}]`}, params, {
      apiVersion,
      perspective,
      throttleTime: throttleMs,
    })
    .pipe(
      finalize(() => ofStore.delete(key)),
      share({connector: () => new ReplaySubject(1), resetOnRefCountZero: () => timer(keepMs)}),
    )
  ofStore.set(key, asked)
  return asked
}

/** Ids as they are stored: the listener hears of drafts by their own ids. */
export function storedIds(ids: readonly string[]): string[] {
  return ids.flatMap((id) => [id, `drafts.${id}`])
}
