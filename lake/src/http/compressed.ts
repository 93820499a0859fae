import {Duplex} from 'node:stream'
import {constants, createBrotliCompress, createGzip} from 'node:zlib'
import type {Context} from 'hono'

/** Shorter bodies gain nothing. */
const worthwhileBytes = 256

/**
 * The response with its body compressed by Brotli or gzip, whichever the client accepts.
 *
 * @param sizeBytes - of the body; undefined for one that is read while it is sent, which is
 *   compressed lightly: a client that is near would wait for the processor rather than for the line
 */
export function compressed(
  context: Context,
  response: Response,
  sizeBytes: number | undefined,
): Response {
  const {body, status} = response
  const encoding = encodingFor(context.req.header('accept-encoding') ?? '')
  const isSmall = sizeBytes !== undefined && sizeBytes < worthwhileBytes
  if (!body || !encoding || isSmall) return response
  const encoder = Duplex.toWeb((sizeBytes === undefined ? light : thorough)[encoding]())
  const headers = new Headers(response.headers)
  headers.set('content-encoding', encoding)
  // The cast: Node's and the web's declarations of the same streams differ in small things.
  const packed = body.pipeThrough(encoder as ReadableWritablePair<Uint8Array, Uint8Array>)
  return new Response(packed, {status, headers})
}

const {BROTLI_PARAM_QUALITY} = constants
const light = {
  br: () => createBrotliCompress({params: {[BROTLI_PARAM_QUALITY]: 0}}),
  gzip: () => createGzip({level: 1}),
}
const thorough = {
  br: () => createBrotliCompress({params: {[BROTLI_PARAM_QUALITY]: 4}}),
  gzip: () => createGzip({level: 6}),
}

function encodingFor(accepted: string): 'br' | 'gzip' | undefined {
  const names = accepted
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0+)?$/.test(part))
    .map((part) => part.split(';', 1)[0])
  if (names.includes('br')) return 'br'
  return names.includes('gzip') ? 'gzip' : undefined
}
