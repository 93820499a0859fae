/** Upper bounds of the duration histogram, in seconds. */
const bucketsSeconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30]

/** Beginnings of paths that are counted apart; everything else is `other`. */
const families = [
  'data/query',
  'data/doc',
  'data/mutate',
  'data/actions',
  'data/listen',
  'data/live',
  'data/history',
  'data/export',
  'assets',
  'images',
  'files',
  'auth',
  'users',
  'hooks',
]

interface Durations {
  /** Per bucket, not added up. */
  counts: number[]
  count: number
  sumSeconds: number
}

/** Counts requests by family and status, in memory: counters start again with the process. */
export class RequestMetrics {
  readonly #requests = new Map<string, {family: string; status: number; count: number}>()
  readonly #durations = new Map<string, Durations>()

  count(routePath: string, status: number, durationMs: number): void {
    const family = familyOf(routePath)
    const key = `${family} ${status}`
    const counted = this.#requests.get(key) ?? {family, status, count: 0}
    counted.count += 1
    this.#requests.set(key, counted)
    this.#addDuration(family, durationMs / 1000)
  }

  /** Lines of the Prometheus text format. */
  *lines(): Iterable<string> {
    yield '# HELP lake_http_requests_total Answered requests.'
    yield '# TYPE lake_http_requests_total counter'
    for (const {family, status, count} of this.#requests.values()) {
      yield `lake_http_requests_total{family="${family}",status="${status}"} ${count}`
    }
    const name = 'lake_http_request_duration_seconds'
    yield `# HELP ${name} Time until the answer began.`
    yield `# TYPE ${name} histogram`
    for (const [family, {counts, count, sumSeconds}] of this.#durations) {
      let total = 0
      for (const [index, bound] of bucketsSeconds.entries()) {
        total += counts[index] ?? 0
        yield `${name}_bucket{family="${family}",le="${bound}"} ${total}`
      }
      yield `${name}_bucket{family="${family}",le="+Inf"} ${count}`
      yield `${name}_sum{family="${family}"} ${sumSeconds}`
      yield `${name}_count{family="${family}"} ${count}`
    }
  }

  #addDuration(family: string, seconds: number): void {
    const known = this.#durations.get(family)
    const durations = known ?? {
      counts: bucketsSeconds.map(() => 0),
      count: 0,
      sumSeconds: 0,
    }
    const bucket = bucketsSeconds.findIndex((bound) => seconds <= bound)
    if (bucket >= 0) durations.counts[bucket] = (durations.counts[bucket] ?? 0) + 1
    durations.count += 1
    durations.sumSeconds += seconds
    this.#durations.set(family, durations)
  }
}

function familyOf(routePath: string): string {
  return families.find((family) => routePath.startsWith(`/${family}/`)) ?? 'other'
}
