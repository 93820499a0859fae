import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {keptFile} from './keptFile.ts'

async function keeper() {
  const folder = await mkdtemp(join(tmpdir(), 'kept-file-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  const made: string[] = []
  const keep = async (words: string) => {
    const bytes = await keptFile(join(folder, 'deep/picture.png'), () => {
      made.push(words)
      return Buffer.from(words)
    })
    return Buffer.from(bytes).toString()
  }
  const file = async () => {
    const [name = ''] = await readdir(join(folder, 'deep'))
    return join(folder, 'deep', name)
  }
  return {keep, made, file}
}

test('what was made is read from then on', async () => {
  const {keep, made} = await keeper()
  expect([await keep('first'), await keep('second')]).toEqual(['first', 'first'])
  expect(made).toEqual(['first'])
})

test('what the disk has altered, in any bit or by its length, is made again', async () => {
  const {keep, file} = await keeper()
  await keep('0')
  const whole = (await readFile(await file())).length * 8
  for (let bit = 0; bit < whole; bit += 1) {
    const bytes = await readFile(await file())
    bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    await writeFile(await file(), bytes)
    const next = `${(bit + 1) % 10}`
    expect(await keep(next)).toBe(next)
  }
  for (const left of [0, 3, 4]) {
    await writeFile(await file(), (await readFile(await file())).subarray(0, left))
    expect(await keep(`cut to ${left}`)).toBe(`cut to ${left}`)
  }
  await writeFile(await file(), Buffer.alloc(4))
  expect(await keep('zeros')).toBe('zeros')
})
