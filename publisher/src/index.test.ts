import {readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {encodeSignatureHeader} from '@sanity/webhook'
import {expect, onTestFinished, test} from 'vitest'
import {PublisherError} from './errors.ts'
import {createPublisher, type Publisher} from './index.ts'
import type {RenderRequest} from './render/renderer.ts'
import type {BuildState, PublisherStatus} from './report/report.ts'
import {manualSurroundings} from './testing/manualSurroundings.ts'
import {type PlainSite, page, writeSite} from './testing/plainSite.ts'
import {temporaryDirectory} from './testing/temporaryDirectory.ts'

const secret = 'a secret of the tests'

/** A content store with one text, and a site that shows it. */
async function world() {
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
async function startAndRest({open, surroundings}: Awaited<ReturnType<typeof world>>) {
  const publisher = await open()
  await publisher.start()
  await settled(publisher, 'live')
  await surroundings.advance(60_000)
  return publisher
}

async function read(publisher: Publisher, path = '/'): Promise<string> {
  const response = await publisher.fetch(new Request(`http://localhost${path}`))
  return /<h1>(.*)<\/h1>/.exec(await response.text())?.[1] ?? `status ${response.status}`
}

async function statusOf(publisher: Publisher): Promise<PublisherStatus> {
  const response = await publisher.fetch(new Request('http://localhost/_publisher/status'))
  return JSON.parse(await response.text())
}

/** Waits until the newest build has come to an end. */
async function settled(publisher: Publisher, expected: BuildState): Promise<PublisherStatus> {
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

const disaster = async () => {
  throw new PublisherError('buildFailed', {
    message: 'The build failed with exit code 1.',
    details: {lines: ['career "x": no title']},
  })
}

test('the first start makes a release before it resolves', async () => {
  const {open, state} = await world()
  const publisher = await open()
  const health = () => publisher.fetch(new Request('http://localhost/healthz'))

  expect(await read(publisher)).toBe('status 503')
  expect((await health()).status).toBe(503)
  await publisher.start()

  expect(await read(publisher)).toBe('First')
  expect((await health()).status).toBe(200)
  expect(state.rendered).toEqual([{isClean: false}])
})

test('a start with the same content and code serves at once and renders nothing', async () => {
  const {open, state} = await world()
  const earlier = await open()
  await earlier.start()
  await earlier.close()

  const publisher = await open()
  await publisher.start()

  expect(await read(publisher)).toBe('First')
  const {latest} = await settled(publisher, 'live')
  expect(latest).toMatchObject({wasRendered: false, reasons: ['start']})
  expect(state.rendered).toHaveLength(1)
})

test.for(['content', 'code', 'the disk'])('a start after %s has changed renders', async (what) => {
  const {open, state, projectDirectory, dataDirectory} = await world()
  const earlier = await open()
  await earlier.start()
  await earlier.close()

  if (what === 'content') state.text = 'Second'
  if (what === 'code') await writeSite(projectDirectory, {'site/src/pages/index.astro': '<p>'})
  if (what === 'the disk') await rm(join(dataDirectory, 'current/index.html'))
  const publisher = await open()
  await publisher.start()
  await settled(publisher, 'live')

  expect(state.rendered).toHaveLength(2)
  expect(await read(publisher)).toBe(state.text)
})

test('a publish goes live and its report says what it changed', async () => {
  const here = await world()
  const {announce, state} = here
  const publisher = await startAndRest(here)

  state.text = 'Second'
  await announce(publisher)
  const {latest, live} = await settled(publisher, 'live')

  expect(await read(publisher)).toBe('Second')
  expect(latest).toMatchObject({
    reasons: ['publish'],
    documents: [{id: 'career-1', type: 'career', operation: 'update'}],
    files: {added: 0, changed: 1, removed: 0, unchanged: 0, pages: ['index.html']},
    wasRendered: true,
    releaseId: live?.releaseId,
  })
})

test('what the pages lack is reported, also by a build that renders nothing', async () => {
  const here = await world()
  const {announce, state} = here
  const publisher = await startAndRest(here)
  const notice = {
    documentId: 'career-1',
    documentType: 'career',
    field: 'title',
    reason: 'The title is missing.',
    effect: 'withheld',
  }

  state.text = 'Second'
  state.builds = [({reportFile}) => writeFile(reportFile, JSON.stringify({lines: [notice]}))]
  await announce(publisher)
  expect((await settled(publisher, 'live')).latest?.notices).toEqual([notice])
  await publisher.close()

  const restarted = await here.open()
  await restarted.start()
  const {latest} = await settled(restarted, 'live')
  expect(latest).toMatchObject({wasRendered: false, notices: [notice]})
})

test('200 publishes in 10 seconds make six releases at most', async () => {
  const here = await world()
  const {announce, state, surroundings} = here
  const publisher = await startAndRest(here)
  state.rendered = []

  for (let sent = 0; sent < 200; sent += 1) {
    state.text = `Text ${sent}`
    await announce(publisher, `career-${sent}`)
    await surroundings.advance(50)
  }
  await surroundings.advance(60_000)
  await settled(publisher, 'live')

  expect(state.rendered.length).toBeLessThanOrEqual(6)
  expect(await read(publisher)).toBe('Text 199')
})

test('a failed build leaves the live release and is tried once more, clean', async () => {
  const here = await world()
  const {announce, state, surroundings, dataDirectory} = here
  const publisher = await startAndRest(here)
  state.rendered = []

  state.text = 'Second'
  state.builds = [disaster, disaster]
  await announce(publisher)
  const {latest} = await settled(publisher, 'failed')

  expect(state.rendered).toEqual([{isClean: false}, {isClean: true}])
  expect(latest?.failure).toMatchObject({
    stage: 'render',
    code: 'buildFailed',
    lines: ['career "x": no title'],
  })
  expect(await read(publisher)).toBe('First')
  expect(await readdir(join(dataDirectory, 'staging'))).toEqual([])

  await surroundings.advance(60 * 60_000)
  expect(state.rendered, 'nothing is tried before the next publish').toHaveLength(2)
  await announce(publisher)
  await settled(publisher, 'live')
  expect(await read(publisher)).toBe('Second')
})

test('a build that fails once goes live all the same', async () => {
  const {open, state} = await world()
  state.builds = [disaster]
  const publisher = await open()

  await publisher.start()

  expect(state.rendered).toEqual([{isClean: false}, {isClean: true}])
  expect(await read(publisher)).toBe('First')
})

test('a build that does not pass the checks is not tried again', async () => {
  const here = await world()
  const {announce, state} = here
  const publisher = await startAndRest(here)

  state.text = 'Second'
  state.builds = [{'index.html': page('Broken', ['/lost/'])}]
  await announce(publisher)
  const {latest} = await settled(publisher, 'failed')

  expect(latest?.failure).toMatchObject({
    stage: 'verify',
    lines: ['index.html links to "/lost/", which does not exist in this release.'],
  })
  expect(await read(publisher)).toBe('First')
  expect(state.rendered).toHaveLength(2)
})

test('a mass loss is refused until it is allowed, for one release', async () => {
  const here = await world()
  const {open, state} = here
  const many = Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name) => [`${name}/index.html`, page(name)]),
  )
  state.builds = [{'index.html': page('Many'), ...many}]
  const earlier = await startAndRest(here)
  state.text = 'Few'
  await expect(earlier.release()).rejects.toMatchObject({code: 'massLoss'})
  expect(await read(earlier)).toBe('Many')
  await earlier.close()

  const publisher = await open({allowMassLoss: true})
  await publisher.release()

  expect(await read(publisher)).toBe('Few')
})

