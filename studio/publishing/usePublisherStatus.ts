import {useSyncExternalStore} from 'react'
import {environment} from '../environment.ts'
import {type BuildReport, type PublisherStatus, withReport} from './publisherStatus.ts'

const events = ['queued', 'building', 'verifying', 'live', 'superseded', 'failed'] as const

let status: PublisherStatus | undefined
let source: EventSource | undefined
const listeners = new Set<() => void>()

function tell(next: PublisherStatus | undefined): void {
  status = next
  for (const listener of listeners) listener()
}

/** One stream for all badges and lists; it is open while somebody looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (source === undefined && environment.siteOrigin !== undefined) open(environment.siteOrigin)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    source?.close()
    source = undefined
    status = undefined
  }
}

function open(siteOrigin: string): void {
  source = new EventSource(`${siteOrigin}/_publisher/events`)
  // The browser connects again by itself; until then nothing is known.
  source.onerror = () => tell(undefined)
  source.addEventListener('status', ({data}) => tell(JSON.parse(data)))
  for (const name of events) {
    source.addEventListener(name, ({data}) => {
      const report: BuildReport = JSON.parse(data)
      if (status !== undefined) tell(withReport(status, report))
    })
  }
}

/** What the publisher says, live; undefined while no publisher answers. */
export function usePublisherStatus(): PublisherStatus | undefined {
  return useSyncExternalStore(subscribe, () => status)
}
