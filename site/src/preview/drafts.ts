import {createClient, type SanityClient} from '@sanity/client'
import {imageLocator} from '../content/picture.ts'
import type {Document} from '../live/compileQuery.ts'
import {DraftContent} from './draftContent.ts'
import type {PreviewEnvironment} from './environment.ts'
import {Feed} from './feed.ts'

/** How long after a failure the store is asked again. */
const pauseMs = 2_000
/** The Studio stores once a second while somebody types. */
const typingMs = 3_000

/** The content with its drafts, as it is in the store from moment to moment. */
export class Drafts {
  readonly content: DraftContent
  readonly client: SanityClient
  /** Why the content is not what the store holds; undefined if it is. */
  problem: string | undefined
  readonly #onChange: () => void
  /** By id, what ends the showing of a draft as it is being written. */
  readonly #typing = new Map<string, NodeJS.Timeout>()
  readonly #stopping = new AbortController()

  constructor(environment: PreviewEnvironment, onChange: () => void) {
    const {siteUrl, studioUrl, projectId, dataset, apiHost, token} = environment
    this.#onChange = onChange
    this.content = new DraftContent({
      siteUrl,
      studioUrl,
      now: Date.now(),
      locateImage: imageLocator(environment),
    })
    this.client = createClient({
      projectId,
      dataset,
      apiVersion: '2025-02-19',
      perspective: 'raw',
      token,
      useCdn: false,
      ...(apiHost === null ? {} : {apiHost, useProjectHostname: false}),
    })
  }

  /** Resolves when everything was read once. Goes on until it is stopped, whatever happens. */
  async start(): Promise<void> {
    const first = Promise.withResolvers<void>()
    void this.#run(() => first.resolve())
    await first.promise
  }

  /** Shows a draft as it is being written, until the Studio has had time to store it. */
  type(document: Document): void {
    const {_id: id} = document
    this.content.type(document)
    clearTimeout(this.#typing.get(id))
    const forget = () => {
      this.#typing.delete(id)
      this.content.forgetTyped(id)
      this.#onChange()
    }
    this.#typing.set(id, setTimeout(forget, typingMs))
    this.#onChange()
  }

  stop(): void {
    this.#stopping.abort()
  }

  async #run(onTry: () => void): Promise<void> {
    const {signal} = this.#stopping
    while (!signal.aborted) {
      const failed = Promise.withResolvers<Error>()
      const feed = new Feed(this.client, () => this.content.revisions(), {
        onChanges: (changes) => {
          this.content.apply(changes)
          this.#onChange()
        },
        onFailure: (error) => failed.resolve(error),
      })
      signal.addEventListener('abort', () => feed.stop(), {once: true})
      try {
        await feed.start()
        this.#say(undefined)
        onTry()
        throw await failed.promise
      } catch (error) {
        feed.stop()
        this.#say(error instanceof Error ? error.message : String(error))
        onTry()
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    }
  }

  #say(problem: string | undefined): void {
    if (problem === this.problem) return
    if (problem) process.stderr.write(`The content cannot be read: ${problem}\n`)
    this.problem = problem
    this.#onChange()
  }
}
