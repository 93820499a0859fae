import type {WebSocket} from 'ws'
import {parseAddress} from './address.ts'

/**
 * Many event streams over one WebSocket.
 *
 * Browsers allow six HTTP/1.1 connections per origin, over all tabs; a Studio tab alone holds up
 * to a dozen event streams. JSON text frames:
 *
 *     → {"op":"open","id":1,"url":"<listen or live URL>","headers":{"authorization":"Bearer …"}}
 *     ← {"id":1,"status":200,"headers":{"content-type":"text/event-stream"}}
 *     ← {"id":1,"chunk":"event: mutation\ndata: {…}\n\n"}
 *     → {"op":"close","id":1}
 *     ← {"id":1,"end":true}
 *
 * Each stream is an ordinary request to the lake, with its own credential.
 *
 * @see Content Lake API reference, section 18; browser side: studio/lakeFetch.ts
 */
export type Fetch = (request: Request) => Promise<Response>

type Frame =
  | {op: 'open'; id: number; url: URL; headers: Record<string, string>}
  | {op: 'close'; id: number}

const streamLimit = 256
const protocolErrorCode = 1008

/** @param base - the origin under which the socket was opened; streams are requests to it */
export function serveMux(socket: WebSocket, fetch: Fetch, base: URL): void {
  const streams = new Map<number, AbortController>()
  socket.on('message', (data, isBinary) => {
    const frame = isBinary ? undefined : parseFrame(String(data), base)
    if (!frame || (frame.op === 'open' && (streams.has(frame.id) || streams.size >= streamLimit))) {
      socket.close(protocolErrorCode, 'unknown frame, repeated id or too many streams')
      return
    }
    if (frame.op === 'close') {
      streams.get(frame.id)?.abort()
      return
    }
    const abort = new AbortController()
    streams.set(frame.id, abort)
    const request = new Request(frame.url, {headers: frame.headers, signal: abort.signal})
    void relay(frame.id, fetch(request), {socket, signal: abort.signal}).finally(() =>
      streams.delete(frame.id),
    )
  })
  socket.on('close', () => {
    for (const abort of streams.values()) abort.abort()
  })
}

/** Sends a response as frames, no faster than the socket takes them. */
async function relay(
  id: number,
  fetched: Promise<Response>,
  {socket, signal}: {socket: WebSocket; signal: AbortSignal},
): Promise<void> {
  const response = await fetched
  const headers = Object.fromEntries(response.headers)
  await sendFrame(socket, {id, status: response.status, headers})
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const cancel = () => void reader?.cancel().catch(() => {})
  signal.addEventListener('abort', cancel)
  if (signal.aborted) cancel()
  try {
    for (;;) {
      const next = await reader?.read()
      if (!next || next.done) break
      await sendFrame(socket, {id, chunk: next.value})
    }
  } catch {
    // The lake cut the stream off; for the client that is the end of the stream, as over HTTP.
  }
  await sendFrame(socket, {id, end: true})
}

/** Resolves when the frame left for the network, or the socket is gone. */
function sendFrame(socket: WebSocket, frame: unknown): Promise<void> {
  return new Promise((resolve) => socket.send(JSON.stringify(frame), () => resolve()))
}

function parseFrame(text: string, base: URL): Frame | undefined {
  const frame = parseJson(text)
  if (typeof frame !== 'object' || frame === null) return undefined
  if (!('op' in frame && 'id' in frame) || !Number.isSafeInteger(frame.id)) return undefined
  const id = frame.id as number // checked by isSafeInteger
  if (frame.op === 'close') return {op: 'close', id}
  if (frame.op !== 'open' || !('url' in frame) || typeof frame.url !== 'string') return undefined
  const url = URL.parse(frame.url, base.href)
  if (!url || !/^\/data\/(listen|live\/events)\//.test(parseAddress(url.pathname).routePath))
    return undefined
  return {
    op: 'open',
    id,
    url: new URL(`${url.pathname}${url.search}`, base),
    headers: 'headers' in frame ? textEntries(frame.headers) : {},
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is an unknown frame, like any other.
    return undefined
  }
}

function textEntries(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}
