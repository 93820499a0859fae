import {decodeSignatureHeader, isSignatureError, isValidSignature} from '@sanity/webhook'
import {PublisherError} from '../errors.ts'

/** A signature is accepted for this long, either way, to allow for slow delivery and clock skew. */
const signatureWindowMs = 5 * 60 * 1000

/** One change that the content store announces. */
export interface ChangedDocument {
  id: string
  /** Absent if the webhook's projection leaves `_type` out. */
  type?: string
  operation: 'create' | 'update' | 'delete'
  transactionId: string
}

export interface Delivery {
  idempotencyKey: string
  dataset: string | undefined
  document: ChangedDocument
}

/**
 * Checks and reads one webhook request.
 *
 * @param body - the raw text; the signature covers exactly these bytes
 * @param now - milliseconds since the epoch, UTC
 * @throws PublisherError `badSignature`, `staleSignature` (answered 401), `badDelivery` (400)
 * @see content-lake-api.md §16.2 (headers) and §16.3 (signature)
 */
export async function parseDelivery(
  headers: Headers,
  body: string,
  {secret, now}: {secret: string; now: number},
): Promise<Delivery> {
  await verifySignature(headers.get('sanity-webhook-signature'), body, {secret, now})
  const idempotencyKey = headers.get('idempotency-key')
  if (!idempotencyKey) {
    throw new PublisherError('badDelivery', {
      message:
        'The request has no "idempotency-key" header, so a repeat of it could not be recognised.',
    })
  }
  const {_id, _type} = parseBody(body)
  return {
    idempotencyKey,
    dataset: headers.get('sanity-dataset') ?? undefined,
    document: {
      id: _id ?? headers.get('sanity-document-id') ?? 'unknown',
      ...(_type === undefined ? {} : {type: _type}),
      operation: operationOf(headers.get('sanity-operation')),
      transactionId: headers.get('sanity-transaction-id') ?? 'unknown',
    },
  }
}

async function verifySignature(
  signature: string | null,
  body: string,
  {secret, now}: {secret: string; now: number},
): Promise<void> {
  if (!signature || body === '' || !(await isValidSignature(body, signature, secret))) {
    throw new PublisherError('badSignature', {
      message:
        'The signature does not fit the body. Give the webhook and the publisher the same secret (SANITY_WEBHOOK_SECRET), and let nothing between them change the body.',
    })
  }
  const ageMs = now - timestampOf(signature)
  if (Math.abs(ageMs) > signatureWindowMs) {
    throw new PublisherError('staleSignature', {
      message: `The signature is ${Math.round(ageMs / 1000)} seconds old; at most ${signatureWindowMs / 1000} are accepted. If this was not a replay, compare the clocks of the two machines.`,
      details: {ageMs},
    })
  }
}

function timestampOf(signature: string): number {
  try {
    return decodeSignatureHeader(signature).timestamp
  } catch (error) {
    if (isSignatureError(error)) return 0
    throw error
  }
}

function parseBody(body: string): {_id?: string; _type?: string} {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch (error) {
    throw new PublisherError('badDelivery', {message: 'The body is not JSON.', cause: error})
  }
  if (typeof value !== 'object' || value === null) return {}
  return {
    ...('_id' in value && typeof value._id === 'string' ? {_id: value._id} : {}),
    ...('_type' in value && typeof value._type === 'string' ? {_type: value._type} : {}),
  }
}

function operationOf(header: string | null): ChangedDocument['operation'] {
  return header === 'create' || header === 'delete' ? header : 'update'
}
