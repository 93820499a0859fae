/** Bytes that may wait for one reader before it is cut off. */
const bufferBytes = 8 * 1024 * 1024
const keepAliveMs = 10_000
/** Readers come back by themselves; who lost the right to read meanwhile is refused then. */
const longestLifeMs = 30 * 60 * 1000

export interface ServerSentEvent {
  /** Without a name browsers call it `message`. */
  event?: string
  id?: string
  data: unknown
}

const encoder = new TextEncoder()

/**
 * One open stream of server-sent events.
 *
 * A reader that does not keep up is disconnected, never waited for: its stream ends, and it
 * resumes by Last-Event-ID.
 */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>
  readonly #openedAt = performance.now()
  readonly #onClose: () => void
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #isOpen = true
  /** Set while the reader waits for something to be sent. */
  #wakeReader: (() => void) | undefined

  /** @param onClose - called once, whoever ends the stream */
  constructor(onClose: () => void) {
    this.#onClose = onClose
    this.body = new ReadableStream<Uint8Array>(
      {pull: (controller) => this.#pull(controller), cancel: () => this.#close()},
      {highWaterMark: 0},
    )
    // Proxies and browsers hold back the head of an empty body; a comment flushes it.
    this.comment()
  }

  send({event, id, data}: ServerSentEvent): void {
    const lines = [`data: ${JSON.stringify(data)}`]
    if (event !== undefined) lines.unshift(`event: ${event}`)
    if (id !== undefined) lines.unshift(`id: ${id}`)
    this.#write(`${lines.join('\n')}\n\n`)
  }

  comment(): void {
    this.#write(':\n\n')
  }

  get ageMs(): number {
    return performance.now() - this.#openedAt
  }

  /** What was sent before still reaches the reader. */
  end(): void {
    this.#close()
  }

  #write(text: string): void {
    if (!this.#isOpen) return
    const bytes = encoder.encode(text)
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.byteLength
    if (this.#waitingBytes > bufferBytes) {
      this.#waiting = []
      this.#close()
    }
    this.#wakeReader?.()
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (this.#isOpen && this.#waiting.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve
      })
    }
    const next = this.#waiting.shift()
    if (next) {
      this.#waitingBytes -= next.byteLength
      controller.enqueue(next)
    } else {
      controller.close()
    }
  }

  #close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#onClose()
    this.#wakeReader?.()
  }
}

/** The open streams of a hub: kept alive together, ended together. */
export class OpenStreams<Subscriber> {
  readonly #streams = new Map<EventStream, Subscriber>()
  #keepAlive: NodeJS.Timeout | undefined

  get size(): number {
    return this.#streams.size
  }

  open(subscriber: Subscriber): EventStream {
    const stream = new EventStream(() => this.#remove(stream))
    this.#streams.set(stream, subscriber)
    this.#keepAlive ??= setInterval(() => this.#commentAll(), keepAliveMs).unref()
    return stream
  }

  /** Safe against streams that end while the caller goes through them. */
  entries(): [EventStream, Subscriber][] {
    return [...this.#streams]
  }

  endAll(): void {
    for (const [stream] of this.entries()) stream.end()
  }

  #commentAll(): void {
    for (const [stream] of this.entries()) {
      if (stream.ageMs > longestLifeMs) stream.end()
      else stream.comment()
    }
  }

  #remove(stream: EventStream): void {
    this.#streams.delete(stream)
    if (this.#streams.size > 0) return
    clearInterval(this.#keepAlive)
    this.#keepAlive = undefined
  }
}
