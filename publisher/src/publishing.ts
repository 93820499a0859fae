import {PublisherError} from './errors.ts'
import {type Run, Scheduler} from './receive/scheduler.ts'
import type {ChangedDocument} from './receive/webhook.ts'
import {Reconciler} from './reconciler.ts'
import type {Release} from './release/dataDirectory.ts'
import {ReleaseFiles} from './release/releaseFiles.ts'
import {rollBack} from './release/rollback.ts'
import {haveSameSources, type Sources} from './release/sources.ts'
import {type BuilderOptions, ReleaseBuilder} from './releaseBuilder.ts'
import type {ReleasePlan} from './render/renderer.ts'
import {compareFiles} from './report/compareFiles.ts'
import type {BuildReason, BuildReport, FileChanges} from './report/report.ts'
import {failureOf, RunningBuild} from './report/runningBuild.ts'
import {Turns} from './turns.ts'

const firstRetryMs = 1_000
const longestRetryMs = 60_000
/** After so many builds in a row that content overtook, one goes live regardless. */
const mostSuperseded = 2

export interface PublishingOptions extends BuilderOptions {
  readDatasetState: () => Promise<string>
}

/** Keeps the live release up to date with content and code, one build at a time. */
export class Publishing {
  readonly #options: PublishingOptions
  readonly #scheduler: Scheduler
  readonly #reconciler: Reconciler
  readonly #closing = new AbortController()
  readonly #turns = new Turns()
  readonly #builder: ReleaseBuilder
  #waiters: PromiseWithResolvers<BuildReport>[] = []
  /** What the last failed build was made from: without a new publish it is not tried again. */
  #failedSources: Sources | undefined
  #supersededInARow = 0
  #retryMs = firstRetryMs
  #cancelRetry: (() => void) | undefined

