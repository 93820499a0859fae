import {type ChildProcess, spawn} from 'node:child_process'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {lakeCommand, startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'
import {processFlags} from '@crosswalk/publisher/processFlags'
import {createClient, type SanityClient} from '@sanity/client'
import {residentBytesBelow} from '../../sample/residentBytes.ts'

const script = fileURLToPath(new URL('../../../publisher/src/cli.ts', import.meta.url))
const secret = 'a secret of the bench'
/** Not where it is served, so that no figure depends on a port. */
export const siteUrl = 'https://guides.test'

/** A lake and a publisher in processes of their own, joined by a webhook as in production. */
export interface PublishStack {
  lakeUrl: string
  siteUrl: string
  /** Of the live release. */
  siteFolder: string
  client: SanityClient
  /** From the start of the publisher to its first release. */
  firstReleaseMs: number
  /** Resident memory of the publisher and all processes that it started. */
  residentBytes: () => number
  stop: () => Promise<void>
}

/** @param folder - with a filled lake in `lake/` */
export async function startPublishStack(folder: string): Promise<PublishStack> {
  const lakeData = join(folder, 'lake')
  const token = await lakeCommand(lakeData, 'token', 'create', '--role', 'administrator')
  const lake = await startLakeProcess({data: lakeData})
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [...processFlags, script, 'serve', '--port', '0', '--data', join(folder, 'publisher')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        SANITY_API_HOST: lake.url,
        SITE_URL: siteUrl,
        SANITY_WEBHOOK_SECRET: secret,
      },
    },
  )
  try {
    const served = await listeningUrl(child)
    const firstReleaseMs = performance.now() - started
    await lakeCommand(
      lakeData,
      ...['webhook', 'add', '--url', `${served}/_publisher/webhook`, '--secret', secret],
      ...['--projection', '{_id, _type}'],
    )
    return {
      lakeUrl: lake.url,
      siteUrl: served,
      siteFolder: join(folder, 'publisher/current'),
      firstReleaseMs,
      client: createClient({
        projectId: 'crosswalk',
        dataset: 'production',
        apiHost: lake.url,
        useProjectHostname: false,
        apiVersion: '2025-02-19',
        useCdn: false,
        token,
      }),
      residentBytes: () =>
        [...residentBytesBelow(child.pid).values()].reduce((sum, bytes) => sum + bytes, 0),
      stop: async () => {
        await end(child)
        await lake.stop()
      },
    }
  } catch (error) {
    await end(child)
    await lake.stop()
    throw error
  }
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  if (child.stdout) {
    for await (const line of createInterface(child.stdout)) {
      const message: {listening?: string} = JSON.parse(line)
      if (message.listening) return message.listening
    }
  }
  throw new Error('The publisher ended before it listened; its last words are above.')
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
