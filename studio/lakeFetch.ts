/**
 * The browser side of the lake's `/_mux`: all event streams of a tab share one WebSocket.
 *
 * Browsers allow six HTTP/1.1 connections per origin, over all tabs, and each listener would hold
 * one. WebSockets do not count. Everything but event streams goes through the ordinary `fetch`.
 */
export type LakeFetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>

type Frame =
  | {id: number; status: number; headers: Record<string, string>}
  | {id: number; chunk: string}
  | {id: number; end: true}

interface Stream {
  answer: (response: Response) => void
  fail: (reason: unknown) => void
  /** Set once the head of the response arrived. */
  body: ReadableStreamDefaultController<Uint8Array> | undefined
}

const eventStreamPath =
  /\/(data\/listen|data\/live\/events|datasets\/[^/]+\/listen|datasets\/[^/]+\/live\/events)(\/|$)/
const firstPauseMs = 250
const longestPauseMs = 10_000

/**
 * @param apiHost - address of the lake, as given to the client
 * @returns a `fetch` for `resolveFetch` of `@sanity/client`
 */
export function createLakeFetch(apiHost: string): LakeFetch {
  const mux = new Mux(apiHost)
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, apiHost)
    const isOurs = url.origin === new URL(apiHost).origin && eventStreamPath.test(url.pathname)
    return isOurs ? mux.open(new Request(input, init)) : globalThis.fetch(input, init)
  }
}

class Mux {
  readonly #address: string
  readonly #streams = new Map<number, Stream>()
  readonly #encoder = new TextEncoder()
  #socket: Promise<WebSocket> | undefined
  #lastId = 0
  #failures = 0

  constructor(apiHost: string) {
    this.#address = new URL('/_mux', apiHost).href.replace(/^http/, 'ws')
  }

  async open(request: Request): Promise<Response> {
    const {signal} = request
    signal.throwIfAborted()
    const socket = await this.#connected()
    signal.throwIfAborted()
    const id = ++this.#lastId
    const close = () => {
      if (this.#streams.delete(id)) send(socket, {op: 'close', id})
    }
    const response = await new Promise<Response>((answer, fail) => {
      const stream: Stream = {answer, fail, body: undefined}
      this.#streams.set(id, stream)
      signal.addEventListener(
        'abort',
        () => {
          close()
          fail(signal.reason)
          stream.body?.error(signal.reason)
        },
        {once: true},
      )
      const headers = Object.fromEntries(request.headers)
      send(socket, {op: 'open', id, url: request.url, headers})
    })
    return response
  }

  /** One socket at a time; after a failure the next attempt waits, longer each time. */
  #connected(): Promise<WebSocket> {
    if (this.#socket) return this.#socket
    const attempt = this.#connect()
    this.#socket = attempt
    attempt.catch(() => {
      if (this.#socket === attempt) this.#socket = undefined
    })
    return attempt
  }

  async #connect(): Promise<WebSocket> {
    if (this.#failures > 0) {
      const pauseMs = Math.min(firstPauseMs * 2 ** (this.#failures - 1), longestPauseMs)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    const socket = new WebSocket(this.#address)
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => {
        this.#failures = 0
        resolve(socket)
      })
      socket.addEventListener('message', ({data}) => this.#receive(JSON.parse(String(data))))
      socket.addEventListener('close', () => {
        this.#failures += 1
        this.#socket = undefined
        const lost = new TypeError('The connection to the Content Lake was lost.')
        reject(lost)
        for (const stream of this.#streams.values()) {
          stream.fail(lost)
          stream.body?.error(lost)
        }
        this.#streams.clear()
      })
    })
  }

  #receive(frame: Frame): void {
    const stream = this.#streams.get(frame.id)
    // Frames of a stream that was closed here may still be under way.
    if (!stream) return
    if ('status' in frame) {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          stream.body = controller
        },
        cancel: () => this.#cancel(frame.id),
      })
      stream.answer(new Response(body, {status: frame.status, headers: frame.headers}))
    } else if ('chunk' in frame) {
      stream.body?.enqueue(this.#encoder.encode(frame.chunk))
    } else {
      this.#streams.delete(frame.id)
      stream.body?.close()
    }
  }

  #cancel(id: number): void {
    if (!this.#streams.delete(id)) return
    void this.#socket?.then((socket) => send(socket, {op: 'close', id}))
  }
}

/** A socket that closes meanwhile fails its streams by its own event. */
function send(socket: WebSocket, frame: unknown): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
}
