import {mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, onTestFinished, test} from 'vitest'
import {copyCode, isKept, keepCode, readKeptCode} from './builtCode.ts'

async function folders() {
  const folder = await mkdtemp(join(tmpdir(), 'built-code-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  const copy = async (name: string) => {
    const copied = join(folder, `copied-${name}`)
    await mkdir(copied)
    await writeFile(join(copied, name), '')
    return copied
  }
  return {parent: join(folder, 'code'), copy}
}

test('what another process has kept stays, unless it is not to be trusted', async () => {
  const {parent, copy} = await folders()
  const kept = join(parent, 'digest')

  await keepCode(await copy('first'), kept, {mayReplace: false})
  await keepCode(await copy('second'), kept, {mayReplace: false})
  expect(await readdir(kept)).toEqual(['first'])
  await keepCode(await copy('third'), kept, {mayReplace: true})
  expect(await readdir(kept)).toEqual(['third'])
  expect(await readdir(join(parent, '..'))).toEqual(['code'])
})

test('of many codes the newest are kept', async () => {
  const {parent, copy} = await folders()
  for (let number = 1; number <= 8; number += 1) {
    const copied = await copy(`${number}`)
    await utimes(copied, number, number)
    await keepCode(copied, join(parent, `${number}`), {mayReplace: false})
  }

  expect(await readdir(parent)).toEqual(['3', '4', '5', '6', '7', '8'])
})

test('of code that nobody kept there is none', async () => {
  expect(await readKeptCode(join(tmpdir(), 'no-such-code'))).toBeUndefined()
})

test('code of which the disk has altered or lost anything counts as none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'built-code-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  for (const name of ['server/entry.mjs', 'server/chunks/page.mjs', 'site/_astro/style.css']) {
    await mkdir(join(folder, name, '..'), {recursive: true})
    await writeFile(join(folder, name), `What ${name} says.`)
  }
  const kept = join(folder, 'kept')
  expect(await isKept(kept)).toBe(false)
  await copyCode(
    kept,
    {
      entry: pathToFileURL(join(folder, 'server/entry.mjs')).href,
      styles: new Map(),
      specifiers: new Map(),
      scripts: [],
      config: {
        base: '/',
        site: undefined,
        image: {} as never,
        assets: '_astro',
        cache: folder,
      },
    },
    join(folder, 'site'),
  )
  expect(await isKept(kept)).toBe(true)

  const files = (await readdir(kept, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files).toHaveLength(5)
  for (const file of files) {
    const good = await readFile(file)
    const altered = Buffer.from(good)
    altered.writeUInt8(altered.readUInt8(0) ^ 1)
    await writeFile(file, altered)
    expect(await isKept(kept)).toBe(false)
    await rm(file)
    expect(await isKept(kept)).toBe(false)
    await writeFile(file, good)
    expect(await isKept(kept)).toBe(true)
  }
})
