import {createHash, createHmac} from 'node:crypto'
import {readdirSync, readFileSync, realpathSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import type {PublisherProcess} from '@crosswalk/publisher/testing/publisherProcess'
import type {IdentifiedSanityDocumentStub, SanityClient} from '@sanity/client'
import {cleanBuild} from '../../scripts/sample/cleanBuild.ts'
import {copyProject} from '../../scripts/sample/copyProject.ts'
import {PublishedSample} from '../../scripts/sample/publishedSample.ts'
import {eventually} from './browser.ts'
import {type UnreliableProxy, unreliableProxy} from './unreliableProxy.ts'

/** The part of a build's report that tests read; see publisher/src/report/report.ts. */
export interface Report {
  id: string
  state: string
  reasons: string[]
  documents: {id: string; transactionId: string}[]
  endedAt?: string
  wasRendered?: boolean
  notices?: {documentId: string; field: string; reason: string; effect: string; keptHref?: string}[]
  failure?: {stage: string; code: string; message: string; lines: string[]; retryInMs?: number}
}

interface Status {
  live: {releaseId: string; pages: number} | null
  search: string
  latest: Report | null
  next: Report | null
  recent: Report[]
}

/** What a publish did to the files of the release; the search index, which follows, left aside. */
export interface Published {
  report: Report
  changed: string[]
  added: string[]
  removed: string[]
}

type Files = Readonly<Record<string, string>>
type Mutations = Parameters<SanityClient['mutate']>[0]

/** The sample content, published by a copy of the project: all processes are real, and the code may be changed. */
export class Publication {
  readonly project: string
  readonly sample: PublishedSample
  /** Between the publisher and the lake. */
  readonly lake: UnreliableProxy
  readonly #folder: string

  private constructor(folder: string, sample: PublishedSample, lake: UnreliableProxy) {
    this.#folder = folder
    this.project = join(folder, 'project')
    this.sample = sample
    this.lake = lake
  }

  /** @param folder - empty; may be thrown away when everything is closed */
  static async open(folder: string): Promise<Publication> {
    copyProject(join(folder, 'project'))
    const sample = await PublishedSample.open(folder, join(folder, 'project'))
    return new Publication(folder, sample, await unreliableProxy(sample.lake.url))
  }

  get client(): SanityClient {
    return this.sample.client
  }

  get data(): string {
    return this.sample.data
  }

  /** Starts a publisher and waits until it has made what there is to make. */
  async start(
    options: readonly string[] = [],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<PublisherProcess> {
    const started = await this.sample.start(options, {
      SANITY_API_HOST: this.lake.url,
      ...variables,
    })
    await this.rest()
    return started
  }

  async close(): Promise<void> {
    await this.sample.close()
    await this.lake.close()
  }

  async status(): Promise<Status> {
    return (await fetch(`${this.sample.url}/_publisher/status`)).json() as Promise<Status> // As in report.ts.
  }

  /** Waits until no build runs or waits. */
  rest(): Promise<Status> {
    return eventually(
      () => this.status(),
      ({latest, next}) => next === null && latest?.endedAt !== undefined,
    )
  }

  async searchable(): Promise<void> {
    await eventually(
      () => this.status(),
      ({search}) => search === 'current',
    )
  }

  /** The live files when no build is under way and the search index has followed the pages. */
  async settledFiles(): Promise<Files> {
    await this.rest()
    await this.searchable()
    return this.files()
  }

  /** Writes to the lake, and waits until the build that it asks for has ended. */
  async publish(mutations: Mutations): Promise<Published> {
    const before = this.files()
    const {transactionId} = await this.client.mutate(mutations, {returnDocuments: false})
    return this.published(before, transactionId)
  }

  /** Waits for the build that a transaction asked for. */
  async published(before: Files, transactionId: string): Promise<Published> {
    const asked = ({documents}: Report) =>
      documents.some((document) => document.transactionId === transactionId)
    const {recent} = await eventually(
      () => this.status(),
      (status) => status.recent.some((report) => report.state !== 'superseded' && asked(report)),
    )
    const report = recent.find((each) => each.state !== 'superseded' && asked(each))
    if (report === undefined) throw new Error('The build was there a moment ago.')
    return {report, ...differences(before, this.files())}
  }

  /** What is stored under an id. */
  async document(id: string): Promise<IdentifiedSanityDocumentStub> {
    const stored = await this.client.getDocument(id)
    if (stored === undefined) throw new Error(`There is no document "${id}".`)
    return stored
  }

  /** Digests of the files of the live release. */
  files(): Files {
    return Object.fromEntries(this.tree())
  }

  manifestFile(): string {
    return join(realpathSync(join(this.data, 'current')), '../manifest.json')
  }

  /** Text of a file of the live release. */
  text(name: string): string {
    return readFileSync(join(this.data, 'current', name), 'utf8')
  }

  /** Number of the pages in a folder of one release that say something. */
  pagesSaying(words: string, folder: string): number {
    // The release may change meanwhile, and this is to count in one.
    const root = realpathSync(join(this.data, 'current', folder))
    const pages = readdirSync(root, {recursive: true, encoding: 'utf8'})
    return pages
      .filter((name) => name.endsWith('/index.html'))
      .filter((name) => readFileSync(join(root, name), 'utf8').includes(words)).length
  }

  async read(pathname: string): Promise<{status: number; location: string | null; html: string}> {
    const response = await fetch(this.sample.url + pathname, {redirect: 'manual'})
    const location = response.headers.get('location')
    return {status: response.status, location, html: await response.text()}
  }

  /** What a clean build makes of the same content, with the same kept pages: digests by name. */
  async cleanBuild({isStock}: {isStock: boolean}): Promise<Map<string, string>> {
    const folder = join(this.#folder, 'clean')
    await cleanBuild({
      site: join(this.project, 'site'),
      outDir: folder,
      manifestFile: this.manifestFile(),
      isStock,
      variables: {...this.sample.variables, SANITY_API_HOST: this.lake.url},
    })
    const tree = treeOf(folder)
    rmSync(folder, {recursive: true})
    return tree
  }

  /** Digests of what is on disk, by name. */
  tree(): Map<string, string> {
    return treeOf(join(this.data, 'current'))
  }

  /** Sends a delivery as the lake would, with whatever is to be wrong with it. */
  async deliver(delivery: {
    id: string
    transactionId: string
    key: string
    signedAt?: number
    secret?: string
    /** Sent instead of what was signed. */
    body?: string
  }): Promise<Response> {
    const {id, transactionId, key, signedAt = Date.now()} = delivery
    const body = JSON.stringify({_id: id})
    const signature = createHmac('sha256', delivery.secret ?? PublishedSample.secret)
      .update(`${signedAt}.${body}`)
      .digest('base64url')
    return fetch(`${this.sample.url}/_publisher/webhook`, {
      method: 'POST',
      body: delivery.body ?? body,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'sanity-transaction-id': transactionId,
        'sanity-operation': 'update',
        'sanity-webhook-signature': `t=${signedAt},v1=${signature}`,
      },
    })
  }

  /** Gives the publisher time for what it must not do: longer than it waits between two builds. */
  async wouldHaveBuilt(): Promise<Status> {
    await pause(2_500)
    return this.rest()
  }
}

function differences(
  before: Files,
  after: Files,
): Pick<Published, 'changed' | 'added' | 'removed'> {
  const isPage = (name: string) => !name.startsWith('pagefind/')
  const known = Object.keys(before).filter(isPage)
  const names = Object.keys(after).filter(isPage)
  return {
    changed: names.filter((name) => before[name] && before[name] !== after[name]),
    added: names.filter((name) => !Object.hasOwn(before, name)),
    removed: known.filter((name) => !Object.hasOwn(after, name)),
  }
}

/** Digests of the files in a folder, which may be a link, by name. */
export function treeOf(folder: string): Map<string, string> {
  const root = realpathSync(folder)
  const names = readdirSync(root, {recursive: true, withFileTypes: true})
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return new Map(
    names.map((path) => [
      path.slice(root.length + 1),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}
