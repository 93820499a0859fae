import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type LakeProcess, lakeCommand, startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'
import {
  type PublisherProcess,
  spawnPublisher,
  startPublisherProcess,
} from '@crosswalk/publisher/testing/publisherProcess'
import {createClient, type SanityClient} from '@sanity/client'
import {importContent} from '../content/importContent.ts'
import {freePorts} from './freePorts.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const content = join(repository, 'content')

interface Publishing {
  project: string
  data: string
  port: number
  variables: Readonly<Record<string, string>>
}

/** The sample content in a lake of its own, whose webhook tells a publisher, as operators run them. */
export class PublishedSample {
  static readonly secret = 'a secret of the sample'
  static readonly administratorToken = 'administrator of the sample'
  static readonly siteUrl = 'https://guides.test'
  readonly lake: LakeProcess
  /** Signed in as administrator; raw perspective. */
  readonly client: SanityClient
  /** Data folder of the publisher. */
  readonly data: string
  readonly #project: string
  readonly #port: number
  readonly #variables: Readonly<Record<string, string>>
  #publisher: PublisherProcess | undefined

  private constructor(lake: LakeProcess, client: SanityClient, publishing: Publishing) {
    this.lake = lake
    this.client = client
    this.data = publishing.data
    this.#project = publishing.project
    this.#port = publishing.port
    this.#variables = publishing.variables
  }

  /**
   * @param folder - holds the data of both; nothing is published yet
   * @param project - the repository that the publisher is started from, or a copy of it
   */
  static async open(folder: string, project = repository): Promise<PublishedSample> {
    const [lakeData, data] = [join(folder, 'lake'), join(folder, 'publisher')]
    const [port = 0] = await freePorts(1)
    const token = await lakeCommand(lakeData, 'token', 'create', '--role', 'administrator')
    const hook = ['--url', `http://127.0.0.1:${port}/_publisher/webhook`]
    const shape = ['--secret', PublishedSample.secret, '--projection', '{_id, _type}']
    await lakeCommand(lakeData, 'webhook', 'add', ...hook, ...shape)
    const lake = await startLakeProcess({data: lakeData})
    const client = createClient({
      projectId: 'crosswalk',
      dataset: 'production',
      apiHost: lake.url,
      useProjectHostname: false,
      apiVersion: '2025-02-19',
      useCdn: false,
      perspective: 'raw',
      token,
    })
    await importContent({client, source: content, replace: false, onProgress: () => {}})
    const variables = {
      SANITY_API_HOST: lake.url,
      SITE_URL: PublishedSample.siteUrl,
      SANITY_WEBHOOK_SECRET: PublishedSample.secret,
      SANITY_API_READ_TOKEN: token,
      PUBLISHER_TOKEN: PublishedSample.administratorToken,
    }
    return new PublishedSample(lake, client, {project, data, port, variables})
  }

  /** Where the publisher answers, whenever one runs. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get variables(): Readonly<Record<string, string>> {
    return this.#variables
  }

  /** Resolves when a release is served. */
  async start(
    options: readonly string[] = [],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<PublisherProcess> {
    this.#publisher = await startPublisherProcess(this.#described(options, variables))
    return this.#publisher
  }

  /** Starts a publisher and waits for nothing. */
  spawn(): PublisherProcess {
    const {process: started, isServing} = spawnPublisher(this.#described())
    // Whoever kills it before it serves has no use for the news.
    isServing.catch(() => {})
    this.#publisher = started
    return started
  }

  async close(): Promise<void> {
    await this.#publisher?.stop()
    await this.lake.stop()
  }

  #described(options: readonly string[] = [], variables: Readonly<Record<string, string>> = {}) {
    const [project, port, merged] = [this.#project, this.#port, {...this.#variables, ...variables}]
    return {project, data: this.data, port, variables: merged, options}
  }
}
