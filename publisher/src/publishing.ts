import {changeRelease} from './changeRelease.ts'
import {PublisherError, reasonOf} from './errors.ts'
import {isWorthAnotherTry, makeRelease} from './makeRelease.ts'
import {type Run, Scheduler} from './receive/scheduler.ts'
import type {ChangedDocument} from './receive/webhook.ts'
import {Reconciler} from './reconciler.ts'
import type {DataDirectory, Release} from './release/dataDirectory.ts'
import {findHeldSources} from './release/heldSources.ts'
import {Housekeeping} from './release/housekeeping.ts'
import {ReleaseFiles} from './release/releaseFiles.ts'
import {rollBack} from './release/rollback.ts'
import {haveSameSources, type Sources} from './release/sources.ts'
import type {
  ChangeHints,
  KeepingRenderer,
  ReleasePlan,
  Rendered,
  Renderer,
  RenderRequest,
} from './render/renderer.ts'
import {compareFiles} from './report/compareFiles.ts'
import type {BuildReason, BuildReport, FileChanges} from './report/report.ts'
import type {Reporter} from './report/reporter.ts'
import {failureOf, RunningBuild} from './report/runningBuild.ts'
import {SearchFollower} from './searchFollower.ts'
import type {Surroundings} from './surroundings.ts'
import {Turns} from './turns.ts'
import type {LinkTargets} from './verify/linkTargets.ts'

const firstRetryMs = 1_000
const longestRetryMs = 60_000
/** After so many builds in a row that content overtook, one goes live regardless. */
const mostSuperseded = 2

/** The release that the renderer's next changes belong to. */
interface KeptRelease {
  live: Release
  codeDigest: string
  /** What links where in it. */
  targets: LinkTargets
}

export interface PublishingOptions {
  directory: DataDirectory
  reporter: Reporter
  surroundings: Surroundings
  siteUrl: string
  allowMassLoss: boolean
  /** Whether the search index of a large site may come after its pages. */
  maySearchFollow: boolean
  /** Renders the whole site each time. */
  render: Renderer | undefined
  /** Used instead of `render`. */
  renderer: KeepingRenderer | undefined
  readDatasetState: () => Promise<string>
  digestCode: () => Promise<string>
}

/** Keeps the live release up to date with content and code, one build at a time. */
export class Publishing {
  readonly #options: PublishingOptions
  readonly #scheduler: Scheduler
  readonly #reconciler: Reconciler
  readonly #closing = new AbortController()
  #waiters: PromiseWithResolvers<BuildReport>[] = []
  readonly #housekeeping: Housekeeping
  /** The release that the renderer's next changes are to be applied to. */
  #kept: KeptRelease | undefined
  readonly #releases = new Turns()
  readonly #search: SearchFollower
  #allowMassLoss: boolean
  /** What the last failed build was made from: without a new publish it is not tried again. */
  #failedSources: Sources | undefined
  #supersededInARow = 0
  #retryMs = firstRetryMs
  #cancelRetry: (() => void) | undefined

