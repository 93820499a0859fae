import type {Context} from 'hono'
import {LakeError} from '../errors.ts'

/**
 * Reads a request body and stops as soon as it grows past the limit, whatever Content-Length says.
 *
 * @throws LakeError `payloadTooLarge`
 */
export async function requestBytes(
  context: Context,
  limitBytes: number,
): Promise<Buffer<ArrayBuffer>> {
  const {raw: request} = context.req
  const promisedBytes = context.req.header('content-length')
  if (Number(promisedBytes ?? 0) > limitBytes) throw tooLarge(limitBytes)
  // Over HTTP no body is longer than its Content-Length, and reading it whole is many times quicker.
  if (promisedBytes !== undefined) {
    const bytes = Buffer.from(await request.arrayBuffer())
    if (bytes.byteLength > limitBytes) throw tooLarge(limitBytes)
    return bytes
  }
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  if (request.body !== null) {
    for await (const chunk of request.body) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > limitBytes) throw tooLarge(limitBytes)
      chunks.push(chunk)
    }
  }
  return Buffer.concat(chunks, sizeBytes)
}

function tooLarge(limitBytes: number): LakeError {
  return new LakeError('payloadTooLarge', {
    message: `The request body is larger than the limit of ${limitBytes / 1_000_000} MB.`,
    details: {limitBytes},
  })
}
