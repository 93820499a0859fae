import {STATUS_CODES} from 'node:http'
import {storageError} from '../database/storageError.ts'
import {LakeError, type LakeErrorCode} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'

const statusOf: Record<LakeErrorCode, number> = {
  malformedJson: 400,
  badRequest: 400,
  payloadTooLarge: 413,
  unauthorized: 401,
  sessionNotFound: 401,
  insufficientPermissions: 403,
  notFound: 404,
  datasetNotFound: 404,
  documentNotFound: 404,
  documentAlreadyExists: 409,
  revisionMismatch: 409,
  hasExistingReferences: 409,
  referenceDoesNotExist: 409,
  transactionIdReused: 409,
  releaseState: 409,
  validation: 400,
  queryParse: 400,
  queryTimeout: 504,
  queryTooLarge: 400,
  unsupported: 400,
  storage: 503,
  addressUnavailable: 500,
  internal: 500,
}

/** Names that Sanity gives to failures of mutations and actions. */
const itemTypeOf: Partial<Record<LakeErrorCode, string>> = {
  documentAlreadyExists: 'documentAlreadyExistsError',
  revisionMismatch: 'documentRevisionIDDoesNotMatchError',
  hasExistingReferences: 'documentHasExistingReferencesError',
  referenceDoesNotExist: 'documentReferenceDoesNotExistError',
  documentNotFound: 'documentNotFoundError',
  insufficientPermissions: 'insufficientPermissionsError',
  transactionIdReused: 'transactionIdAlreadyUsedError',
  releaseState: 'releaseStateError',
}

/**
 * The reply to a failed request, in one of the envelopes that @sanity/client understands.
 *
 * What is the lake's fault is logged, and answered with a generic sentence and the request id; but
 * for the disk's, which the caller can do something about.
 *
 * @see Content Lake API reference 1.3, 3.3 and 5.7
 */
export function writeError(thrown: unknown, requestId: string, {log}: Surroundings): Response {
  const error = storageError(thrown, 'The request could not be completed.')
  if (!(error instanceof LakeError)) {
    log.error({requestId, err: error}, 'request failed unexpectedly')
    return boom(500, `An internal error occurred. Look for request ${requestId} in the log.`)
  }
  const status = statusOf[error.code]
  if (status === 503) {
    log.error({requestId, err: error}, error.message)
    return boom(status, error.message)
  }
  if (status === 500) {
    log.error({requestId, err: error}, error.message)
    return boom(
      status,
      `The Content Lake could not complete the request. Look for request ${requestId} in the log.`,
    )
  }
  log.debug({requestId, code: error.code}, error.message)
  return Response.json(bodyOf(error), {status})
}

/** The most common envelope, that of the "boom" package. */
export function boom(
  status: number,
  message: string,
  fields: Record<string, unknown> = {},
): Response {
  const body = {statusCode: status, error: STATUS_CODES[status], message, ...fields}
  return Response.json(body, {status})
}

/** The JSON body for an error that is the caller's, not the lake's. */
export function bodyOf(error: LakeError): unknown {
  const {message, details} = error
  const status = statusOf[error.code]
  if (details.kind === 'mutation' || details.kind === 'action') return transactionBody(error)
  if (typeof details.query === 'string') {
    const {query, start, end} = details
    return {error: {type: 'queryParseError', description: message, query, start, end}}
  }
  if (error.code === 'queryTimeout' || error.code === 'queryTooLarge')
    return {error: {type: `${error.code}Error`, description: message}}
  const errorCode = typeof details.errorCode === 'string' ? {errorCode: details.errorCode} : {}
  return {statusCode: status, error: STATUS_CODES[status], message, ...errorCode}
}

function transactionBody({code, message, details}: LakeError): unknown {
  const {kind, index, ...fields} = details
  const item = {
    index: index ?? 0,
    error: {type: itemTypeOf[code] ?? 'validationError', description: message, ...fields},
  }
  const plural = kind === 'mutation' ? 'mutation(s)' : 'action(s)'
  return {
    error: {
      type: `${String(kind)}Error`,
      description: `The ${plural} failed: ${message}`,
      items: [item],
    },
  }
}
