import type {SanityClient} from '@sanity/client'
import {SiteError} from '../content/errors.ts'
import type {Document} from '../live/compileQuery.ts'
import type {DocumentChange} from '../live/liveContent.ts'

/** Documents fetched at once; some tens of megabytes. */
const batchSize = 4_000
/** What the store keeps for itself has a dot in its id. */
const ours = '(_id in path("*") || _id in path("drafts.*") || _id in path("versions.*.*"))'

interface Listeners {
  onChanges: (changes: DocumentChange[]) => void
  /** The store can no longer be heard, or not with this token. */
  onFailure: (error: Error) => void
}

/**
 * Follows all documents with their drafts and versions: first all of them, then every change.
 *
 * After a pause in which changes may have been missed, what differs is fetched.
 */
export class Feed {
  readonly #client: SanityClient
  readonly #revisions: () => ReadonlyMap<string, string>
  readonly #listeners: Listeners
  #stop: (() => void) | undefined

  constructor(
    client: SanityClient,
    revisions: () => ReadonlyMap<string, string>,
    listeners: Listeners,
  ) {
    this.#client = client
    this.#revisions = revisions
    this.#listeners = listeners
  }

  /** Resolves when all documents are there. */
  start(): Promise<void> {
    const {promise, resolve, reject} = Promise.withResolvers<void>()
    // While documents are fetched, later changes wait behind them.
    let last = Promise.resolve()
    const inTurn = (action: () => Promise<void>) => {
      last = last.then(action).catch((error: Error) => {
        reject(error)
        this.#listeners.onFailure(error)
      })
    }
    const subscription = this.#client
      .listen(
        `*[${ours}]`,
        {},
        {
          events: ['welcome', 'mutation', 'reconnect'],
          includeAllVersions: true,
          includePreviousRevision: false,
          includeResult: true,
          visibility: 'query',
        },
      )
      .subscribe({
        next: (event) => {
          if (event.type === 'welcome') {
            inTurn(async () => {
              await this.#catchUp()
              resolve()
            })
          } else if (event.type === 'mutation') {
            const {documentId: id, transition, result} = event
            const document =
              transition === 'disappear' ? undefined : (result as Document | undefined) // As it was asked for.
            inTurn(async () => this.#listeners.onChanges([{id, document}]))
          }
        },
        error: (error: Error) => {
          reject(error)
          this.#listeners.onFailure(error)
        },
      })
    this.#stop = () => subscription.unsubscribe()
    return promise
  }

  stop(): void {
    this.#stop?.()
  }

  async #catchUp(): Promise<void> {
    const known = this.#revisions()
    const rows = await this.#fetch(`*[${ours}] | order(_id asc) {_id, _rev}`)
    const revisions = new Map(rows.map(({_id, _rev}) => [_id, _rev]))
    const ids = rows.filter(({_id, _rev}) => known.get(_id) !== _rev).map(({_id}) => _id)
    const changes: DocumentChange[] = [...known.keys()]
      .filter((id) => !revisions.has(id))
      .map((id) => ({id, document: undefined}))
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize)
      const documents = await this.#fetch('*[_id in $ids]', {ids: batch})
      const found = new Map(documents.map((document) => [document._id, document]))
      changes.push(...batch.map((id) => ({id, document: found.get(id)})))
    }
    if (changes.length > 0) this.#listeners.onChanges(changes)
  }

  async #fetch(query: string, params: Record<string, unknown> = {}): Promise<Document[]> {
    const rows: unknown = await this.#client.fetch(query, params)
    if (Array.isArray(rows)) return rows
    throw new SiteError(
      'contentRefused',
      'A list of documents was asked for and something else came.',
    )
  }
}
