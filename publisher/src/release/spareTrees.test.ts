import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {expect, onTestFinished, test} from 'vitest'
import {commitSite} from '../testing/commitSite.ts'
import {page} from '../testing/plainSite.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {Turns} from '../turns.ts'
import {DataDirectory, type Release} from './dataDirectory.ts'
import {SpareTrees} from './spareTrees.ts'

const site = Object.fromEntries(
  Array.from({length: 200}, (_, index) => [`pages/${index}/index.html`, page(`Page ${index}`)]),
)

async function world() {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const turns = new Turns()
  const closing = new AbortController()
  onTestFinished(() => closing.abort())
  const spares = new SpareTrees({directory, turns, signal: closing.signal})
  const live = await commitSite(directory, site)
  const staged = () => readdir(join(directory.root, 'staging'))
  const prepare = (release: Release) => spares.prepare(() => release)
  return {directory, turns, closing, spares, live, staged, prepare}
}

/** Files of a tree, by name. */
async function filesIn(tree: string): Promise<Record<string, string>> {
  const root = join(tree, 'site')
  const entries = await readdir(root, {recursive: true, withFileTypes: true})
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  const files = names.map(async (name) => [name, await readFile(join(root, name), 'utf8')])
  return Object.fromEntries(await Promise.all(files))
}

test('two copies are ready, and the next release needs none of them made', async () => {
  const {spares, live, staged, prepare} = await world()
  await prepare(live)
  expect(await staged()).toHaveLength(2)

  const taken = [await spares.take(live), await spares.take(live)]
  expect(await staged()).toHaveLength(2)
  expect(await Promise.all(taken.map(filesIn))).toEqual([site, site])
})

test('copies follow the live release', async () => {
  const {directory, spares, live, prepare} = await world()
  await prepare(live)
  const {'pages/0/index.html': _, ...others} = site
  const changed = {...others, 'pages/1/index.html': page('Other'), 'new/index.html': page('New')}
  const next = await commitSite(directory, changed)

  expect(await filesIn(await spares.take(next))).toEqual(changed)
  await prepare(next)
  expect(await filesIn(await spares.take(next))).toEqual(changed)
})

test('an old release is one of the copies, unless there are enough', async () => {
  const {directory, spares, live, staged, prepare} = await world()
  await prepare(live)
  await spares.take(live)
  const grave = {id: live.id, path: directory.stagingDirectory('grave')}

  expect(await spares.recycle(grave)).toBe(true)
  expect(await spares.recycle(grave)).toBe(false)
  expect(await staged()).toHaveLength(2)
})

test('copying pauses while somebody has the turn', async () => {
  const {turns, spares, live, staged, prepare} = await world()
  const turn = Promise.withResolvers<void>()
  const run = turns.alone(() => turn.promise)
  const preparing = prepare(live)
  await pause(50)
  expect(await staged()).toEqual([])

  turn.resolve()
  await run
  await preparing
  expect(await filesIn(await spares.take(live))).toEqual(site)
})

test('who has the turn and needs the copy gets it', async () => {
  const {turns, spares, live, prepare} = await world()
  const preparing = prepare(live)
  const taken = await turns.alone(() => spares.take(live))

  expect(await filesIn(taken)).toEqual(site)
  await preparing
  expect(await filesIn(await spares.take(live))).toEqual(site)
})

test('what is half made is made anew when it is dropped', async () => {
  const {spares, live, staged, prepare} = await world()
  const preparing = prepare(live)
  await spares.drop()
  await preparing
  expect(await staged()).toHaveLength(2)
  expect(await filesIn(await spares.take(live))).toEqual(site)
})

test('nothing is copied any more when it ends', async () => {
  const {closing, spares, live, staged, prepare} = await world()
  const ending = prepare(live)
  closing.abort()
  await ending
  const left = await staged()
  expect(left.length).toBeLessThan(2)
  await prepare(live)
  expect(await staged()).toEqual(left)
  // One that is needed all the same is whole.
  expect(await filesIn(await spares.take(live))).toEqual(site)
})

test('a copy of a release that has gone fails and leaves nothing', async () => {
  const {directory, spares, live, staged, prepare} = await world()
  const gone = {...live, siteDirectory: directory.stagingDirectory('gone')}

  await expect(prepare(gone)).rejects.toThrow('ENOENT')
  expect(await staged()).toEqual([])
  expect(await filesIn(await spares.take(live))).toEqual(site)
})