test('content that changes during a build is not mixed into it', async () => {
  const here = await world()
  const {announce, state, surroundings} = here
  const publisher = await startAndRest(here)

  state.text = 'Half'
  state.builds = [
    async () => {
      state.text = 'Whole'
    },
  ]
  await announce(publisher)
  await expect.poll(async () => (await statusOf(publisher)).latest?.state).toBe('superseded')
  expect(await read(publisher)).toBe('First')
  await surroundings.advance(5_000)
  const {latest} = await settled(publisher, 'live')

  expect(await read(publisher)).toBe('Whole')
  expect(latest?.documents).toMatchObject([{id: 'career-1'}])
})

test('content that never rests goes live all the same, and once more when it does', async () => {
  const {open, state, surroundings} = await world()
  let changes = 0
  const restless = async () => {
    state.text = `Change ${++changes}`
  }
  state.builds = [restless, restless, restless]
  const publisher = await open()

  const started = publisher.start()
  for (let round = 0; round < 3; round += 1) {
    await expect.poll(() => state.rendered.length).toBe(round + 1)
    await expect.poll(async () => (await statusOf(publisher)).latest?.endedAt).toBeDefined()
    await surroundings.advance(30_000)
  }
  await started

  expect(await read(publisher)).toBe('Change 2')
  await surroundings.advance(60_000)
  await publisher.release()
  expect(await read(publisher)).toBe('Change 3')
})

