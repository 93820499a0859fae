/** What the Studio shows of the publisher's reports; see publisher/src/report/report.ts. */
export interface BuildReport {
  id: string
  state: 'queued' | 'building' | 'verifying' | 'live' | 'superseded' | 'failed'
  documents: {id: string}[]
  queuedAt: string
  endedAt?: string
  pages?: number
  notices?: Notice[]
  failure?: {message: string; lines: string[]}
}

interface Notice {
  documentId: string
  documentType: string
  field: string
  reason: string
  effect: 'withheld' | 'dropped'
  /** Of a withheld document: the address where its last good page stays. */
  keptHref?: string
}

export interface PublisherStatus {
  latest: BuildReport | null
  next: BuildReport | null
  recent: BuildReport[]
}

/** Where a document stands between *Publish* and the readers. */
export type LiveState =
  | {kind: 'unknown'}
  | {kind: 'queued'}
  | {kind: 'building'}
  | {kind: 'live'; since: string | undefined; pages: number | undefined; notices: Notice[]}
  | {kind: 'withheld'; notices: Notice[]}
  | {kind: 'failed'; message: string; lines: string[]}

/** Lays one build event over a status, as the publisher itself does. */
export function withReport(status: PublisherStatus, report: BuildReport): PublisherStatus {
  if (report.state === 'queued') return {...status, next: merged(status.next, report)}
  const next = status.next?.id === report.id ? null : status.next
  const recent = report.endedAt
    ? [report, ...status.recent.filter(({id}) => id !== report.id)].slice(0, 20)
    : status.recent
  return {latest: report, next, recent}
}

/** A queued event names the documents that were added, not all of them. */
function merged(known: BuildReport | null, report: BuildReport): BuildReport {
  if (known?.id !== report.id) return report
  return {...report, documents: [...known.documents, ...report.documents]}
}

/**
 * @param id - published id of a document that is published
 * @param status - undefined while nobody answers
 */
export function liveState(id: string, status: PublisherStatus | undefined): LiveState {
  if (status === undefined) return {kind: 'unknown'}
  const {latest, next, recent} = status
  const concerns = (build: BuildReport | null) => build?.documents.some((one) => one.id === id)
  if (latest && (latest.state === 'building' || latest.state === 'verifying') && concerns(latest)) {
    return {kind: 'building'}
  }
  if (next && concerns(next)) return {kind: 'queued'}
  const own = recent.find(concerns)
  if (own?.state === 'failed' && own.failure) {
    const {message, lines} = own.failure
    // A later build that succeeded has carried the document along.
    const isMended = recent.slice(0, recent.indexOf(own)).some(({state}) => state === 'live')
    if (!isMended) return {kind: 'failed', message, lines}
  }
  const live = recent.find(({state}) => state === 'live')
  if (live === undefined) return {kind: 'unknown'}
  const notices = (live.notices ?? []).filter(({documentId}) => documentId === id)
  if (notices.some(({effect}) => effect === 'withheld')) return {kind: 'withheld', notices}
  return {kind: 'live', since: own?.endedAt, pages: live.pages, notices}
}
