/** A file in `soaks/` exports one as `soak`; its name is that of the file. */
export interface Soak {
  /** One line for `--help`. */
  summary: string
  /** Cases of each proof without `--runs`. */
  defaultRuns: number
  /** @param report - called with each proof as soon as it was tried */
  run: (options: SoakOptions & {report: (proof: Proof) => void}) => Promise<void>
}

export interface SoakOptions {
  /** Decides every random choice, so that a failure can be had again. */
  seed: number
  /** Cases of each proof. */
  runs: number
  /** Progress, for people. */
  say: (text: string) => void
}

/** What came of one proof. */
export interface Proof {
  name: string
  cases: number
  seconds: number
  /** Null: it holds. */
  failure: string | null
}
