import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {createLake} from '@crosswalk/lake'
import {createPublisher, type Publisher} from '@crosswalk/publisher'
import {type Edit, randomEdits} from '@crosswalk/site/testing/randomEdits'
import {ClientError, createClient, type SanityClient} from '@sanity/client'
import {importContent} from '../content/importContent.ts'

/** The store answers in this process, so nothing may keep it from doing so. */
const run = promisify(execFile)
const project = fileURLToPath(new URL('../../', import.meta.url))
const secret = 'a secret of the proof'
const siteUrl = 'https://guides.test'

export interface ProofOptions {
  seed: number
  /** Sequences of edits, each compared with a clean build. */
  sequences: number
  /** Publishes in each. */
  steps: number
  say: (text: string) => void
}

/**
 * Edits the sample content at random, publishes each edit as an editor's would be, and compares the
 * release with what `astro build` makes of the same content, byte for byte. What is kept of withheld
 * documents is an input of both.
 *
 * @returns what differs, with the sequence; `null` if nothing does
 */
export async function provePublishing(options: ProofOptions): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'publisher-proof-'))
  const lake = await createLake({directory: join(folder, 'lake'), projectId: 'crosswalk'})
  let publisher: Publisher | undefined
  try {
    const {url: apiHost} = await lake.listen({host: '127.0.0.1', port: 0})
    const client = createClient({
      projectId: 'crosswalk',
      dataset: 'production',
      apiHost,
      useProjectHostname: false,
      apiVersion: '2025-02-19',
      useCdn: false,
      token: lake.createToken('administrator', 'proof'),
    })
    await importContent({
      client,
      source: join(project, 'content'),
      replace: false,
      onProgress: () => {},
    })
    publisher = await createPublisher({
      dataDirectory: join(folder, 'publisher'),
      projectDirectory: project,
      allowMassLoss: true,
      environment: {
        apiHost,
        projectId: 'crosswalk',
        dataset: 'production',
        siteUrl,
        webhookSecret: secret,
        administratorToken: undefined,
        readToken: undefined,
      },
    })
    const {url} = await publisher.listen({host: '127.0.0.1', port: 0})
    await publisher.start()
    await addWebhook(`${url}/_publisher/webhook`, join(folder, 'lake'))
    for (let sequence = 0; sequence < options.sequences; sequence += 1) {
      const seed = options.seed + sequence
      const failure = await proveSequence({client, publisher, folder, apiHost, seed}, options)
      options.say(`sequence ${sequence + 1} of ${options.sequences}, seed ${seed}`)
      if (failure) return `seed ${seed}: ${failure}`
    }
    return null
  } finally {
    await publisher?.close()
    await lake.close()
    rmSync(folder, {recursive: true, force: true})
  }
}

interface World {
  client: SanityClient
  publisher: Publisher
  folder: string
  apiHost: string
  seed: number
}

async function proveSequence(world: World, {steps}: ProofOptions): Promise<string | null> {
  const {client, publisher, folder, apiHost, seed} = world
  const present: Document[] = await client.fetch(
    '*[!(_id in path("_.**")) && !(_type match "sanity.*")]',
  )
  const documents = new Map(present.map((document) => [document._id, document]))
  for (const edits of randomEdits(documents, {seed, steps})) {
    if (await commit(client, edits)) await rest(publisher)
  }
  const {files} = await publisher.release()
  if (files && files.added + files.changed + files.removed > 0) {
    return `the webhooks left ${JSON.stringify(files)} for the reconciler`
  }
  await searchable(publisher)
  const clean = join(folder, 'clean')
  await run(process.execPath, astroBuild(clean), {
    cwd: join(project, 'site'),
    env: {
      ...process.env,
      SANITY_API_HOST: apiHost,
      SITE_URL: siteUrl,
      SITE_KEPT_FILE: join(realpathSync(join(folder, 'publisher/current')), '../manifest.json'),
      NODE_ENV: 'production',
    },
  })
  const difference = firstDifference(treeOf(join(folder, 'publisher/current/')), treeOf(clean))
  rmSync(clean, {recursive: true})
  return difference
}

type Document = {_id: string; _type: string} & Record<string, unknown>

/** @returns whether the store took them; it refuses to break strong references */
async function commit(client: SanityClient, edits: readonly Edit[]): Promise<boolean> {
  if (edits.length === 0) return false
  const transaction = client.transaction()
  for (const {id, document} of edits) {
    if (document) transaction.createOrReplace(document)
    else transaction.delete(id)
  }
  try {
    await transaction.commit({visibility: 'sync'})
    return true
  } catch (error) {
    if (error instanceof ClientError) return false
    throw error
  }
}

/** Waits until the publisher has heard of the last edit and is done with it. */
async function rest(publisher: Publisher): Promise<void> {
  let quietSince = Date.now()
  while (Date.now() - quietSince < 700) {
    const {latest, next} = await statusOf(publisher)
    if (next !== null || latest?.endedAt === undefined) quietSince = Date.now()
    await pause(50)
  }
}

async function searchable(publisher: Publisher): Promise<void> {
  while ((await statusOf(publisher)).search !== 'current') await pause(100)
}

async function statusOf(publisher: Publisher) {
  const response = await publisher.fetch(new Request(`${siteUrl}/_publisher/status`))
  const {latest, next, search} = Object(await response.json())
  return {latest, next, search}
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function addWebhook(url: string, data: string): Promise<void> {
  await run(process.execPath, [
    join(project, 'lake/src/cli.ts'),
    ...['webhook', 'add', '--url', url, '--secret', secret, '--data', data],
    ...['--projection', '{_id, _type}'],
  ])
}

function astroBuild(outDirectory: string): string[] {
  const astro = join(project, 'site/node_modules/astro/bin/astro.mjs')
  return [astro, 'build', '--root', join(project, 'site'), '--outDir', outDirectory]
}

function treeOf(root: string): Map<string, string> {
  const names = readdirSync(root, {recursive: true, withFileTypes: true})
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return new Map(
    names.map((path) => [
      path.slice(root.length).replace(/^\//, ''),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}

function firstDifference(
  release: ReadonlyMap<string, string>,
  clean: ReadonlyMap<string, string>,
): string | null {
  const names = [...new Set([...release.keys(), ...clean.keys()])]
  const different = names.filter((name) => release.get(name) !== clean.get(name))
  if (different.length === 0) return null
  const described = different.slice(0, 10).map((name) => {
    if (!release.has(name)) return `${name} is missing`
    return clean.has(name) ? `${name} differs` : `${name} is left over`
  })
  return `${different.length} files of the release are not those of a clean build: ${described.join(', ')}`
}
