import {EventStream} from './eventStream.ts'
import {betweenFailuresMs, LakeAbsence, mostFailures} from './lakeAbsence.ts'
import {createPatientFetch} from './patientFetch.ts'

/**
 * The browser side of the lake's `/_mux`: all event streams of a tab share one WebSocket.
 *
 * Browsers allow six HTTP/1.1 connections per origin, over all tabs, and each listener would hold
 * one. WebSockets do not count. Everything but event streams is an ordinary request, which waits for a
 * lake that is away.
 */
export type LakeFetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>

type Frame =
  | {id: number; status: number; headers: Record<string, string>}
  | {id: number; chunk: string}
  | {id: number; end: true}

const eventStreamPath =
  /\/(data\/listen|data\/live\/events|datasets\/[^/]+\/listen|datasets\/[^/]+\/live\/events)(\/|$)/
const firstPauseMs = 250
const longestPauseMs = 10_000

/**
 * @param apiHost - address of the lake, as given to the client
 * @param absence - told of a lost connection, and asked when the lake is back
 * @returns a `fetch` for `resolveFetch` of `@sanity/client`
 */
export function createLakeFetch(apiHost: string, absence = new LakeAbsence(apiHost)): LakeFetch {
  const mux = new Mux(apiHost, absence)
  const patientFetch = createPatientFetch(absence)
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, apiHost)
    if (url.origin !== new URL(apiHost).origin) return globalThis.fetch(input, init)
    return eventStreamPath.test(url.pathname)
      ? mux.open(new Request(input, init))
      : patientFetch(input, init)
  }
}

class Mux {
  readonly #address: string
  readonly #absence: LakeAbsence
  readonly #streams = new Map<number, EventStream>()
  #socket: Promise<WebSocket> | undefined
  #lastId = 0
  #failures = 0

  constructor(apiHost: string, absence: LakeAbsence) {
    this.#absence = absence
    this.#address = new URL('/_mux', apiHost).href.replace(/^http/, 'ws')
  }

  async open(request: Request): Promise<Response> {
    const {signal} = request
    signal.throwIfAborted()
    const stream = new EventStream(request)
    const abort = () => {
      stream.fail(signal.reason)
      this.#close(stream)
    }
    signal.addEventListener('abort', abort, {once: true})
    void this.#start(stream)
    return stream.response
  }

  /** Opens a stream in the lake, or goes on with it. */
  async #start(stream: EventStream): Promise<void> {
    let socket: WebSocket
    try {
      socket = await this.#connected()
    } catch (lost) {
      stream.fail(lost)
      return
    }
    if (stream.isOver) return
    const id = ++this.#lastId
    this.#streams.set(id, stream)
    send(socket, {op: 'open', id, url: stream.request.url, headers: stream.headers})
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
      await pause(Math.min(firstPauseMs * 2 ** (this.#failures - 1), longestPauseMs))
    }
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.#openSocket()
      } catch (lost) {
        // A lake that stops takes no socket any more, and may still answer for a moment.
        if (await this.#absence.returned()) failures = 0
        else if (failures === mostFailures) throw lost
        else await pause(betweenFailuresMs)
      }
    }
  }

  #openSocket(): Promise<WebSocket> {
    const socket = new WebSocket(this.#address)
    return new Promise((resolve, reject) => {
      let isOpen = false
      socket.addEventListener('open', () => {
        isOpen = true
        this.#failures = 0
        resolve(socket)
      })
      socket.addEventListener('message', ({data}) => this.#receive(JSON.parse(String(data))))
      socket.addEventListener('close', () => {
        this.#failures += 1
        const lost = new TypeError('The connection to the Content Lake was lost.')
        if (!isOpen) return reject(lost)
        this.#socket = undefined
        const streams = [...this.#streams.values()]
        this.#streams.clear()
        for (const stream of streams) void this.#resume(stream, lost)
      })
    })
  }

  /**
   * Goes on with a stream whose connection was lost, or tells its reader when it can be opened again.
   *
   * The Studio locks a form whose listener has ended, and what is typed into a locked form is lost.
   */
  async #resume(stream: EventStream, lost: TypeError): Promise<void> {
    // A lake that stops ends its streams first, and may still answer for a moment.
    await pause(firstPauseMs)
    await this.#absence.returned()
    if (stream.canContinue) await this.#start(stream)
    else stream.fail(lost)
  }

  #receive(frame: Frame): void {
    const stream = this.#streams.get(frame.id)
    // Frames of a stream that was closed here may still be under way.
    if (!stream) return
    if ('status' in frame) {
      stream.begin(frame, () => this.#close(stream))
    } else if ('chunk' in frame) {
      stream.receive(frame.chunk)
    } else {
      this.#streams.delete(frame.id)
      if (stream.canContinue) void this.#resume(stream, new TypeError('The stream has ended.'))
      else stream.end()
    }
  }

  #close(stream: EventStream): void {
    for (const [id, open] of this.#streams) {
      if (open !== stream) continue
      this.#streams.delete(id)
      void this.#socket?.then((socket) => send(socket, {op: 'close', id}))
    }
  }
}

/** A socket that closes meanwhile fails its streams by its own event. */
function send(socket: WebSocket, frame: unknown): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
