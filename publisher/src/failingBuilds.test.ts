import {readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {PublisherError} from './errors.ts'
import {page} from './testing/plainSite.ts'
import {disaster, read, settled, startAndRest, statusOf, world} from './testing/plainWorld.ts'

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
