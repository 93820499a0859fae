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
  if (Number(context.req.header('content-length') ?? 0) > limitBytes) throw tooLarge(limitBytes)
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  if (context.req.raw.body !== null) {
    for await (const chunk of context.req.raw.body) {
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
