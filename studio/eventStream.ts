/** One event stream as its reader in the tab sees it; it may outlive the connection that feeds it. */
export class EventStream {
  readonly request: Request
  readonly response: Promise<Response>
  #answer: (response: Response) => void = () => undefined
  #reject: (reason: unknown) => void = () => undefined
  #body: ReadableStreamDefaultController<Uint8Array> | undefined
  readonly #encoder = new TextEncoder()
  /** Text after the last whole event. */
  #rest = ''
  #lastEventId: string | undefined
  #isOver = false

  constructor(request: Request) {
    this.request = request
    this.response = new Promise((resolve, reject) => {
      this.#answer = resolve
      this.#reject = reject
    })
  }

  /** Nobody reads it any more. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** What a request has to carry to go on where this stream stands. */
  get headers(): Record<string, string> {
    const headers = Object.fromEntries(this.request.headers)
    return this.#lastEventId ? {...headers, 'last-event-id': this.#lastEventId} : headers
  }

  /** Whether the reader need not learn that the connection was lost. */
  get canContinue(): boolean {
    return !this.#body || this.#lastEventId !== undefined
  }

  /** The head of a response, the first one or one that goes on with the stream. */
  begin({status, headers}: {status: number; headers: Record<string, string>}, cancel: () => void) {
    this.#rest = ''
    if (!this.#body) {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          this.#body = controller
        },
        cancel: () => {
          this.#isOver = true
          cancel()
        },
      })
      this.#answer(new Response(body, {status, headers}))
    } else if (status !== 200) {
      this.fail(new TypeError(`The Content Lake does not go on with a stream: status ${status}.`))
    }
  }

  /** Hands on whole events only: half of one could not be taken back. */
  receive(chunk: string): void {
    const text = this.#rest + chunk
    const end = text.lastIndexOf('\n\n') + 2
    const isEvents = end > 1
    this.#rest = isEvents ? text.slice(end) : text
    if (!isEvents || this.#isOver) return
    const events = text.slice(0, end)
    if (this.#isResumable) {
      this.#lastEventId = [...events.matchAll(/^id: ?(.+)$/gm)].at(-1)?.[1] ?? this.#lastEventId
    }
    this.#body?.enqueue(this.#encoder.encode(events))
  }

  /** The lake has nothing more to say. */
  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    if (this.#rest !== '') this.#body?.enqueue(this.#encoder.encode(this.#rest))
    this.#body?.close()
  }

  fail(reason: unknown): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#reject(reason)
    this.#body?.error(reason)
  }

  /** The lake repeats what was missed only for those who ask for it. */
  get #isResumable(): boolean {
    return new URL(this.request.url).searchParams.get('enableResume') === 'true'
  }
}
