import {encodeSignatureHeader} from '@sanity/webhook'
import {expect, onTestFinished} from 'vitest'
import {PublisherError} from '../errors.ts'
import {createPublisher, type Publisher} from '../index.ts'
import type {RenderRequest} from '../render/renderer.ts'
import type {BuildState, PublisherStatus} from '../report/report.ts'
import {manualSurroundings} from './manualSurroundings.ts'
import {type PlainSite, page, writeSite} from './plainSite.ts'
import {temporaryDirectory} from './temporaryDirectory.ts'

const secret = 'a secret of the tests'

/** A content store with one text, and a site that shows it. */
export async function world() {
  const dataDirectory = await temporaryDirectory()
  const projectDirectory = await temporaryDirectory()
  const surroundings = manualSurroundings()
  let deliveries = 0
  const state = {
    text: 'First',
    /** Thrown by the next readings of the store. */
    outage: undefined as Error | undefined,
    /** Instead of the site, once per entry; a function may throw. */
    builds: [] as (PlainSite | ((request: RenderRequest) => Promise<void>))[],
    rendered: [] as {isClean: boolean}[],
  }
  const open = async (options: {allowMassLoss?: boolean} = {}): Promise<Publisher> => {
    const publisher = await createPublisher({
      ...options,
      dataDirectory,
      projectDirectory,
      environment: {
        apiHost: 'http://localhost:0',
        projectId: 'crosswalk',
        dataset: 'production',
        siteUrl: 'http://localhost:4321',
        webhookSecret: secret,
        administratorToken: 'administrator',
        readToken: undefined,
      },
      surroundings,
      readDatasetState: async () => {
        if (state.outage) throw state.outage
        return state.text
      },
      render: async (request) => {
        state.rendered.push({isClean: request.isClean})
        const text = state.text
        const build = state.builds.shift()
        if (typeof build === 'function') await build(request)
        await writeSite(
          request.outDirectory,
          typeof build === 'object' ? build : {'index.html': page(text)},
        )
      },
    })
    onTestFinished(() => publisher.close())
    return publisher
  }
  const announce = async (publisher: Publisher, documentId = 'career-1') => {
    const body = JSON.stringify({_id: documentId, _type: 'career'})
    const signature = await encodeSignatureHeader(body, surroundings.now(), secret)
    const response = await publisher.fetch(
      new Request('http://localhost/_publisher/webhook', {
        method: 'POST',
        body,
        headers: {
          'sanity-webhook-signature': signature,
          'idempotency-key': `delivery-${++deliveries}`,
          'sanity-transaction-id': `transaction-${deliveries}`,
          'sanity-operation': 'update',
        },
      }),
    )
    expect(response.status).toBe(202)
  }
  return {state, open, announce, surroundings, dataDirectory, projectDirectory}
}

/** Starts, and lets enough time pass for the next publish to begin a burst of its own. */
export async function startAndRest({open, surroundings}: Awaited<ReturnType<typeof world>>) {
  const publisher = await open()
  await publisher.start()
  await settled(publisher, 'live')
  await surroundings.advance(60_000)
  return publisher
}

export async function read(publisher: Publisher, path = '/'): Promise<string> {
  const response = await publisher.fetch(new Request(`http://localhost${path}`))
  return /<h1>(.*)<\/h1>/.exec(await response.text())?.[1] ?? `status ${response.status}`
}

export async function statusOf(publisher: Publisher): Promise<PublisherStatus> {
  const response = await publisher.fetch(new Request('http://localhost/_publisher/status'))
  return JSON.parse(await response.text())
}

/** Waits until the newest build has come to an end. */
export async function settled(
  publisher: Publisher,
  expected: BuildState,
): Promise<PublisherStatus> {
  await expect
    .poll(
      async () => {
        const {latest, next} = await statusOf(publisher)
        return latest?.failure?.retryInMs === undefined && next ? 'queued' : latest?.state
      },
      {timeout: 60_000},
    )
    .toBe(expected)
  return statusOf(publisher)
}

export const disaster = async () => {
  throw new PublisherError('buildFailed', {
    message: 'The build failed with exit code 1.',
    details: {lines: ['career "x": no title']},
  })
}
