import {PublisherError, reasonOf} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import type {BuildFailure, BuildReport, BuildStage} from './report.ts'
import type {Reporter} from './reporter.ts'

/** The build that runs: its report, and in which stage it is. */
export class RunningBuild {
  report: BuildReport
  stage: BuildStage = 'read'
  wasRendered = false
  readonly #reporter: Reporter
  readonly #surroundings: Surroundings

  constructor(reporter: Reporter, surroundings: Surroundings) {
    this.#reporter = reporter
    this.#surroundings = surroundings
    this.report = reporter.begin(surroundings.now())
  }

  async inStage<Result>(stage: BuildStage, action: () => Promise<Result>): Promise<Result> {
    const startedAt = this.#surroundings.now()
    this.stage = stage
    if (stage === 'render') this.wasRendered = true
    if (stage === 'render' && this.report.state !== 'building') this.#change({state: 'building'})
    if (stage === 'verify') this.#change({state: 'verifying'})
    try {
      return await action()
    } finally {
      const spentMs = (this.report.timingsMs[stage] ?? 0) + this.#surroundings.now() - startedAt
      this.report = {...this.report, timingsMs: {...this.report.timingsMs, [stage]: spentMs}}
    }
  }

  end(changes: Partial<BuildReport>): BuildReport {
    return this.#change({
      ...changes,
      wasRendered: this.wasRendered,
      endedAt: new Date(this.#surroundings.now()).toISOString(),
    })
  }

  #change(changes: Partial<BuildReport>): BuildReport {
    this.report = this.#reporter.change({...this.report, ...changes})
    return this.report
  }
}

/** A failure as the report tells it. */
export function failureOf(error: unknown, stage: BuildStage): BuildFailure {
  if (!(error instanceof PublisherError)) {
    const message = `Something unexpected went wrong (${reasonOf(error)}); the log has the details. The live release is unchanged.`
    return {stage, code: 'internal', message, lines: []}
  }
  const lines: unknown = error.details.lines ?? error.details.problems
  return {
    stage,
    code: error.code,
    message: error.message,
    lines: Array.isArray(lines) ? lines.map(String) : [],
  }
}
