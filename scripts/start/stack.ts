import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {processFlags} from '@crosswalk/publisher/processFlags'
import {Problem} from '../launch/problem.mjs'
import {type Backend, backendFromEnvironment, environmentOf} from './backend.ts'
import {readOrCreateSecret, readOrRenewToken} from './credentials.ts'
import {fillWhenEmpty} from './embeddedLake.ts'
import {LakeCommands} from './lakeCommands.ts'
import {holdLock} from './lock.ts'
import {requireDataFolder, requireFreePorts, startProblem} from './preflight.ts'
import {buildPreview} from './previewBuild.ts'
import {type Service, startService} from './services.ts'
import {buildStudio} from './studioBuild.ts'

export interface StackOptions {
  /** The checkout. */
  root: string
  /** Absolute data folder. */
  data: string
  /** Without a port for the preview there is none. */
  ports: {lake: number; studio: number; site: number; preview: number | undefined}
  /** Delete the data first. */
  reset: boolean
  /** Aborting it stops what runs and what is being built. */
  signal: AbortSignal
}

export interface Stack {
  addresses: {lake: string; studio: string; site: string; preview: string | undefined}
  /** Resolves when the signal is aborted; rejects with a Problem when a service ends by itself. */
  ended: Promise<void>
  stop: () => Promise<void>
}

/** What a start may leave in the data folder, and what `--reset` therefore removes. */
const ownFolders = ['lake', 'publisher', 'studio', 'logs']
const ownFiles = ['webhook-secret', 'preview-token', 'import-unfinished']

/** Starts lake, Studio, publisher and preview, and resolves when all of them answer. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const {data, ports, signal} = options
  requireDataFolder(data)
  const releaseLock = holdLock(join(data, 'running.pid'))
  const services: Service[] = []
  const stop = async () => {
    for (const service of services.reverse()) await service.stop()
    services.length = 0
    releaseLock()
  }
  try {
    const backend = backendFromEnvironment(process.env, ports.lake)
    const preview = previewPort(options, backend)
    const addresses = {
      lake: `http://localhost:${ports.lake}`,
      studio: `http://localhost:${ports.studio}`,
      site: `http://localhost:${ports.site}`,
      preview: preview === undefined ? undefined : `http://localhost:${preview}`,
    }
    const {studio, site} = ports
    await requireFreePorts({
      ...(backend.kind === 'embedded' && {lake: ports.lake}),
      ...{studio, site},
      ...(preview !== undefined && {preview}),
    })
    if (options.reset) removeData(data)
    await startServices({
      ...options,
      ports: {...ports, preview},
      backend,
      addresses,
      services,
    })
    return {addresses, ended: endOf(services, signal), stop}
  } catch (error) {
    await stop()
    if (signal.aborted) throw new Problem('Stopped before everything was up.')
    throw startProblem(error, data)
  }
}

/** Where the preview is going to be; nowhere if nobody wants it or nothing lets it read drafts. */
function previewPort({ports}: StackOptions, backend: Backend): number | undefined {
  if (ports.preview === undefined) return undefined
  if (backend.kind === 'embedded' || process.env.SANITY_API_READ_TOKEN) return ports.preview
  process.stderr.write(
    'There will be no preview: set SANITY_API_READ_TOKEN to a token of the project that reads drafts.\n',
  )
  return undefined
}

interface Start extends StackOptions {
  backend: Backend
  addresses: Stack['addresses']
  /** Filled as services come up, so that the caller can stop them. */
  services: Service[]
}

async function startServices(start: Start): Promise<void> {
  const {root, data, ports, backend, addresses, services, signal} = start
  const logs = join(data, 'logs')
  mkdirSync(logs, {recursive: true})
  const {preview: previewAddress} = addresses
  const env = environmentOf(backend.target, {
    site: process.env.SITE_URL ?? addresses.site,
    preview: previewAddress,
  })
  const secretFile = join(data, 'webhook-secret')
  const secret = readOrCreateSecret(secretFile)

  const launch = async (
    name: string,
    script: string,
    args: string[],
    {flags = [], variables = {}}: {flags?: string[]; variables?: Record<string, string>} = {},
  ) => {
    signal.throwIfAborted()
    const service = await startService({
      name,
      flags,
      script: join(root, script),
      args,
      env: {...env, ...variables},
      logFile: join(logs, `${name}.log`),
    })
    services.push(service)
    await requireAnswer(service)
  }

  const studio = async () => {
    const built = await buildStudio({root, folder: join(data, 'studio'), env, signal})
    await launch('Studio', 'studio/serve.ts', ['--port', String(ports.studio), '--dir', built])
  }
  /** Resolves when the content is there; with the lake's commands if it is ours. */
  const lake = async () => {
    if (backend.kind !== 'embedded') return undefined
    const lakeData = join(data, 'lake')
    await launch('lake', 'lake/src/cli.ts', [
      ...['serve', '--port', String(ports.lake), '--data', lakeData, '--auto-sign-in'],
      ...['--cors-origin', addresses.studio, '--cors-origin', addresses.site],
      ...['--project', backend.target.projectId, '--dataset', backend.target.dataset],
    ])
    const commands = new LakeCommands(root, lakeData)
    await fillWhenEmpty({commands, target: backend.target, source: join(root, 'content'), data})
    return commands
  }
  const site = async (content: Promise<LakeCommands | undefined>) => {
    const url = `${addresses.site}/_publisher/webhook`
    await (await content)?.ensureWebhook({name: 'publisher', url, secretFile})
    await launch(
      'publisher',
      'publisher/src/cli.ts',
      ['serve', '--port', String(ports.site), '--data', join(data, 'publisher')],
      {flags: processFlags, variables: {SANITY_WEBHOOK_SECRET: secret}},
    )
  }
  const preview = async (content: Promise<LakeCommands | undefined>) => {
    if (ports.preview === undefined) return
    const built = await buildPreview({root, signal})
    const commands = await content
    const token = commands
      ? await readOrRenewToken(join(data, 'preview-token'), {commands, target: backend.target})
      : process.env.SANITY_API_READ_TOKEN
    await launch(
      'preview',
      'site/src/preview/serve.ts',
      ['--port', String(ports.preview), '--dir', built],
      {
        variables: {
          ...(token && {SANITY_API_READ_TOKEN: token}),
          SANITY_STUDIO_URL: addresses.studio,
        },
      },
    )
  }
  const filled = lake()
  const results = await Promise.allSettled([site(filled), studio(), preview(filled)])
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

async function requireAnswer({name, url}: Service): Promise<void> {
  const response = await fetch(url, {redirect: 'manual'})
  await response.body?.cancel()
  if (response.status >= 500) {
    throw new Problem(`The ${name} at ${url} answers with status ${response.status}.`)
  }
}

function endOf(services: readonly Service[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve())
    if (signal.aborted) resolve()
    for (const {name, ended} of services) {
      ended.then((how) =>
        reject(new Problem(`The ${name} ended by itself (${how}). Everything else was stopped.`)),
      )
    }
  })
}

function removeData(data: string): void {
  process.stderr.write(`Removing the data in ${data} …\n`)
  for (const name of [...ownFolders, ...ownFiles]) {
    rmSync(join(data, name), {recursive: true, force: true})
  }
}