test('an unreachable store fails a first start with what to do', async () => {
  const {open, state} = await world()
  state.outage = new PublisherError('lakeUnreachable', {message: 'Start it.'})

  await expect((await open()).start()).rejects.toMatchObject({code: 'lakeUnreachable'})
})

test('during an outage the release is served, and the publish follows when it ends', async () => {
  const here = await world()
  const {announce, state, surroundings} = here
  const publisher = await startAndRest(here)

  state.outage = new PublisherError('lakeUnreachable', {message: 'Start it.'})
  state.text = 'Second'
  await announce(publisher)
  const {latest} = await settled(publisher, 'failed')
  expect(latest?.failure).toMatchObject({stage: 'read', retryInMs: 1_000})
  expect(await read(publisher)).toBe('First')

  state.outage = undefined
  await surroundings.advance(10_000)
  expect(await settled(publisher, 'live')).toMatchObject({
    latest: {reasons: ['retry'], documents: [{id: 'career-1'}]},
  })
  expect(await read(publisher)).toBe('Second')
})

test('a build that fails because the store went away is made when it is back', async () => {
  const here = await world()
  const {announce, state, surroundings} = here
  const publisher = await startAndRest(here)

  state.text = 'Second'
  state.builds = [
    async () => {
      state.outage = new PublisherError('lakeUnreachable', {message: 'Start it.'})
      await disaster()
    },
  ]
  await announce(publisher)
  const {latest} = await settled(publisher, 'failed')
  expect(latest?.failure).toMatchObject({code: 'lakeUnreachable', retryInMs: 1_000})

  state.outage = undefined
  await surroundings.advance(10_000)
  await settled(publisher, 'live')
  expect(await read(publisher)).toBe('Second')
})

test('a change whose webhook was lost is found within ten minutes', async () => {
  const here = await world()
  const publisher = await startAndRest(here)

  here.state.text = 'Second'
  await here.surroundings.advance(10 * 60_000)

  await expect.poll(async () => (await statusOf(publisher)).latest?.reasons).toEqual(['reconcile'])
  await settled(publisher, 'live')
  expect(await read(publisher)).toBe('Second')
})

test('what the disk altered is made again within ten minutes, and not shared with what follows', async () => {
  const here = await world()
  const {announce, state, surroundings, dataDirectory} = here
  const publisher = await startAndRest(here)
  state.text = 'Second'
  await announce(publisher)
  await settled(publisher, 'live')
  const live = join(dataDirectory, 'current/index.html')
  const good = await readFile(live, 'utf8')
  await writeFile(live, 'rot')

  await surroundings.advance(11 * 60_000)

  await expect.poll(() => read(publisher)).toBe('Second')
  await settled(publisher, 'live')
  expect(await readFile(live, 'utf8')).toBe(good)
  expect(await readdir(join(dataDirectory, 'releases'))).toHaveLength(2)
})

test('without a change nothing is rendered, however often it is compared', async () => {
  const here = await world()
  const publisher = await startAndRest(here)
  const before = await statusOf(publisher)

  for (let hour = 0; hour < 5; hour += 1) await here.surroundings.advance(60 * 60_000)

  expect(await statusOf(publisher)).toEqual(before)
  expect(here.state.rendered).toHaveLength(1)
})

test('the same inputs twice change no file', async () => {
  const here = await world()
  const {announce, state, dataDirectory} = here
  const publisher = await startAndRest(here)
  const before = await readdir(join(dataDirectory, 'releases'))

  state.text = 'First, in another revision'
  state.builds = [{'index.html': page('First')}]
  await announce(publisher)
  const {latest} = await settled(publisher, 'live')

  expect(latest).toMatchObject({wasRendered: true, files: {changed: 0, unchanged: 1}})
  expect(await readdir(join(dataDirectory, 'releases'))).toEqual(before)
})

