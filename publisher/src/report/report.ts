import type {PublisherErrorCode} from '../errors.ts'
import type {ChangedDocument} from '../receive/webhook.ts'
import type {ContentNotice} from '../render/contentNotices.ts'

/** Why a build was asked for. */
export type BuildReason = 'start' | 'publish' | 'reconcile' | 'retry'

/**
 * `live`: what the build was asked for can be read on the site. `superseded`: the content changed
 * while it ran, so its documents wait for the next build.
 */
export type BuildState = 'queued' | 'building' | 'verifying' | 'live' | 'superseded' | 'failed'

export type BuildStage = 'read' | 'render' | 'verify' | 'release'

export interface BuildFailure {
  stage: BuildStage
  code: PublisherErrorCode | 'internal'
  /** Full sentences for the person who published. */
  message: string
  /** The end of the build's output, or the problems found; may be empty. */
  lines: string[]
  /** The publisher tries again after this long, without a new publish; absent if it does not. */
  retryInMs?: number
}

export interface FileChanges {
  added: number
  changed: number
  removed: number
  unchanged: number
  /** Names of the first pages that were added, changed or removed. */
  pages: readonly string[]
}

/** Everything about one build; times are ISO 8601, UTC. */
export interface BuildReport {
  id: string
  state: BuildState
  reasons: BuildReason[]
  /** Changes that asked for it, one per document, the latest. */
  documents: ChangedDocument[]
  /** All transactions of these changes, also those whose documents were changed again. */
  transactionIds: string[]
  queuedAt: string
  startedAt?: string
  endedAt?: string
  /** Milliseconds per stage that was reached. */
  timingsMs: Partial<Record<BuildStage, number>>
  /** False if the live release was up to date and nothing had to be rendered. */
  wasRendered?: boolean
  releaseId?: string
  pages?: number
  files?: FileChanges
  /** What the content asks for and the live pages lack; `live` with none means all of it shows. */
  notices?: readonly ContentNotice[]
  failure?: BuildFailure
}

export interface LiveReport {
  releaseId: string
  /** When the release was made. */
  createdAt: string
  pages: number
}

/** Whether searching finds what the pages say, or will in some seconds. */
export type SearchState = 'current' | 'following'

export interface PublisherStatus {
  /** `null` until the first release. */
  live: LiveReport | null
  search: SearchState
  /** The build that runs, or ran last. */
  latest: BuildReport | null
  /** The build that waits, if one does. */
  next: BuildReport | null
  /** Ended builds, newest first, at most 20. */
  recent: BuildReport[]
}
