import type {ReadAhead} from '../verify/readAhead.ts'
import type {ContentNotice} from './contentNotices.ts'

export interface RenderRequest {
  /** An existing empty folder for the site's files. */
  outDirectory: string
  /** Where the build writes what it left out, as `contentNotices.ts` reads it. */
  reportFile: string
  /** Where everything the build prints is kept. */
  logFile: string
  /** Of everything but content that decides what the pages look like. */
  codeDigest: string
  /** True after a failure: caches are not to be trusted. */
  isClean: boolean
  /** What the live release was given for documents that are withheld. */
  kept: KeptState
  /** Whether the search index of a large site may be left out, to be made later. */
  maySearchFollow: boolean
  /** Aborted when the publisher shuts down. */
  signal: AbortSignal
  /** Is told of files as soon as they are written. */
  ahead: ReadAhead
}

/**
 * What withheld documents were when they could last be shown, as the site tells it. The pages
 * follow from content, code and this.
 */
export type KeptState = Readonly<Record<string, unknown>>

/**
 * Writes the whole site into a folder.
 *
 * Rejects with PublisherError `buildFailed` or `buildTimeout`, whose `details.lines` are the
 * output that tells why, or `closed` after an abort.
 */
export type Renderer = (request: RenderRequest) => Promise<void>

/** What changed in the content, as far as somebody said so. */
export interface ChangeHints {
  ids: readonly string[]
  transactionIds: readonly string[]
}

export interface ChangeRequest {
  /** An existing empty folder for the files that change. */
  outDirectory: string
  /** `null` to find out what changed. */
  hints: ChangeHints | null
  signal: AbortSignal
  /** Is told of files as soon as they are written. */
  ahead: ReadAhead
}

export interface Rendered {
  /** As `plan/datasetState.ts` reads it: exactly these documents are shown. */
  datasetState: string
  notices: readonly ContentNotice[]
  kept: KeptState
  /** Folder of the search index, if that was left out for later. */
  missingIndex?: string
}

export interface RenderedChanges extends Rendered {
  /** Names of the files in the folder. */
  written: readonly string[]
  /** Names of files that the site no longer has. */
  removed: readonly string[]
}

export interface IndexRequest {
  siteDirectory: string
  /** SHA-256 of its files by their names, hexadecimal. */
  digests: Readonly<Record<string, string>>
  /** An existing empty folder. */
  outDirectory: string
  logFile: string
  signal: AbortSignal
}

/** What a publish would change, by names of files; pictures and the search index left aside. */
export interface ReleasePlan {
  /** Pages that would be rendered again; some may turn out the same. */
  changed: readonly string[]
  added: readonly string[]
  removed: readonly string[]
  /** What the pages would leave out then and show now. */
  notices: readonly ContentNotice[]
}

/** A renderer that keeps the site's code and content, and renders what changes. */
export interface KeepingRenderer {
  /** Writes the whole site, with the code and content of this moment. Rejects as a `Renderer`. */
  renderAll(request: RenderRequest): Promise<Rendered>
  /** The code that rendered everything last is that of its digest, so it may be used again. */
  keepCode(request: Pick<RenderRequest, 'codeDigest' | 'isClean'>): Promise<void>
  /**
   * Writes what is another than in what was kept last.
   *
   * Rejects as a `Renderer`, and with `lakeUnreachable`; the next attempt renders the same again.
   */
  renderChanges(request: ChangeRequest): Promise<RenderedChanges>
  /** What was rendered last is live. */
  keep(): Promise<void>
  /**
   * What publishing the drafts of documents would change. Rejects as `renderChanges`.
   *
   * @param token - of who asks; `undefined` takes the site's own
   */
  plan(documentIds: readonly string[], token: string | undefined): Promise<ReleasePlan>
  /** Names the files that searching a site needs, and writes those that it lacks. */
  renderIndex(request: IndexRequest): Promise<readonly string[]>
  close(): Promise<void>
}
