import {readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {PublisherError} from './errors.ts'
import {page, writeSite} from './testing/plainSite.ts'
import {read, settled, startAndRest, statusOf, world} from './testing/plainWorld.ts'

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
