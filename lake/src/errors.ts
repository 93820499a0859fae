/** Permanent codes. Machines read the code, people the message. */
export type LakeErrorCode =
  | 'malformedJson'
  | 'badRequest'
  | 'payloadTooLarge'
  | 'unauthorized'
  | 'sessionNotFound'
  | 'insufficientPermissions'
  | 'notFound'
  | 'datasetNotFound'
  | 'documentNotFound'
  | 'documentAlreadyExists'
  | 'revisionMismatch'
  | 'hasExistingReferences'
  | 'referenceDoesNotExist'
  | 'transactionIdReused'
  | 'releaseState'
  | 'validation'
  | 'queryParse'
  | 'queryTimeout'
  | 'queryTooLarge'
  | 'unsupported'
  | 'storage'
  | 'addressUnavailable'
  | 'internal'

export interface LakeErrorOptions {
  message: string
  /** For logs and for the typed fields of Sanity's error bodies (`id`, `referencingIDs`, `start`, …). */
  details?: Record<string, unknown>
  cause?: unknown
}

/** The only error class of the lake; `http/writeError.ts` turns it into a status and body. */
export class LakeError extends Error {
  readonly code: LakeErrorCode
  readonly details: Record<string, unknown>

  constructor(code: LakeErrorCode, options: LakeErrorOptions) {
    super(options.message, {cause: options.cause})
    this.name = 'LakeError'
    this.code = code
    this.details = options.details ?? {}
  }
}
