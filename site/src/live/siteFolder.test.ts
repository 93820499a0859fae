import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {SiteFolder} from './siteFolder.ts'

let path: string

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'site-folder-'))
})
afterEach(() => rm(path, {recursive: true}))

test('every file is written and told of when all is settled, in folders of any depth', async () => {
  const told: string[] = []
  const folder = new SiteFolder(path, (name) => told.push(name))
  const names = Array.from({length: 50}, (_, number) => `deep/${number % 7}/${number}.html`)
  for (const name of names) await folder.write({name, body: Buffer.from(name)})
  await folder.settled()

  expect(told.toSorted()).toEqual(names.toSorted())
  for (const name of names) expect(await readFile(join(path, name), 'utf8')).toBe(name)
})

test('a file that cannot be written stops whoever writes, and is not told of', async () => {
  await writeFile(join(path, 'file'), '')
  const told: string[] = []
  const folder = new SiteFolder(path, (name) => told.push(name))
  await folder.write({name: 'file/index.html', body: new Uint8Array()})
  await folder.write({name: 'good.html', body: new Uint8Array()})

  await expect(folder.settled()).rejects.toThrow(/EEXIST|ENOTDIR/)
  await expect(folder.write({name: 'next.html', body: new Uint8Array()})).rejects.toThrow(
    /EEXIST|ENOTDIR/,
  )
  expect(told).toEqual(['good.html'])
})
