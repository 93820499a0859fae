import {mkdir, mkdtemp, readdir, rm, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {keepCode, readKeptCode} from './builtCode.ts'

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
