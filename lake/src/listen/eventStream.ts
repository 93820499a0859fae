/** Bytes that may wait for one reader before it is cut off. */
const bufferBytes = 8 * 1024 * 1024
const keepAliveMs = 10_000

export interface ServerSentEvent {
  /** Without a name browsers call it `message`. */
  event?: string
  id?: string
  data: unknown
}

const encoder = new TextEncoder()

/** One open stream of server-sent events. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>
  readonly #onClose: () => void
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined

  /** @param onClose - called once, whoever ends the stream */
  constructor(onClose: () => void) {
    this.#onClose = onClose
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => this.#forget(),
      },
      new ByteLengthQueuingStrategy({highWaterMark: bufferBytes}),
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

  /** What was sent before still reaches the reader. */
  end(): void {
    const controller = this.#controller
    this.#forget()
    controller?.close()
  }

  #write(text: string): void {
    const controller = this.#controller
    if (!controller) return
    controller.enqueue(encoder.encode(text))
    if ((controller.desiredSize ?? 0) >= 0) return
    this.#forget()
    // A reader that does not keep up is disconnected, never waited for; it resumes by Last-Event-ID.
    controller.error(new DOMException('The reader of this event stream is too slow.', 'AbortError'))
  }

  #forget(): void {
    if (!this.#controller) return
    this.#controller = undefined
    this.#onClose()
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
    for (const [stream] of this.entries()) stream.comment()
  }

  #remove(stream: EventStream): void {
    this.#streams.delete(stream)
    if (this.#streams.size > 0) return
    clearInterval(this.#keepAlive)
    this.#keepAlive = undefined
  }
}
