/** A file in `benchmarks/` exports one as `benchmark`; its name is that of the file. */
export interface Benchmark {
  /** One line for `--help`. */
  summary: string
  run: (options: BenchmarkOptions) => Promise<BenchmarkResult>
}

export interface BenchmarkOptions {
  /** Address of a site that is running already; undefined to start one with the sample content. */
  siteUrl: string | undefined
  /** Paths of the dataset that is published; undefined for as many as the benchmark is about. */
  paths: number | undefined
  /** How often to measure what differs from run to run; the median counts. */
  runs: number
  /** Progress, for people. */
  say: (text: string) => void
}

export interface BenchmarkResult {
  /** One object for each line, with the same keys in the same order; keys carry the unit. */
  tables: {title: string; rows: Readonly<Record<string, string | number>>[]}[]
  /** What is not as it should be, one sentence each. */
  misses: string[]
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('There is no median of nothing.')
  return middle
}
