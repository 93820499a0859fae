import type {StoredDocument} from '../document.ts'
import type {Change, Commit, WireMutation} from '../store.ts'
import type {DocumentFilter} from './filter.ts'

export interface Listener {
  /** By id: whether the caller may read the document and asked for this kind. */
  isVisible: (documentId: string) => boolean
  matches: DocumentFilter
  includeResult: boolean
  includePreviousRevision: boolean
  includeMutations: boolean
  includeEffects: boolean
}

export type Transition = 'appear' | 'update' | 'disappear'

/** The `data` of a mutation event. @see Content Lake API reference 7.3 */
export interface MutationEvent {
  eventId: string
  documentId: string
  transactionId: string
  transition: Transition
  /** User id of the author. */
  identity: string
  mutations?: WireMutation[]
  /** Absent when the document did not exist: the Studio chains previousRev to resultRev. */
  previousRev?: string
  /** Also on a deletion: the Studio drops events without it, and its form would stay on the draft. */
  resultRev: string
  result?: StoredDocument
  previous?: StoredDocument | null
  effects?: Change['effects']
  timestamp: string
  /** Listeners refetch at once on `query`, but wait on `transaction`; commits are queryable at once. */
  visibility: 'query'
  transactionTotalEvents: number
  /** From 1. */
  transactionCurrentEvent: number
}

/**
 * What one listener hears of a commit: one event per matching document, in commit order.
 * `transactionTotalEvents` counts these events only; the Studio waits until it has that many.
 */
export function mutationEvents(commit: Commit, listener: Listener): MutationEvent[] {
  const heard: {change: Change; transition: Transition}[] = []
  for (const change of commit.changes) {
    if (!listener.isVisible(change.documentId)) continue
    const transition = transitionOf(change, listener.matches)
    if (transition) heard.push({change, transition})
  }
  return heard.map(({change, transition}, index) => ({
    ...eventOf(commit, change, transition, listener),
    transactionTotalEvents: heard.length,
    transactionCurrentEvent: index + 1,
  }))
}

function transitionOf({before, after}: Change, matches: DocumentFilter): Transition | undefined {
  const matched = before !== null && matches(before)
  const isMatch = after !== null && matches(after)
  if (isMatch) return matched ? 'update' : 'appear'
  return matched ? 'disappear' : undefined
}

function eventOf(
  commit: Commit,
  {documentId, before, after, mutations, effects}: Change,
  transition: Transition,
  listener: Listener,
): Omit<MutationEvent, 'transactionTotalEvents' | 'transactionCurrentEvent'> {
  return {
    eventId: `${commit.transactionId}#${documentId}`,
    documentId,
    transactionId: commit.transactionId,
    transition,
    identity: commit.author,
    ...(listener.includeMutations && {mutations}),
    ...(before && {previousRev: before._rev}),
    resultRev: commit.transactionId,
    ...(listener.includeResult && after && {result: after}),
    ...(listener.includePreviousRevision && {previous: before}),
    ...(listener.includeEffects && {effects}),
    timestamp: commit.timestamp,
    visibility: 'query',
  }
}
