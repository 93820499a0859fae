import {expect, test} from 'vitest'
import type {Publisher} from './index.ts'
import {read, settled, startAndRest, statusOf, world} from './testing/plainWorld.ts'

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
