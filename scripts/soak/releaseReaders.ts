import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {createServer, type Server} from 'node:http'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import type {ReleaseBook} from './releaseBook.ts'

/** What readers met. */
export interface Reading {
  /** Answers that were the file of a release that was live then. */
  whole: number
  /** Requests that found nobody or were cut off, which only the killed publisher may cause. */
  unanswered: number
  problems: string[]
}

/**
 * Readers that ask one after the other for files of the release, of the publisher and of a plain web
 * server on `current`, and compare each answer with the releases that were live meanwhile.
 */
export class ReleaseReaders {
  readonly reading: Reading = {whole: 0, unanswered: 0, problems: []}
  readonly #book: ReleaseBook
  readonly #publisherUrl: string
  readonly #random: () => number
  readonly #server: Server
  #plainUrl = ''
  #isStopped = false
  #running: Promise<unknown> = Promise.resolve()

  constructor(options: {
    current: string
    book: ReleaseBook
    publisherUrl: string
    random: () => number
  }) {
    this.#book = options.book
    this.#publisherUrl = options.publisherUrl
    this.#random = options.random
    this.#server = createServer((request, response) => {
      const {pathname} = new URL(request.url ?? '/', 'http://host')
      const name = decodeURIComponent(pathname).replace(/\/$/, '/index.html')
      readFile(join(options.current, name)).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      )
    })
    // A busy process may ask on a connection that is just being closed for having been idle.
    this.#server.keepAliveTimeout = 0
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (typeof address === 'object' && address) this.#plainUrl = `http://127.0.0.1:${address.port}`
    this.#running = Promise.all([
      this.#read(() => this.#plainUrl, {mayFail: false}),
      this.#read(() => this.#plainUrl, {mayFail: false}),
      this.#read(() => this.#publisherUrl, {mayFail: true}),
    ])
  }

  async stop(): Promise<Reading> {
    this.#isStopped = true
    await this.#running
    this.#server.closeAllConnections()
    this.#server.close()
    return this.reading
  }

  async #read(url: () => string, {mayFail}: {mayFail: boolean}): Promise<void> {
    while (!this.#isStopped) {
      const before = await this.#book.live()
      const names = before === undefined ? [] : this.#book.namesIn(before)
      const name = names[Math.floor(this.#random() * names.length)]
      if (before === undefined || name === undefined) {
        await pause(20)
        continue
      }
      const answer = await ask(url(), name)
      if (answer === undefined) {
        this.reading.unanswered += 1
        if (!mayFail) this.reading.problems.push(`${name} was not answered.`)
        await pause(20)
        continue
      }
      const after = (await this.#book.live()) ?? before
      const digests = this.#book.digestsBetween(before, after, name)
      // The publisher is to be watched, not starved.
      await pause(5)
      if (digests.includes(answer)) this.reading.whole += 1
      else {
        this.reading.problems.push(
          `${name} was ${answer ?? 'missing'}, which it is in no release from ${before} to ${after}.`,
        )
      }
    }
  }
}

/** @returns the digest of the body, `null` for a missing page, `undefined` without an answer */
async function ask(url: string, name: string): Promise<string | null | undefined> {
  try {
    const pathname = encodeURI(name.replace(/(^|\/)index\.html$/, '$1'))
    const response = await fetch(`${url}/${pathname}`, {redirect: 'manual'})
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (response.status === 404) return null
    // The publisher starts, or sends an old address on to the new one.
    if (response.status !== 200) return undefined
    return createHash('sha256').update(bytes).digest('hex')
  } catch {
    return undefined // Nobody listens, or the connection was cut off.
  }
}
