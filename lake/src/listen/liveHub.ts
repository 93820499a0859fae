import {isDraftId, isVersionId} from '../document.ts'
import type {History} from '../history/history.ts'
import type {Committer} from '../mutations/commit.ts'
import {tagsOfChanges} from '../query/syncTags.ts'
import type {Change, Commit} from '../store.ts'
import type {Surroundings} from '../surroundings.ts'
import {type EventStream, OpenStreams} from './eventStream.ts'

interface Follower {
  dataset: string
  /** By id: whether the caller may read the document. */
  canRead: (documentId: string) => boolean
  includeDrafts: boolean
}

const replayLimit = 10_000

/** Tells live queries which sync tags are stale. @see Content Lake API reference, section 8 */
export class LiveHub {
  readonly #history: History
  readonly #surroundings: Surroundings
  readonly #streams = new OpenStreams<Follower>()
  readonly #stopListening: () => void

  constructor(deps: {history: History; committer: Committer; surroundings: Surroundings}) {
    this.#history = deps.history
    this.#surroundings = deps.surroundings
    this.#stopListening = deps.committer.onCommit((commit) => this.#tell(commit))
  }

  get openStreams(): number {
    return this.#streams.size
  }

  /**
   * Opens a stream: `welcome`, then the messages since `lastEventId` if it can be continued, a
   * `restart` if it cannot.
   */
  open(follower: Follower, lastEventId: string | undefined): ReadableStream<Uint8Array> {
    const stream = this.#streams.open(follower)
    const last = this.#history.lastSequence(follower.dataset)
    const from = lastEventId === undefined ? last : sequenceOf(lastEventId)
    const canContinue =
      from !== undefined &&
      from <= last &&
      this.#history.canResume(follower.dataset, from, this.#surroundings.now())
    if (lastEventId === undefined || (canContinue && from !== undefined)) {
      stream.send({event: 'welcome', id: idOf(from ?? last), data: {}})
      if (from !== undefined && from < last) this.#replay(stream, follower, from)
    } else {
      stream.send({event: 'welcome', data: {}})
      stream.send({event: 'restart', id: idOf(last), data: {}})
    }
    return stream.body
  }

  close(): void {
    this.#stopListening()
    this.#streams.endAll()
  }

  #replay(stream: EventStream, follower: Follower, from: number): void {
    for (const commit of this.#history.commitsSince(follower.dataset, from, replayLimit)) {
      send(stream, commit, follower)
    }
  }

  #tell(commit: Commit): void {
    for (const [stream, follower] of this.#streams.entries()) {
      if (follower.dataset === commit.dataset) send(stream, commit, follower)
    }
  }
}

function send(stream: EventStream, commit: Commit, follower: Follower): void {
  const changes = commit.changes.filter((change) => isHeard(change, follower))
  if (changes.length === 0) return
  stream.send({event: 'message', id: idOf(commit.sequence), data: {tags: tagsOfChanges(changes)}})
}

function isHeard({documentId}: Change, {canRead, includeDrafts}: Follower): boolean {
  if (!canRead(documentId)) return false
  return includeDrafts || !(isDraftId(documentId) || isVersionId(documentId))
}

function idOf(sequence: number): string {
  return Buffer.from(`1|${sequence}`).toString('base64url')
}

function sequenceOf(id: string): number | undefined {
  const match = /^1\|(\d{1,15})$/.exec(Buffer.from(id, 'base64url').toString())
  return match ? Number(match[1]) : undefined
}
