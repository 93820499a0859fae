import {type BuildReport, type PublisherStatus, withReport} from './publisherStatus.ts'

const events = ['queued', 'building', 'verifying', 'live', 'superseded', 'failed'] as const

/** Name of the lock and of the channel that all tabs of the Studio share. */
const sharedName = 'crosswalk.publisher'

/** What tabs say to each other: a question, or what the one that listens has heard. */
type TabMessage = 'ask' | {status: PublisherStatus | undefined}

/**
 * Follows the publisher until it is stopped.
 *
 * One tab listens and tells the others. A browser opens six HTTP/1.1 connections to a host over all
 * its tabs, so a stream for each tab would keep the site itself from loading.
 *
 * @param tell - called with the status after each change, and with undefined while nobody answers
 * @returns a function that stops
 */
export function followPublisher(
  siteOrigin: string,
  tell: (status: PublisherStatus | undefined) => void,
): () => void {
  const channel = new BroadcastChannel(sharedName)
  const stopped = new AbortController()
  let listening: {status: PublisherStatus | undefined} | undefined
  const say = (message: TabMessage) => channel.postMessage(message)
  channel.onmessage = ({data}: MessageEvent<TabMessage>) => {
    if (data !== 'ask') tell(data.status)
    else if (listening !== undefined) say(listening)
  }
  say('ask')

  const listen = () =>
    new Promise<void>((release) => {
      const source = openStream(siteOrigin, (status) => {
        listening = {status}
        tell(status)
        say(listening)
      })
      stopped.signal.addEventListener('abort', () => {
        source.close()
        release()
      })
    })
  // Browsers offer locks to secure pages only; elsewhere each tab listens for itself.
  if (navigator.locks === undefined) listen()
  else {
    navigator.locks.request(sharedName, {signal: stopped.signal}, listen).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error
    })
  }
  return () => {
    stopped.abort()
    channel.close()
  }
}

function openStream(
  siteOrigin: string,
  tell: (status: PublisherStatus | undefined) => void,
): EventSource {
  const source = new EventSource(`${siteOrigin}/_publisher/events`)
  let status: PublisherStatus | undefined
  const change = (next: PublisherStatus | undefined) => {
    status = next
    tell(next)
  }
  // The browser connects again by itself; until then nothing is known.
  source.onerror = () => change(undefined)
  source.addEventListener('status', ({data}) => change(JSON.parse(data)))
  for (const name of events) {
    source.addEventListener(name, ({data}) => {
      const report: BuildReport = JSON.parse(data)
      if (status !== undefined) change(withReport(status, report))
    })
  }
  return source
}
