import {request as httpRequest, type IncomingMessage} from 'node:http'
import {request as httpsRequest} from 'node:https'
import type {Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'
import type {FailureReason} from '../database/webhookMessages.ts'

export interface Delivery {
  url: string
  method: string
  headers: Record<string, string>
  body: string
  timeoutMs: number
}

/** `resultCode` is null when no answer came; `resultBody` is then the network's error. */
export interface DeliveryOutcome {
  failureReason: FailureReason | null
  resultCode: number | null
  resultBody: string
}

const keptBodyBytes = 2_000

/**
 * Sends one HTTP request on a connection of its own and waits for the whole answer.
 *
 * Never rejects: a failure is an outcome. Redirects are not followed and count as failures. Only
 * the beginning of the answer is kept.
 *
 * @param signal - aborts the attempt, which then ends as `other`
 */
export function send(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome> {
  const {url, method, headers, body, timeoutMs} = delivery
  const timeout = AbortSignal.timeout(timeoutMs)
  const start = new URL(url).protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve) => {
    const fail = (error: Error): void => {
      const failureReason = timeout.aborted ? 'timeout' : signal.aborted ? 'other' : 'network'
      const text = timeout.aborted ? `No answer within ${timeoutMs} ms` : messageOf(error)
      resolve({failureReason, resultCode: null, resultBody: text})
    }
    const request = start(url, {
      method,
      agent: false,
      headers: {...headers, 'content-length': String(Buffer.byteLength(body))},
      signal: AbortSignal.any([signal, timeout]),
    })
    request.on('error', fail)
    request.on('response', (response) => {
      response.on('error', fail)
      const body = decoded(response)
      body.on('error', fail)
      readBeginning(body, (resultBody) => {
        const resultCode = response.statusCode ?? 0
        const isSuccess = resultCode >= 200 && resultCode < 300
        resolve({failureReason: isSuccess ? null : 'http', resultCode, resultBody})
      })
    })
    request.end(body)
  })
}

function decoded(response: IncomingMessage): Readable {
  return response.headers['content-encoding'] === 'gzip' ? response.pipe(createGunzip()) : response
}

function readBeginning(response: Readable, done: (text: string) => void): void {
  const chunks: Buffer[] = []
  let keptBytes = 0
  response.on('data', (chunk: Buffer) => {
    if (keptBytes < keptBodyBytes) chunks.push(chunk.subarray(0, keptBodyBytes - keptBytes))
    keptBytes += chunk.length
  })
  response.on('end', () => done(Buffer.concat(chunks).toString('utf8')))
}

/** Node wraps refusals of several addresses (`localhost`) into an AggregateError without a message. */
function messageOf(error: Error): string {
  if (error instanceof AggregateError) {
    return error.errors
      .map((inner) => (inner instanceof Error ? inner.message : String(inner)))
      .join('; ')
  }
  return error.message
}
