import {spawnSync} from 'node:child_process'
import {readdir, readFile, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {commitSite} from '../testing/commitSite.ts'
import {type PlainSite, page} from '../testing/plainSite.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import type {CommitStep} from './commitRelease.ts'
import {DataDirectory, type Release} from './dataDirectory.ts'
import {digestFiles} from './fileDigests.ts'

const first: PlainSite = {'index.html': page('First'), 'about/index.html': page('About')}
const second: PlainSite = {'index.html': page('Second'), 'about/index.html': page('About')}

async function contentsBelow(root: string): Promise<Record<string, string>> {
  const contents: Record<string, string> = {}
  for (const name of Object.keys(await digestFiles(root))) {
    contents[name] = await readFile(join(root, name), 'utf8')
  }
  return contents
}

test('a release is reached through current, with its manifest beside the served files', async () => {
  const root = await temporaryDirectory()
  const directory = await DataDirectory.open(root)

  const release = await commitSite(directory, first)

  expect(await contentsBelow(join(root, 'current/'))).toEqual(first)
  expect(await directory.findLive()).toEqual(release)
  expect(release.manifest).toMatchObject({codeDigest: 'code', datasetState: 'old'})
  expect([...release.manifest.files.names()]).toEqual(['about/index.html', 'index.html'])
})

test('unchanged files are shared with the release before, changed ones are not', async () => {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const before = await commitSite(directory, first)

  const after = await commitSite(directory, second)

  const inode = async (release: Release, name: string) =>
    (await stat(join(release.siteDirectory, name))).ino
  expect(await inode(after, 'about/index.html')).toBe(await inode(before, 'about/index.html'))
  expect(await inode(after, 'index.html')).not.toBe(await inode(before, 'index.html'))
  expect(await contentsBelow(before.siteDirectory)).toEqual(first)
})

test('a file that the disk has altered is not shared', async () => {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const before = await commitSite(directory, first)
  await writeFile(join(before.siteDirectory, 'about/index.html'), 'rot')

  const after = await commitSite(directory, second)

  expect(await contentsBelow(after.siteDirectory)).toEqual(second)
})

test('one altered file among many whole ones is noticed', async () => {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const names = Array.from({length: 40}, (_, number) => `${number}.html`)
  const site = Object.fromEntries(names.map((name) => [name, page(name)]))
  const release = await commitSite(directory, site)
  expect(await directory.isIntact(release)).toBe(true)
  for (const name of [names[0], names[20], names[39]]) {
    const path = join(release.siteDirectory, name ?? '')
    const good = await readFile(path)
    await writeFile(path, 'rot')
    expect(await directory.isIntact(release), name).toBe(false)
    await writeFile(path, good)
  }
})

test('equal files keep the release, which learns what it corresponds to', async () => {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const before = await commitSite(directory, first)

  const after = await commitSite(directory, first, {codeDigest: 'other code', datasetState: 'new'})

  expect(after.id).toBe(before.id)
  expect(await directory.releaseIds()).toEqual([before.id])
  expect((await directory.findLive())?.manifest).toMatchObject({
    codeDigest: 'other code',
    datasetState: 'new',
  })
})

test('five releases are kept, the live one among them', async () => {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const ids: string[] = []
  for (let number = 0; number < 8; number += 1) {
    ids.push((await commitSite(directory, {'index.html': page(`Number ${number}`)})).id)
    await directory.prune()
  }

  expect(await directory.releaseIds()).toEqual(ids.slice(-5))
  expect(await directory.liveId()).toBe(ids.at(-1))
})

const steps: Record<CommitStep, 'old' | 'new'> = {
  linked: 'old',
  described: 'old',
  moved: 'old',
  prepared: 'old',
  switched: 'new',
}

// Slow for a unit test: only a real kill shows what a dead process leaves on the disk.
test.for(Object.entries(steps))(
  'a process killed when it has %s leaves the %s release, whole',
  async ([step, expected]) => {
    const root = await temporaryDirectory()
    const before = await DataDirectory.open(root)
    await commitSite(before, first)
    await before.close()

    const child = spawnSync(process.execPath, [
      fileURLToPath(new URL('../testing/commitInChild.ts', import.meta.url)),
      root,
      step,
      JSON.stringify(second),
    ])
    expect(child.signal, child.stderr.toString()).toBe('SIGKILL')

    const after = await DataDirectory.open(root)
    expect(await contentsBelow(join(root, 'current/'))).toEqual(expected === 'new' ? second : first)
    expect((await after.findLive())?.manifest.datasetState).toBe(expected)
    expect(await readdir(join(root, 'staging'))).toEqual([])
    const next = await commitSite(after, {'index.html': page('Third')})
    expect(await after.liveId()).toBe(next.id)
    await after.close()
  },
)

test('a data folder has one publisher at a time', async () => {
  const root = await temporaryDirectory()
  const owner = await DataDirectory.open(root)

  await expect(DataDirectory.open(root)).rejects.toMatchObject({code: 'dataDirectoryInUse'})
  await owner.close()
  await (await DataDirectory.open(root)).close()
})

test('a folder that another living process uses is refused by its number', async () => {
  const root = await temporaryDirectory()
  await writeFile(join(root, 'lock'), `${process.ppid}\n`)

  await expect(DataDirectory.open(root)).rejects.toThrow(`Process ${process.ppid} already`)
})

test('a folder that cannot be written is named, with the mend', async () => {
  const root = await temporaryDirectory()
  await writeFile(join(root, 'file'), '')

  await expect(DataDirectory.open(join(root, 'file/data'))).rejects.toMatchObject({
    code: 'dataDirectory',
    message: expect.stringContaining('--data'),
  })
})

test('a damaged manifest counts as no release', async () => {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const {id} = await commitSite(directory, first)
  const manifest = join(directory.releaseDirectory(id), 'manifest.json')

  const text = await readFile(manifest, 'utf8')
  await writeFile(manifest, text.slice(0, 40))
  expect(await directory.findLive()).toBeUndefined()
  await writeFile(manifest, '{"version":2}')
  expect(await directory.findLive()).toBeUndefined()
  await writeFile(manifest, text.replace('"old"', '"odd"'))
  expect(await directory.findLive()).toBeUndefined()
  await writeFile(manifest, text)
  expect((await directory.findLive())?.id).toBe(id)
})
