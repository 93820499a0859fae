import {changeRelease} from './changeRelease.ts'
import {PublisherError, reasonOf} from './errors.ts'
import {isWorthAnotherTry, makeRelease} from './makeRelease.ts'
import type {DataDirectory, Release} from './release/dataDirectory.ts'
import {findHeldSources} from './release/heldSources.ts'
import {Housekeeping} from './release/housekeeping.ts'
import {haveSameSources, type Sources} from './release/sources.ts'
import type {
  ChangeHints,
  KeepingRenderer,
  ReleasePlan,
  Rendered,
  Renderer,
  RenderRequest,
} from './render/renderer.ts'
import type {BuildReport, FileChanges} from './report/report.ts'
import type {Reporter} from './report/reporter.ts'
import type {RunningBuild} from './report/runningBuild.ts'
import {SearchFollower} from './searchFollower.ts'
import type {Surroundings} from './surroundings.ts'
import type {Turns} from './turns.ts'
import type {LinkTargets} from './verify/linkTargets.ts'

/** The release that the renderer's next changes belong to. */
interface KeptRelease {
  live: Release
  codeDigest: string
  /** What links where in it. */
  targets: LinkTargets
}

export interface BuilderOptions {
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
  digestCode: () => Promise<string>
}

export interface BuilderSurroundings {
  /** Whoever calls anything here has the turn. */
  turns: Turns
  /** Ends what is being made. */
  signal: AbortSignal
  /** Called with the releases that nobody asked for: those with another search index. */
  onRelease: (release: Release) => void
}

/**
 * Makes the live release: of what changed since the one before, as long as the renderer keeps that, or
 * of everything.
 */
export class ReleaseBuilder {
  readonly #options: BuilderOptions
  readonly #signal: AbortSignal
  readonly #housekeeping: Housekeeping
  readonly #search: SearchFollower
  #kept: KeptRelease | undefined
  #allowMassLoss: boolean

  constructor(options: BuilderOptions, {turns, signal, onRelease}: BuilderSurroundings) {
    this.#options = options
    this.#signal = signal
    this.#allowMassLoss = options.allowMassLoss
    const shared = {...options, turns, signal, live: () => this.#kept?.live}
    this.#housekeeping = new Housekeeping({
      ...shared,
      isIncremental: options.renderer !== undefined,
    })
    this.#search = new SearchFollower({
      ...shared,
      spares: this.#housekeeping.spares,
      onRelease: (release) => {
        if (this.#kept) this.#kept = {...this.#kept, live: release}
        onRelease(release)
        // It was made in the copy that the next publish would have begun with.
        this.tidyUp()
      },
    })
  }

  /** Whether the next release can be made of what changes. */
  get isKeeping(): boolean {
    return this.#kept !== undefined
  }

  /** Lets the next release be made of everything. */
  forget(): void {
    this.#kept = undefined
  }

  /** Takes note that pages are live: whoever allowed them to be few meant these. */
  settle(): void {
    this.#allowMassLoss = false
  }

  /** Makes room, and copies for the next releases, beside everything else. */
  tidyUp(): void {
    this.#housekeeping.tidyUp()
  }

  /** To be called when nothing is being made. */
  async close(): Promise<void> {
    await this.#search.close()
    await this.#housekeeping.settled()
    await this.#options.renderer?.close()
  }

  /** @see Publishing.plan */
  async plan(
    documentIds: readonly string[],
    token: string | undefined,
  ): Promise<ReleasePlan | undefined> {
    const {renderer} = this.#options
    return this.#kept && renderer ? renderer.plan(documentIds, token) : undefined
  }

  /**
   * Renders what changed since the release that the renderer keeps, if that is the live one still.
   *
   * @returns `undefined` if everything has to be rendered
   */
  async change(build: RunningBuild): Promise<{release: Release; changes: FileChanges} | undefined> {
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
          signal: this.#signal,
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

  /**
   * Renders everything, unless the live release is made of these sources, or somebody went back from
   * what they make.
   *
   * @param isStillWanted - asked when all is rendered
   * @returns `undefined` if it is not wanted any more
   */
  async bringUpToDate(
    build: RunningBuild,
    sources: Sources,
    {before, isStillWanted}: {before: Release | undefined; isStillWanted: () => Promise<boolean>},
  ): Promise<Release | undefined> {
    const {directory, siteUrl, renderer, surroundings} = this.#options
    const isIntact = before !== undefined && (await directory.isIntact(before))
    const live = isIntact ? before : undefined
    if (live && haveSameSources(live.manifest, sources) && (!renderer || this.#kept)) return live
    if (live && (await this.isHeld(sources))) return live
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
      signal: this.#signal,
      inStage: (stage, action) => build.inStage(stage, action),
      isStillWanted,
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

  /** Whether somebody went back from what these sources make. */
  async isHeld(sources: Sources): Promise<boolean> {
    const held = await findHeldSources(this.#options.directory)
    return held !== undefined && haveSameSources(held, sources)
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
}

/** What the build was asked for; `null` if by somebody who cannot know all that changed. */
function hintsOf({reasons, documents, transactionIds}: BuildReport): ChangeHints | null {
  if (reasons.some((reason) => reason !== 'publish')) return null
  return {ids: documents.map(({id}) => id), transactionIds}
}
