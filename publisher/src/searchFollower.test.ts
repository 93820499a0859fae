import {expect, onTestFinished, test, vi} from 'vitest'
import {DataDirectory} from './release/dataDirectory.ts'
import {SpareTrees} from './release/spareTrees.ts'
import type {IndexRequest, KeepingRenderer} from './render/renderer.ts'
import {Reporter} from './report/reporter.ts'
import {SearchFollower} from './searchFollower.ts'
import {commitSite} from './testing/commitSite.ts'
import {manualSurroundings} from './testing/manualSurroundings.ts'
import {page, writeSite} from './testing/plainSite.ts'
import {temporaryDirectory} from './testing/temporaryDirectory.ts'
import {Turns} from './turns.ts'

/** A live release, and an index that names the pages' digests. */
async function world() {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const surroundings = manualSurroundings()
  const reporter = new Reporter()
  const state = {
    live: await commitSite(directory, {'index.html': page('First'), 'pagefind/entry': 'none'}),
    indexed: [] as string[],
    /** Runs while an index is made. */
    meanwhile: async () => {},
  }
  const renderIndex = async ({digests, outDirectory}: IndexRequest) => {
    state.indexed.push(digests['index.html'] ?? '')
    await state.meanwhile()
    await writeSite(outDirectory, {'pagefind/entry': digests['index.html'] ?? ''})
    return ['pagefind/entry']
  }
  const shared = {directory, signal: new AbortController().signal, turns: new Turns()}
  const follower = new SearchFollower({
    ...{...shared, reporter, surroundings},
    renderer: {renderIndex} as Partial<KeepingRenderer> as KeepingRenderer, // It is asked for nothing else.
    spares: new SpareTrees(shared),
    live: () => state.live,
    onRelease: (release) => {
      state.live = release
    },
  })
  onTestFinished(() => follower.close())
  const digestOf = (name: string) => state.live.manifest.files.get(name)?.digest
  const current = () =>
    vi.waitUntil(() => reporter.status().search === 'current', {timeout: 10_000})
  return {directory, surroundings, reporter, state, follower, digestOf, current}
}

test('changes that come one soon after the other share one index', async () => {
  const {surroundings, reporter, state, follower, current} = await world()
  for (let change = 0; change < 4; change += 1) {
    follower.follow()
    await surroundings.advance(2_900)
  }
  expect(state.indexed).toEqual([])
  expect(reporter.status().search).toBe('following')

  await surroundings.advance(100)
  await current()
  expect(state.indexed).toHaveLength(1)
})

test('of changes that never end none waits longer than fifteen seconds', async () => {
  const {surroundings, state, follower} = await world()
  for (let second = 0; second < 15; second += 1) {
    expect(state.indexed).toHaveLength(0)
    follower.follow()
    await surroundings.advance(1_000)
  }
  await vi.waitFor(() => expect(state.indexed).toHaveLength(1))
})

test('an index goes live in a release of its own, with the pages as they are by then', async () => {
  const {directory, surroundings, state, follower, digestOf, current} = await world()
  const indexed = digestOf('index.html')
  state.meanwhile = async () => {
    state.live = await commitSite(directory, {
      'index.html': page('Second'),
      'pagefind/entry': 'none',
    })
    state.meanwhile = async () => {}
    follower.follow()
  }
  follower.follow()
  await surroundings.advance(3_000)
  await vi.waitUntil(() => state.live.id.startsWith('000003'), {timeout: 10_000})
  expect(state.indexed).toEqual([indexed])
  expect(digestOf('index.html')).not.toBe(indexed)

  await vi.waitFor(() =>
    surroundings.advance(3_000).then(() => expect(state.indexed).toHaveLength(2)),
  )
  await current()
  expect(state.indexed[1]).toBe(digestOf('index.html'))
})

test('an index of before does not take the place of one that was made meanwhile', async () => {
  const {directory, surroundings, state, follower, digestOf} = await world()
  const site = {'index.html': page('Second'), 'pagefind/entry': 'of its own'}
  state.meanwhile = async () => {
    state.live = await commitSite(directory, site)
    state.meanwhile = async () => {}
  }
  follower.follow()
  await surroundings.advance(3_000)
  await vi.waitUntil(() => state.live.id.startsWith('000002'), {timeout: 10_000})
  const own = digestOf('pagefind/entry')
  await vi.waitFor(async () => {
    await surroundings.advance(1_000)
    expect(state.indexed).toHaveLength(2)
  })

  expect(state.indexed[1]).toBe(digestOf('index.html'))
  await vi.waitUntil(() => state.live.id.startsWith('000003'), {timeout: 10_000})
  expect(digestOf('pagefind/entry')).not.toBe(own)
})