test('events tell the whole life of a build', async () => {
  const here = await world()
  const {announce, state} = here
  const publisher = await startAndRest(here)
  const response = await publisher.fetch(new Request('http://localhost/_publisher/events'))
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const events: string[] = []
  const listening = (async () => {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      events.push(...[...text.matchAll(/^event: (\w+)$/gm)].map((match) => match[1] ?? ''))
    }
  })()

  state.text = 'Second'
  await announce(publisher)
  await settled(publisher, 'live')
  await publisher.close()
  await listening

  expect(events).toEqual(['status', 'queued', 'building', 'verifying', 'live'])
})

test('closing stops a running build and leaves the live release', async () => {
  const here = await world()
  const {announce, state, dataDirectory} = here
  const publisher = await startAndRest(here)
  state.text = 'Second'
  state.builds = [
    ({signal}) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () =>
          reject(new PublisherError('closed', {message: 'stopped'})),
        )
      }),
  ]
  await announce(publisher)
  await expect.poll(() => state.rendered.length).toBe(2)

  await publisher.close()

  expect(await readFile(join(dataDirectory, 'current/index.html'), 'utf8')).toContain('First')
  expect(await readdir(join(dataDirectory, 'staging'))).toEqual([])
})

test('a taken port is refused with the mend', async () => {
  const {open} = await world()
  const first = await open()
  const {url} = await first.listen({host: '127.0.0.1', port: 0})
  const second = await (await world()).open()

  await expect(
    second.listen({host: '127.0.0.1', port: Number(new URL(url).port)}),
  ).rejects.toMatchObject({code: 'portInUse', message: expect.stringContaining('--port')})
})

function rollBack(publisher: Publisher, token: string, release = '') {
  return publisher.fetch(
    new Request(`http://localhost/_publisher/rollback${release && `?release=${release}`}`, {
      method: 'POST',
      headers: {authorization: `Bearer ${token}`},
    }),
  )
}

test('an administrator goes back to the release before, and nobody undoes it by itself', async () => {
  const here = await world()
  const {announce, state, surroundings} = here
  const publisher = await startAndRest(here)
  const first = (await statusOf(publisher)).live?.releaseId
  state.text = 'A mistake'
  await announce(publisher)
  await settled(publisher, 'live')
  expect(await read(publisher)).toBe('A mistake')

  expect((await rollBack(publisher, 'guessed')).status).toBe(401)
  expect(await read(publisher)).toBe('A mistake')
  const response = await rollBack(publisher, 'administrator')

  expect(await response.json()).toEqual({releaseId: first})
  expect(await read(publisher)).toBe('First')
  expect((await statusOf(publisher)).live?.releaseId).toBe(first)

  await surroundings.advance(20 * 60_000)
  await publisher.close()
  const restarted = await here.open()
  await restarted.start()
  await settled(restarted, 'live')
  expect(await read(restarted), 'after reconciling and a restart').toBe('First')

  await surroundings.advance(60_000)
  state.text = 'Mended'
  await announce(restarted)
  await expect.poll(() => read(restarted)).toBe('Mended')
})

test('there is no going back to a release that is not kept', async () => {
  const here = await world()
  const publisher = await startAndRest(here)

  const responses = [
    await rollBack(publisher, 'administrator'),
    await rollBack(publisher, 'administrator', '000009-000000000000'),
  ]

  expect(responses.map(({status}) => status)).toEqual([404, 404])
  expect(await read(publisher)).toBe('First')
})

test('people and Prometheus can read the status', async () => {
  const here = await world()
  const {announce, state} = here
  const publisher = await startAndRest(here)
  state.text = 'Second'
  await announce(publisher, 'career-<b>')
  await settled(publisher, 'live')
  const get = async (path: string) =>
    (await publisher.fetch(new Request(`http://localhost/_publisher/${path}`))).text()

  const page = await get('')
  expect(page).toContain('publish, career career-&lt;b>')
  expect(page).toContain('0 added, 1 changed, 0 removed, 0 as they were')
  expect(page).toContain('Make 000001-')

  const metrics = await get('metrics')
  expect(metrics).toContain('publisher_builds_total{state="live"} 2')
  expect(metrics).toContain('publisher_live_pages 1')
})

test('what a draft would change is told to nobody without a token', async () => {
  const publisher = await startAndRest(await world())
  const plan = (headers: Record<string, string>) =>
    publisher.fetch(new Request('http://localhost/_publisher/plan?id=career-1', {headers}))

  expect((await plan({})).status).toBe(401)
  // This publisher renders everything each time, so it has nothing to compare with.
  expect((await plan({authorization: 'Bearer administrator'})).status).toBe(503)
})
