import type {History} from '../history/history.ts'
import type {Committer} from '../mutations/commit.ts'
import type {Commit} from '../store.ts'
import type {Surroundings} from '../surroundings.ts'
import {type EventStream, OpenStreams} from './eventStream.ts'
import {type Listener, mutationEvents} from './mutationEvents.ts'
import {formatPosition, type Position, parsePosition} from './position.ts'

/** No listener that may resume missed more commits, see `History.canResume`. */
const replayLimit = 10_000

interface Subscription {
  dataset: string
  listener: Listener
}

/** Tells listeners what was committed, each what it asked for. */
export class ListenHub {
  readonly #history: History
  readonly #surroundings: Surroundings
  readonly #streams = new OpenStreams<Subscription>()
  readonly #stopListening: () => void

  constructor(deps: {history: History; committer: Committer; surroundings: Surroundings}) {
    this.#history = deps.history
    this.#surroundings = deps.surroundings
    this.#stopListening = deps.committer.onCommit((commit) => this.#tell(commit))
  }

  get openListeners(): number {
    return this.#streams.size
  }

  /**
   * Opens a stream of mutation events. The first event is `welcome`; for a `lastEventId` that can
   * be continued, `welcomeback` and the events since; for one that cannot, `reset`.
   */
  open(subscription: Subscription & {lastEventId: string | undefined}): ReadableStream<Uint8Array> {
    const {dataset, listener, lastEventId} = subscription
    const stream = this.#streams.open({dataset, listener})
    const greeting = {listenerName: this.#surroundings.newId()}
    const position = lastEventId === undefined ? undefined : parsePosition(lastEventId)
    if (position && this.#canContinue(dataset, position)) {
      stream.send({event: 'welcomeback', id: formatPosition(position), data: greeting})
      this.#replay(stream, subscription, position)
    } else {
      const id = formatPosition({
        sequence: this.#history.lastSequence(dataset),
        sentEvents: undefined,
      })
      stream.send({event: lastEventId === undefined ? 'welcome' : 'reset', id, data: greeting})
    }
    return stream.body
  }

  /** Ends every stream; clients reconnect elsewhere or later. */
  close(): void {
    this.#stopListening()
    this.#streams.endAll()
  }

  #canContinue(dataset: string, {sequence}: Position): boolean {
    if (sequence > this.#history.lastSequence(dataset)) return false
    return this.#history.canResume(dataset, sequence, this.#surroundings.now())
  }

  #replay(stream: EventStream, {dataset, listener}: Subscription, position: Position): void {
    const {sequence, sentEvents} = position
    const after = sentEvents === undefined ? sequence : sequence - 1
    for (const commit of this.#history.commitsSince(dataset, after, replayLimit)) {
      send(stream, commit, listener, commit.sequence === sequence ? (sentEvents ?? 0) : 0)
    }
  }

  #tell(commit: Commit): void {
    for (const [stream, {dataset, listener}] of this.#streams.entries()) {
      if (dataset === commit.dataset) send(stream, commit, listener, 0)
    }
  }
}

function send(stream: EventStream, commit: Commit, listener: Listener, alreadySent: number): void {
  for (const event of mutationEvents(commit, listener).slice(alreadySent)) {
    const {transactionCurrentEvent: current, transactionTotalEvents: total} = event
    const sentEvents = current === total ? undefined : current
    const id = formatPosition({sequence: commit.sequence, sentEvents})
    stream.send({event: 'mutation', id, data: event})
  }
}
