import type {Surroundings} from '../surroundings.ts'
import type {Reporter} from './reporter.ts'

/** Proxies close connections that stay silent for a minute. */
const heartbeatMs = 20_000
/** A listener that lags behind this many events is cut off; it reconnects and reads the status. */
const longestQueue = 256
const mostListeners = 100

/** Streams of server-sent events that follow a reporter. */
export class EventStreams {
  readonly #reporter: Reporter
  readonly #surroundings: Surroundings
  readonly #closers = new Set<() => void>()

  constructor(reporter: Reporter, surroundings: Surroundings) {
    this.#reporter = reporter
    this.#surroundings = surroundings
  }

  /**
   * Opens a stream: first `status` with the whole status, then one event per change of a build,
   * named after its state, with the build's report.
   *
   * @returns `undefined` if too many are open
   */
  open(): ReadableStream<Uint8Array> | undefined {
    if (this.#closers.size >= mostListeners) return undefined
    const encoder = new TextEncoder()
    let end = () => {}
    let closeStream = () => {}
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const send = (text: string) => {
            controller.enqueue(encoder.encode(text))
            if ((controller.desiredSize ?? 0) <= 0) closeStream()
          }
          const unsubscribe = this.#reporter.subscribe((report) => {
            send(`event: ${report.state}\ndata: ${JSON.stringify(report)}\n\n`)
          })
          let cancelHeartbeat = () => {}
          const beat = () => {
            cancelHeartbeat = this.#surroundings.after(heartbeatMs, () => {
              beat()
              send(':\n\n')
            })
          }
          end = () => {
            this.#closers.delete(closeStream)
            unsubscribe()
            cancelHeartbeat()
          }
          closeStream = () => {
            end()
            controller.close()
          }
          this.#closers.add(closeStream)
          beat()
          send(`event: status\ndata: ${JSON.stringify(this.#reporter.status())}\n\n`)
        },
        cancel: () => end(),
      },
      {highWaterMark: longestQueue},
    )
  }

  closeAll(): void {
    for (const close of [...this.#closers]) close()
  }
}