  constructor(options: PublishingOptions) {
    this.#options = options
    const shared = {
      ...options,
      turns: this.#releases,
      signal: this.#closing.signal,
      live: () => this.#kept?.live,
    }
    this.#housekeeping = new Housekeeping({
      ...shared,
      isIncremental: options.renderer !== undefined,
    })
    this.#search = new SearchFollower({
      ...shared,
      spares: this.#housekeeping.spares,
      onRelease: (release) => {
        if (this.#kept) this.#kept = {...this.#kept, live: release}
        this.#reportLive(release)
        // It was made in the copy that the next publish would have begun with.
        this.#housekeeping.tidyUp()
      },
    })
    this.#allowMassLoss = options.allowMassLoss
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
    const {renderer} = this.#options
    return this.#releases.alone(async () => {
      return this.#kept && renderer ? renderer.plan(documentIds, token) : undefined
    })
  }

  /**
   * Makes a kept release the live one again, by default the one before the live one.
   *
   * @throws PublisherError `noSuchRelease`
   */
  async rollBack(id?: string): Promise<Release> {
    return this.#releases.alone(async () => {
      const release = await rollBack(this.#options.directory, id)
      this.#kept = undefined
      this.#reportLive(release)
      return release
    })
  }

  async close(): Promise<void> {
    this.#cancelRetry?.()
    this.#reconciler.close()
    this.#closing.abort()
    await this.#scheduler.close()
    await this.#search.close()
    await this.#housekeeping.settled()
    await this.#options.renderer?.close()
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
    return this.#releases.alone(async () => {
      await this.#bringUp()
      return {isNextShort: this.#kept !== undefined}
    })
  }

  async #bringUp(): Promise<void> {
    // What was asked for while this run waited for its turn went into the one before.
    if (this.#options.reporter.status().next === null) return
    this.#cancelRetry?.()
    const build = new RunningBuild(this.#options.reporter, this.#options.surroundings)
    let sources: Sources | undefined
    try {
      const changed = await this.#changeKept(build)
      if (changed) {
        this.#succeed(build, changed.release, changed.changes)
        this.#housekeeping.tidyUp()
        return
      }
      sources = await build.inStage('read', () => this.#readSources())
      const before = await this.#options.directory.findLive()
      const release = await this.#bringUpToDate(build, sources, before)
      if (build.wasRendered) this.#housekeeping.tidyUp()
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

  /**
   * Renders what changed since the release that the renderer keeps, if that is the live one still.
   *
   * @returns `undefined` if everything has to be rendered
   */
  async #changeKept(
    build: RunningBuild,
  ): Promise<{release: Release; changes: FileChanges} | undefined> {
    const {directory, renderer, digestCode} = this.#options
    const kept = this.#kept
    if (renderer === undefined || kept === undefined) return undefined
    if ((await directory.liveId()) !== kept.live.id) return undefined
    try {
      return await this.#renderChanges(build, {kept, renderer, codeDigest: digestCode()})
    } catch (error) {
      if (error instanceof PublisherError && !isWorthAnotherTry(error)) throw error
      this.#options.surroundings.log.warn(
        {reason: reasonOf(error)},
        'the changes could not be rendered; rendering everything',
      )
      return undefined
    }
  }

  async #renderChanges(
    build: RunningBuild,
    {
      kept,
      renderer,
      codeDigest,
    }: {kept: KeptRelease; renderer: KeepingRenderer; codeDigest: Promise<string>},
  ): Promise<{release: Release; changes: FileChanges}> {
    const {directory, siteUrl, surroundings} = this.#options
    const {release, changes} = await changeRelease({
      directory,
      live: kept.live,
      codeDigest: kept.codeDigest,
      targets: kept.targets,
      spares: this.#housekeeping.spares,
      siteUrl,
      surroundings,
      allowMassLoss: this.#allowMassLoss,
      render: async (request) => {
        const rendering = renderer.renderChanges({
          ...request,
          hints: hintsOf(build.report),
          signal: this.#closing.signal,
        })
        // The code is looked at meanwhile: what the kept process renders is the code's that it keeps.
        const [rendered, presentCode] = await Promise.all([rendering, codeDigest])
        if (presentCode !== kept.codeDigest) throw new Error('the code or a setting has changed')
        return rendered
      },
      inStage: (stage, action) => build.inStage(stage, action),
    })
    await renderer.keep()
    this.#kept = {...kept, live: release}
    if (release.id !== kept.live.id) this.#search.follow()
    return {release, changes}
  }

  async #readSources(): Promise<Sources> {
    const [datasetState, codeDigest] = await Promise.all([
      this.#options.readDatasetState(),
      this.#options.digestCode(),
    ])
    return {datasetState, codeDigest}
  }

  /** @returns `undefined` if the content changed so that the build must be made again */
  async #bringUpToDate(
    build: RunningBuild,
    sources: Sources,
    before: Release | undefined,
  ): Promise<Release | undefined> {
    const {directory, siteUrl, renderer, surroundings, readDatasetState} = this.#options
    const isIntact = before !== undefined && (await directory.isIntact(before))
    const live = isIntact ? before : undefined
    if (live && haveSameSources(live.manifest, sources) && (!renderer || this.#kept)) return live
    if (live && (await this.#isHeld(sources))) return live
    const made = await makeRelease({
      buildId: build.report.id,
      sources,
      directory,
      live: before,
      isLiveIntact: isIntact,
      siteUrl,
      render: (request) => this.#renderAll(request),
      surroundings,
      allowMassLoss: this.#allowMassLoss,
      maySearchFollow: this.#options.maySearchFollow,
      signal: this.#closing.signal,
      inStage: (stage, action) => build.inStage(stage, action),
      // The build asks the store many questions; only equal answers before and after make them
      // one answer. With content that never rests, a mixed but verified release beats none: it
      // is recorded as made from the older state, so the next build replaces it.
      isStillWanted: async () =>
        this.#supersededInARow >= mostSuperseded ||
        (await readDatasetState()) === sources.datasetState,
    })
    if (made && before && !isIntact) {
      // They share their files by hard links, so what the disk altered in one it altered in others.
      await directory.removeDamaged()
      await this.#housekeeping.spares.drop()
    }
    if (made && renderer) {
      const {release, targets} = made
      const {codeDigest} = sources
      this.#kept = {codeDigest, live: release, targets}
      if (made.isIndexLate) this.#search.follow()
    }
    return made?.release
  }

  async #renderAll(request: RenderRequest): Promise<Rendered | undefined> {
    const {render, renderer, digestCode} = this.#options
    this.#kept = undefined
    if (!renderer) {
      await render?.(request)
      return undefined
    }
    const rendered = await renderer.renderAll(request)
    if ((await digestCode()) === request.codeDigest) await renderer.keepCode(request)
    return rendered
  }

  #succeed(build: RunningBuild, release: Release, files: FileChanges): void {
    this.#supersededInARow = 0
    this.#retryMs = firstRetryMs
    this.#failedSources = undefined
    if (build.wasRendered) this.#allowMassLoss = false
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

  /** Whether somebody went back from what these sources make. */
  async #isHeld(sources: Sources): Promise<boolean> {
    const held = await findHeldSources(this.#options.directory)
    return held !== undefined && haveSameSources(held, sources)
  }

  /** Not while a build is running, and not if one from the same sources has failed or was gone back from. */
  async #isOutOfDate(): Promise<boolean> {
    if (this.#scheduler.isBusy) return false
    const sources = await this.#readSources()
    const live = await this.#options.directory.findLive()
    if (live && haveSameSources(live.manifest, sources)) return this.#isDamaged(live)
    if (this.#failedSources && haveSameSources(this.#failedSources, sources)) return false
    return !(await this.#isHeld(sources))
  }

  async #isDamaged(live: Release): Promise<boolean> {
    const {directory, surroundings} = this.#options
    if (await directory.isIntact(live)) return false
    return this.#releases.alone(async () => {
      // One that was deleted meanwhile has nothing left to look at.
      if ((await directory.liveId()) !== live.id) return false
      surroundings.log.warn({releaseId: live.id}, 'the disk has altered the live release')
      this.#kept = undefined
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

/** What the build was asked for; `null` if by somebody who cannot know all that changed. */
function hintsOf({reasons, documents, transactionIds}: BuildReport): ChangeHints | null {
  if (reasons.some((reason) => reason !== 'publish')) return null
  return {ids: documents.map(({id}) => id), transactionIds}
}
