import type {PublisherStatus} from './report.ts'
import type {ReportCounts} from './reportCounts.ts'

/** The state of the publisher for Prometheus. @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function metricsText(status: PublisherStatus, counts: ReportCounts): string {
  const {live, search, latest, next} = status
  const isBusy = next !== null || (latest !== null && latest.endedAt === undefined)
  const states = Object.entries(counts.builds)
  const stages = Object.entries(counts.stageMs)
  return [
    metric('publisher_builds_total', 'counter', 'Ended builds by how they ended.', [
      ...states.map(([state, count]) => [`{state="${state}"}`, count] as const),
    ]),
    metric('publisher_stage_seconds_total', 'counter', 'Time spent in each stage of builds.', [
      ...stages.map(([stage, ms]) => [`{stage="${stage}"}`, ms / 1000] as const),
    ]),
    metric('publisher_changed_files_total', 'counter', 'Files added, changed or removed.', [
      ['', counts.changedFiles],
    ]),
    metric('publisher_live_pages', 'gauge', 'Pages of the live release.', [['', live?.pages ?? 0]]),
    metric('publisher_live_since_seconds', 'gauge', 'When the live release was made.', [
      ['', live ? Date.parse(live.createdAt) / 1000 : 0],
    ]),
    metric('publisher_busy', 'gauge', '1 while a build runs or waits.', [['', Number(isBusy)]]),
    metric('publisher_search_behind', 'gauge', '1 while the search index follows the pages.', [
      ['', Number(search === 'following')],
    ]),
  ].join('')
}

function metric(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  samples: readonly (readonly [labels: string, value: number])[],
): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}\n`).join('')
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines}`
}
