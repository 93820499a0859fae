import {mkdtemp, readFile, rm, stat, truncate, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {ContentMemory} from './contentMemory.ts'

async function memoryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-memory-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  return join(folder, 'deep/content.bin')
}

function document(id: string, title: string) {
  return {_id: id, _type: 'career', _rev: title, title}
}

/** Two documents, of which one changes and one goes; the path of the file and its size before. */
async function written() {
  const path = await memoryFile()
  const memory = new ContentMemory(path, 'here')
  const first = [document('a', 'A'), document('b', 'B')]
  await memory.write({documents: first, gone: [], kept: {}}, () => first)
  const {size} = await stat(path)
  const kept = {careers: {b: {title: 'B'}}}
  await memory.write({documents: [document('a', 'A2')], gone: ['b'], kept}, () => [])
  return {path, size, first, kept}
}

test('what was written last is read, by another process', async () => {
  const {path, kept} = await written()

  expect(await new ContentMemory(path, 'here').read()).toEqual({
    documents: [document('a', 'A2')],
    gone: [],
    kept,
  })
})

test('another dataset has a memory of its own', async () => {
  const {path} = await written()
  expect(await new ContentMemory(path, 'there').read()).toBeUndefined()
  expect(await new ContentMemory(await memoryFile(), 'here').read()).toBeUndefined()
})

test('of a record that a crash cut short nothing is read, and the next one is whole', async () => {
  const {path, size, first} = await written()
  await truncate(path, size + 20)
  const memory = new ContentMemory(path, 'here')

  expect(await memory.read()).toEqual({documents: first, gone: [], kept: {}})
  const next = {documents: [document('c', 'C')], gone: [], kept: {}}
  await memory.write(next, () => [...first, document('c', 'C')])

  const {documents} = (await new ContentMemory(path, 'here').read()) ?? {}
  expect(documents?.map(({_id}) => _id)).toEqual(['a', 'b', 'c'])
})

test('a flipped bit is noticed wherever it is', async () => {
  const {path, size} = await written()
  const bytes = await readFile(path)
  for (const place of [3, size - 3, bytes.length - 3]) {
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(flipped.readUInt8(place) ^ 4, place)
    await writeFile(path, flipped)
    const titles = (await new ContentMemory(path, 'here').read())?.documents.map(({_rev}) => _rev)
    expect(titles, `byte ${place}`).toEqual(place > size ? ['A', 'B'] : place > 10 ? [] : undefined)
  }
})
