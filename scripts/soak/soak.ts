/** A file in `soaks/` exports one as `soak`; its name is that of the file. */
export interface Soak {
  /** One line for `--help`. */
  summary: string
  /** Cases of each proof without `--runs`. */
  defaultRuns: number
  run: (options: SoakOptions) => Promise<SoakResult>
}

export interface SoakOptions {
  /** Decides every random choice, so that a failure can be had again. */
  seed: number
  /** Cases of each proof. */
  runs: number
  /** Progress, for people. */
  say: (text: string) => void
}

export interface SoakResult {
  /** One for each proof that was tried. */
  proofs: {name: string; cases: number; seconds: number; failure: string | null}[]
}
