import {useSyncExternalStore} from 'react'
import {environment} from '../environment.ts'
import type {PublisherStatus} from './publisherStatus.ts'
import {followPublisher} from './publisherStream.ts'

let status: PublisherStatus | undefined
let stop: (() => void) | undefined
const listeners = new Set<() => void>()

function tell(next: PublisherStatus | undefined): void {
  status = next
  for (const listener of listeners) listener()
}

/** Badges and lists share what is heard; it is followed while somebody looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (stop === undefined && environment.siteOrigin !== undefined) {
    stop = followPublisher(environment.siteOrigin, tell)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stop?.()
    stop = undefined
    status = undefined
  }
}

/** What the publisher says, live; undefined while no publisher answers. */
export function usePublisherStatus(): PublisherStatus | undefined {
  return useSyncExternalStore(subscribe, () => status)
}
