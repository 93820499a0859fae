/** Permanent codes. Machines read the code, people the message. */
export type PublisherErrorCode =
  | 'configuration'
  | 'dataDirectory'
  | 'dataDirectoryInUse'
  | 'portInUse'
  | 'unlistenable'
  | 'lakeUnreachable'
  | 'lakeRefused'
  | 'siteUnreadable'
  | 'buildFailed'
  | 'buildTimeout'
  | 'verifyFailed'
  | 'massLoss'
  | 'releaseFailed'
  | 'noSuchRelease'
  | 'publisherUnreachable'
  | 'closed'
  | 'badSignature'
  | 'staleSignature'
  | 'badDelivery'
  | 'badToken'
  | 'notReady'

export interface PublisherErrorOptions {
  message: string
  /** For the report and the log: `lines` of the build's output, `problems` found, the `pathname`, … */
  details?: Record<string, unknown>
  cause?: unknown
}

/** The only error class of the publisher; `cli.ts`, `receive/` and `report/` translate it. */
export class PublisherError extends Error {
  readonly code: PublisherErrorCode
  readonly details: Record<string, unknown>

  constructor(code: PublisherErrorCode, options: PublisherErrorOptions) {
    super(options.message, {cause: options.cause})
    this.name = 'PublisherError'
    this.code = code
    this.details = options.details ?? {}
  }
}

/** The text of anything thrown, for a message that goes on to say what to do about it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The system's code of a failed call (`ENOENT`, `EADDRINUSE`, …), if it has one. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
