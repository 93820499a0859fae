import type {BuildReport} from './report.ts'
import type {Reporter} from './reporter.ts'

/** What all builds since the start come to. */
export class ReportCounts {
  readonly builds: Record<'live' | 'superseded' | 'failed', number> = {
    live: 0,
    superseded: 0,
    failed: 0,
  }
  readonly stageMs: Record<string, number> = {read: 0, render: 0, verify: 0, release: 0}
  changedFiles = 0

  constructor(reporter: Reporter) {
    reporter.subscribe((report) => this.#add(report))
  }

  #add({state, timingsMs, files}: BuildReport): void {
    if (state !== 'live' && state !== 'superseded' && state !== 'failed') return
    this.builds[state] += 1
    for (const [stage, ms] of Object.entries(timingsMs)) {
      this.stageMs[stage] = (this.stageMs[stage] ?? 0) + ms
    }
    if (files) this.changedFiles += files.added + files.changed + files.removed
  }
}
