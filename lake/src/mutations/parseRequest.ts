import {LakeError} from '../errors.ts'
import {isObject, type JsonObject} from './jsonValues.ts'

export interface TransactionRequest {
  kind: 'mutate' | 'actions'
  body: JsonObject
  /** The client's own id; the lake makes one up if it is absent. */
  transactionId: string | undefined
}

const transactionIdPattern = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/

/** @throws LakeError `badRequest` unless the body is an object with a usable `transactionId`, or none */
export function parseRequest(body: unknown, kind: TransactionRequest['kind']): TransactionRequest {
  if (!isObject(body)) {
    throw new LakeError('badRequest', {message: 'The body of the request must be a JSON object.'})
  }
  const transactionId = body.transactionId
  if (transactionId === undefined || transactionId === null || transactionId === '') {
    return {kind, body, transactionId: undefined}
  }
  if (typeof transactionId !== 'string' || !transactionIdPattern.test(transactionId)) {
    throw new LakeError('badRequest', {
      message:
        'The "transactionId" must be 1 to 128 letters, digits, "-", "_", "." or ":", starting with a letter or digit.',
      details: {transactionId},
    })
  }
  return {kind, body, transactionId}
}
