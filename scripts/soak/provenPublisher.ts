import {execFile} from 'node:child_process'
import {realpathSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {createLake, type Lake} from '@crosswalk/lake'
import {createPublisher, type Publisher} from '@crosswalk/publisher'
import {realSurroundings, type Surroundings} from '@crosswalk/publisher/surroundings'
import type {Edit} from '@crosswalk/site/testing/randomEdits'
import {ClientError, createClient, type SanityClient} from '@sanity/client'
import {generateDocuments} from '../content/generate/generateDocuments.ts'
import {importContent} from '../content/importContent.ts'
import {cleanBuild} from '../sample/cleanBuild.ts'

/** The store answers in this process, so nothing may keep it from doing so. */
const run = promisify(execFile)
const project = fileURLToPath(new URL('../../', import.meta.url))
const secret = 'a secret of the proof'
const siteUrl = 'https://guides.test'
/** Longest wait for a webhook before the publisher's rest is asked for instead. */
const hearingMs = 5_000
const batchSize = 200

export type StoredDocument = {_id: string; _type: string} & Record<string, unknown>

/** A store with content, a publisher that hears of its changes, and clean builds to compare with. */
export class ProvenPublisher {
  readonly data: string
  readonly #folder: string
  readonly #lake: Lake
  readonly #apiHost: string
  readonly #client: SanityClient
  readonly #surroundings: Surroundings
  #port = 0
  #publisher: Publisher | undefined

  private constructor(
    folder: string,
    {lake, apiHost, surroundings}: {lake: Lake; apiHost: string; surroundings: Surroundings},
  ) {
    this.#surroundings = surroundings
    this.#folder = folder
    this.data = join(folder, 'publisher')
    this.#lake = lake
    this.#apiHost = apiHost
    this.#client = createClient({
      projectId: 'crosswalk',
      dataset: 'production',
      apiHost,
      useProjectHostname: false,
      apiVersion: '2025-02-19',
      useCdn: false,
      token: lake.createToken('administrator', 'proof'),
    })
  }

  /**
   * @param content - the sample, or a generated dataset of so many paths
   * @param surroundings - of the publisher
   */
  static async open(
    folder: string,
    content: 'sample' | number,
    surroundings = realSurroundings(),
  ): Promise<ProvenPublisher> {
    const lake = await createLake({directory: join(folder, 'lake'), projectId: 'crosswalk'})
    const {url} = await lake.listen({host: '127.0.0.1', port: 0})
    const world = new ProvenPublisher(folder, {lake, apiHost: url, surroundings})
    if (content === 'sample') {
      const source = join(project, 'content')
      await importContent({client: world.#client, source, replace: false, onProgress: () => {}})
    } else {
      await world.#write([...generateDocuments(content, 1)] as StoredDocument[]) // Each has an id and a type.
    }
    await world.startPublisher()
    const hook = `http://127.0.0.1:${world.#port}/_publisher/webhook`
    await run(process.execPath, [
      join(project, 'lake/src/cli.ts'),
      ...['webhook', 'add', '--url', hook, '--secret', secret, '--data', join(folder, 'lake')],
      ...['--projection', '{_id, _type}'],
    ])
    return world
  }

  async startPublisher(): Promise<void> {
    const publisher = await createPublisher({
      dataDirectory: this.data,
      projectDirectory: project,
      allowMassLoss: true,
      surroundings: this.#surroundings,
      environment: {
        apiHost: this.#apiHost,
        projectId: 'crosswalk',
        dataset: 'production',
        siteUrl,
        webhookSecret: secret,
        administratorToken: undefined,
        readToken: undefined,
      },
    })
    this.#publisher = publisher
    const {url} = await publisher.listen({host: '127.0.0.1', port: this.#port})
    this.#port = Number(new URL(url).port)
    await publisher.start()
    await this.resting()
  }

  async stopPublisher(): Promise<void> {
    await this.#publisher?.close()
    this.#publisher = undefined
  }

  async close(): Promise<void> {
    await this.stopPublisher()
    await this.#lake.close()
  }

  documents(): Promise<StoredDocument[]> {
    return this.#client.fetch('*[!(_id in path("_.**")) && !(_type match "sanity.*")]')
  }

  /** @returns the id of the transaction, unless the store refused, as it does to break strong references */
  async commit(edits: readonly Edit[]): Promise<string | undefined> {
    if (edits.length === 0) return undefined
    const mutations = edits.map(({id, document}) =>
      document ? {createOrReplace: document} : {delete: {id}},
    )
    try {
      const {transactionId} = await this.#client.mutate(mutations, {returnDocuments: false})
      return transactionId
    } catch (error) {
      if (error instanceof ClientError) return undefined
      throw error
    }
  }

  /** Puts documents in the place of all that are there. */
  async reset(documents: readonly StoredDocument[]): Promise<void> {
    await this.stopPublisher()
    await this.#client.mutate([
      {delete: {query: '*[!(_id in path("_.**")) && !(_type match "sanity.*")]'}},
    ])
    await this.#write(documents)
    await this.startPublisher()
  }

  /** Waits until the publisher has heard of a transaction and is done with it. */
  async heard(transactionId: string): Promise<void> {
    const end = Date.now() + hearingMs
    for (;;) {
      const {recent, latest, next} = await this.#status()
      const builds = [...recent, latest, next].filter((build) => build !== null)
      const isTold = builds.some(({transactionIds}) => transactionIds.includes(transactionId))
      if (isTold || Date.now() > end) break
      await pause(20)
    }
    await this.#untilIdle(0)
  }

  /** Waits until all webhooks have come in. */
  resting(): Promise<void> {
    return this.#untilIdle(700)
  }

  /** Does what an operator does who is told that a release would lose too much, and wants it so. */
  async permitLoss(): Promise<void> {
    if ((await this.#status()).latest?.failure?.code !== 'massLoss') return
    await this.stopPublisher()
    await this.startPublisher()
  }

  async searchable(): Promise<void> {
    while ((await this.#status()).search !== 'current') await pause(100)
  }

  /** Number of files that a reconciler finds to be otherwise than they should be. */
  async left(): Promise<number> {
    const {files} = await this.#requirePublisher().release()
    return files ? files.added + files.changed + files.removed : 0
  }

  /**
   * Builds the content anew, in a process of its own.
   *
   * @param isStock - by `astro build`; otherwise with the code that the publisher has bundled
   * @returns the folder
   */
  async cleanBuild({isStock}: {isStock: boolean}): Promise<string> {
    const outDir = join(this.#folder, 'clean')
    await cleanBuild({
      site: join(project, 'site'),
      outDir,
      manifestFile: join(realpathSync(join(this.data, 'current')), '../manifest.json'),
      isStock,
      variables: {SANITY_API_HOST: this.#apiHost, SITE_URL: siteUrl},
    })
    return outDir
  }

  async #write(documents: readonly StoredDocument[]): Promise<void> {
    // Strong references are checked at the end of a transaction, so weak ones come first.
    for (const isLast of [false, true]) {
      for (let start = 0; start < documents.length; start += batchSize) {
        const batch = documents.slice(start, start + batchSize)
        const written = isLast ? batch : batch.map(weakened)
        await this.#client.mutate(written.map((document) => ({createOrReplace: document})))
      }
    }
  }

  async #untilIdle(quietMs: number): Promise<void> {
    let busyAt = Date.now()
    for (;;) {
      const {latest, next} = await this.#status()
      if (next !== null || latest?.endedAt === undefined) busyAt = Date.now()
      else if (Date.now() - busyAt >= quietMs) return
      await pause(20)
    }
  }

  async #status(): Promise<Status> {
    const request = new Request(`${siteUrl}/_publisher/status`)
    const response = await this.#requirePublisher().fetch(request)
    return (await response.json()) as Status // As the publisher's report.ts has it.
  }

  #requirePublisher(): Publisher {
    if (this.#publisher === undefined) throw new Error('The publisher is stopped.')
    return this.#publisher
  }
}

interface Build {
  transactionIds: string[]
  endedAt?: string
  failure?: {code: string}
}

interface Status {
  latest: Build | null
  next: Build | null
  recent: Build[]
  search: string
}

function weakened(document: StoredDocument): StoredDocument {
  return JSON.parse(
    JSON.stringify(document, (_, value: unknown) => {
      const isReference = typeof value === 'object' && value !== null && '_ref' in value
      return isReference ? {...value, _weak: true} : value
    }),
  )
}
