import {createLake, type Lake} from '@crosswalk/lake'
import {createClient, type SanityClient, type SanityDocumentStub} from '@sanity/client'
import {onTestFinished} from 'vitest'
import type {WhenDone} from './temporaryFolder.ts'

export interface RunningLake {
  /** Signed in as administrator; API version 2025-02-19, raw perspective. */
  client: SanityClient
  anonymousClient: SanityClient
  /** The administrator's token. */
  token: string
  /** `http://127.0.0.1:<port>` */
  url: string
  lake: Lake
  /** Also called when the test ends. */
  close: () => Promise<void>
}

/** A lake on a free port unless one is given, in memory unless a folder is, that closes with the test. */
export async function startLake(
  options: {
    documents?: SanityDocumentStub[]
    corsOrigins?: string[]
    port?: number
    directory?: string
    whenDone?: WhenDone
  } = {},
): Promise<RunningLake> {
  const lake = await createLake({
    directory: options.directory ?? ':memory:',
    projectId: 'test',
    ...(options.corsOrigins && {corsOrigins: options.corsOrigins}),
  })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= lake.close()
    return closing
  }
  const {whenDone = onTestFinished} = options
  whenDone(close)
  const {url} = await lake.listen({host: '127.0.0.1', port: options.port ?? 0})
  const token = lake.createToken('administrator', 'test')
  const anonymousClient = createClient({
    projectId: 'test',
    dataset: 'production',
    apiHost: url,
    apiVersion: '2025-02-19',
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    maxRetries: 0,
  })
  const client = anonymousClient.withConfig({token})
  if (options.documents) {
    const mutations = options.documents.map((document) => ({create: document}))
    await client.mutate(mutations)
  }
  return {client, anonymousClient, token, url, lake, close}
}