  constructor(options: PublishingOptions) {
    this.#options = options
    this.#builder = new ReleaseBuilder(options, {
      turns: this.#turns,
      signal: this.#closing.signal,
      onRelease: (release) => this.#reportLive(release),
    })
    this.#scheduler = new Scheduler({
      surroundings: options.surroundings,
      run: () => this.#run(),
    })
    this.#reconciler = new Reconciler({
      surroundings: options.surroundings,
      isOutOfDate: () => this.#isOutOfDate(),
      onOutOfDate: () => this.#request('reconcile', []),
    })
  }

  /** Resolves when a release can be served; rejects if there is none and it cannot be made. */
  async start(): Promise<void> {
    const live = await this.#options.directory.findLive()
    if (live) {
      this.#reportLive(live)
      this.#request('start', [])
    } else {
      await this.release('start')
    }
    this.#reconciler.start()
  }

  /** Brings the release up to date and resolves to the report of the build that did. */
  async release(reason: BuildReason = 'start'): Promise<BuildReport> {
    const waiter = Promise.withResolvers<BuildReport>()
    this.#waiters.push(waiter)
    this.#request(reason, [])
    return waiter.promise
  }

  /** Takes note that a document has changed. */
  announce(document: ChangedDocument): void {
    this.#request('publish', [document])
  }

  /**
   * What publishing the drafts of documents would change; `undefined` while nothing is kept that
   * they could be compared with.
   *
   * @param token - of who asks, for the content store; `undefined` takes the publisher's own
   */
  async plan(
    documentIds: readonly string[],
    token: string | undefined,
  ): Promise<ReleasePlan | undefined> {
    return this.#turns.alone(() => this.#builder.plan(documentIds, token))
  }

  /**
   * Makes a kept release the live one again, by default the one before the live one.
   *
   * @throws PublisherError `noSuchRelease`
   */
  async rollBack(id?: string): Promise<Release> {
    return this.#turns.alone(async () => {
      const release = await rollBack(this.#options.directory, id)
      this.#builder.forget()
      this.#reportLive(release)
      return release
    })
  }

  async close(): Promise<void> {
    this.#cancelRetry?.()
    this.#reconciler.close()
    this.#closing.abort()
    await this.#scheduler.close()
    await this.#builder.close()
    for (const waiter of this.#takeWaiters()) {
      waiter.reject(new PublisherError('closed', {message: 'The publisher was stopped.'}))
    }
  }

  #request(reason: BuildReason, documents: readonly ChangedDocument[]): void {
    this.#queue(reason, documents)
    this.#scheduler.notify()
  }

  #queue(reason: BuildReason, documents: readonly ChangedDocument[]): void {
    const {reporter, surroundings} = this.#options
    reporter.queue(
      {reason, documents},
      {now: surroundings.now(), newId: () => surroundings.newId()},
    )
  }

  #run(): Promise<Run> {
    return this.#turns.alone(async () => {
      await this.#bringUp()
      return {isNextShort: this.#builder.isKeeping}
    })
  }

  async #bringUp(): Promise<void> {
    // What was asked for while this run waited for its turn went into the one before.
    if (this.#options.reporter.status().next === null) return
    this.#cancelRetry?.()
    const build = new RunningBuild(this.#options.reporter, this.#options.surroundings)
    let sources: Sources | undefined
    try {
      const changed = await this.#builder.change(build)
      if (changed) {
        this.#succeed(build, changed.release, changed.changes)
        this.#builder.tidyUp()
        return
      }
      sources = await build.inStage('read', () => this.#readSources())
      const before = await this.#options.directory.findLive()
      const release = await this.#bringUpToDate(build, sources, before)
      if (build.wasRendered) this.#builder.tidyUp()
      if (release) {
        const changes = compareFiles(
          before?.manifest.files ?? ReleaseFiles.of({}),
          release.manifest.files,
        )
        this.#succeed(build, release, changes)
      } else this.#supersede(build)
    } catch (error) {
      this.#fail(build, error, sources)
    }
  }

  async #readSources(): Promise<Sources> {
    const [datasetState, codeDigest] = await Promise.all([
      this.#options.readDatasetState(),
      this.#options.digestCode(),
    ])
    return {datasetState, codeDigest}
  }

  /** @returns `undefined` if the content changed so that the build must be made again */
  #bringUpToDate(
    build: RunningBuild,
    sources: Sources,
    before: Release | undefined,
  ): Promise<Release | undefined> {
    return this.#builder.bringUpToDate(build, sources, {
      before,
      // The build asks the store many questions; only equal answers before and after make them
      // one answer. With content that never rests, a mixed but verified release beats none: it
      // is recorded as made from the older state, so the next build replaces it.
      isStillWanted: async () =>
        this.#supersededInARow >= mostSuperseded ||
        (await this.#options.readDatasetState()) === sources.datasetState,
    })
  }

  #succeed(build: RunningBuild, release: Release, files: FileChanges): void {
    this.#supersededInARow = 0
    this.#retryMs = firstRetryMs
    this.#failedSources = undefined
    if (build.wasRendered) this.#builder.settle()
    this.#reportLive(release)
    const report = build.end({
      state: 'live',
      releaseId: release.id,
      pages: release.manifest.files.pageCount,
      files,
      notices: release.manifest.notices,
    })
    for (const waiter of this.#takeWaiters()) waiter.resolve(report)
  }

  #supersede(build: RunningBuild): void {
    this.#supersededInARow += 1
    build.end({state: 'superseded'})
    this.#request('retry', build.report.documents)
  }

  #fail(build: RunningBuild, error: unknown, sources: Sources | undefined): void {
    const {log} = this.#options.surroundings
    const failure = failureOf(error, build.stage)
    const isTransient = failure.code === 'lakeUnreachable' && !this.#closing.signal.aborted
    if (isTransient) failure.retryInMs = this.#retryMs
    else this.#failedSources = sources
    build.end({state: 'failed', failure})
    if (isTransient) this.#tryAgainLater(build.report.documents)
    const waiters = this.#takeWaiters()
    for (const waiter of waiters) waiter.reject(error)
    if (waiters.length > 0 || failure.code === 'closed') return
    // Only what nobody foresaw needs a stack to be understood.
    log.error(failure.code === 'internal' ? {err: error} : {failure}, 'a build failed')
  }

  #tryAgainLater(documents: readonly ChangedDocument[]): void {
    this.#queue('retry', documents)
    this.#cancelRetry = this.#options.surroundings.after(this.#retryMs, () =>
      this.#scheduler.notify(),
    )
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs)
  }

  /** Not while a build is running, and not if one from the same sources has failed or was gone back from. */
  async #isOutOfDate(): Promise<boolean> {
    if (this.#scheduler.isBusy) return false
    const sources = await this.#readSources()
    const live = await this.#options.directory.findLive()
    if (live && haveSameSources(live.manifest, sources)) return this.#isDamaged(live)
    if (this.#failedSources && haveSameSources(this.#failedSources, sources)) return false
    return !(await this.#builder.isHeld(sources))
  }

  async #isDamaged(live: Release): Promise<boolean> {
    const {directory, surroundings} = this.#options
    if (await directory.isIntact(live)) return false
    return this.#turns.alone(async () => {
      // One that was deleted meanwhile has nothing left to look at.
      if ((await directory.liveId()) !== live.id) return false
      surroundings.log.warn({releaseId: live.id}, 'the disk has altered the live release')
      this.#builder.forget()
      return true
    })
  }

  #reportLive({id, manifest}: Release): void {
    this.#options.reporter.setLive({
      releaseId: id,
      createdAt: manifest.createdAt,
      pages: manifest.files.pageCount,
    })
  }

  #takeWaiters(): PromiseWithResolvers<BuildReport>[] {
    const waiters = this.#waiters
    this.#waiters = []
    return waiters
  }
}
