import type {ChangedDocument} from '../receive/webhook.ts'
import type {
  BuildReason,
  BuildReport,
  BuildState,
  LiveReport,
  PublisherStatus,
  SearchState,
} from './report.ts'

const keptReports = 20

export type ReportListener = (report: BuildReport) => void

/** Keeps the reports of the last builds and tells listeners of every change of state. */
export class Reporter {
  readonly #listeners = new Set<ReportListener>()
  #live: LiveReport | null = null
  #search: SearchState = 'current'
  #latest: BuildReport | null = null
  #next: BuildReport | null = null
  #recent: BuildReport[] = []

  status(): PublisherStatus {
    const [live, latest, next] = [this.#live, this.#latest, this.#next]
    return {live, search: this.#search, latest, next, recent: this.#recent}
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: ReportListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  setSearch(search: SearchState): void {
    this.#search = search
  }

  setLive(live: LiveReport): void {
    this.#live = live
  }

  /** Adds changes to the build that waits, which is created if need be. */
  queue(
    {reason, documents}: {reason: BuildReason; documents: readonly ChangedDocument[]},
    {now, newId}: {now: number; newId: () => string},
  ): void {
    const next = this.#next ?? {
      id: newId(),
      state: 'queued',
      reasons: [],
      documents: [],
      transactionIds: [],
      queuedAt: new Date(now).toISOString(),
      timingsMs: {},
    }
    // What is tried again is older than what arrived meanwhile.
    const ordered =
      reason === 'retry' ? [...documents, ...next.documents] : [...next.documents, ...documents]
    const transactionIds = documents.map(({transactionId}) => transactionId)
    this.#next = {
      ...next,
      reasons: [...new Set([...next.reasons, reason])],
      documents: [...new Map(ordered.map((document) => [document.id, document])).values()],
      transactionIds: [...new Set([...next.transactionIds, ...transactionIds])],
    }
    // Listeners hear of these documents only: a burst of hundreds would repeat them all.
    this.#tell({...this.#next, documents: [...documents], transactionIds})
  }

  /** Makes the waiting build the running one. */
  begin(now: number): BuildReport {
    if (!this.#next) throw new Error('a build began that was not queued')
    const report = {...this.#next, startedAt: new Date(now).toISOString()}
    this.#next = null
    return this.change({...report, state: 'building'})
  }

  /** Replaces the running build's report. */
  change(report: BuildReport): BuildReport {
    this.#latest = report
    if (isEnd(report.state)) this.#recent = [report, ...this.#recent].slice(0, keptReports)
    this.#tell(report)
    return report
  }

  #tell(report: BuildReport): void {
    for (const listener of this.#listeners) listener(report)
  }
}

function isEnd(state: BuildState): boolean {
  return state === 'live' || state === 'superseded' || state === 'failed'
}
