import {mkdtemp, readFile, rm, stat, truncate, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {ContentMemory, type MemoryRecord} from './contentMemory.ts'

async function memoryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-memory-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  return join(folder, 'deep/content.bin')
}

function document(id: string, title: string) {
  return {_id: id, _type: 'career', _rev: title, title}
}

function recordsOf(path: string, identity: string) {
  return recordsIn(new ContentMemory(path, identity))
}

async function recordsIn(memory: ContentMemory) {
  const records: MemoryRecord[] = []
  for await (const record of memory.records()) records.push(record)
  return records
}

/** Two documents, of which one changes and one goes; the path of the file and its size before. */
async function written() {
  const path = await memoryFile()
  const memory = new ContentMemory(path, 'here')
  const first = [document('a', 'A'), document('b', 'B')]
  await memory.write(
    () => ({documents: first, gone: [], kept: {}}),
    () => ({documents: first, kept: {}}),
  )
  const {size} = await stat(path)
  const kept = {careers: {b: {title: 'B'}}}
  await memory.write(
    () => ({documents: [document('a', 'A2')], gone: ['b'], kept}),
    () => ({documents: [], kept: {}}),
  )
  return {path, size, first, kept}
}

test('what was written is read, by another process', async () => {
  const {path, first, kept} = await written()

  expect(await recordsOf(path, 'here')).toEqual([
    {documents: first, gone: [], kept: {}},
    {documents: [document('a', 'A2')], gone: ['b'], kept},
  ])
})

test('another dataset has a memory of its own', async () => {
  const {path} = await written()
  expect(await recordsOf(path, 'there')).toEqual([])
  expect(await recordsOf(await memoryFile(), 'here')).toEqual([])
})

test('of a record that a crash cut short nothing is read, and the next one is whole', async () => {
  const {path, size, first} = await written()
  await truncate(path, size + 20)
  const memory = new ContentMemory(path, 'here')

  expect(await recordsIn(memory)).toEqual([{documents: first, gone: [], kept: {}}])
  const next = {documents: [document('c', 'C')], gone: [], kept: {}}
  await memory.write(
    () => next,
    () => ({documents: [...first, document('c', 'C')], kept: {}}),
  )

  const [whole, ...others] = await recordsOf(path, 'here')
  expect(whole?.documents.map(({_id}) => _id)).toEqual(['a', 'b', 'c'])
  expect(others).toEqual([])
})

test('many documents are read in the order that they were written in', async () => {
  const path = await memoryFile()
  const many = Array.from({length: 201}, (_, index) => document(`id${index}`, 'A'))
  await new ContentMemory(path, 'here').write(
    () => ({documents: [], gone: [], kept: {}}),
    () => ({documents: many, kept: {}}),
  )

  const records = await recordsOf(path, 'here')
  expect(records.flatMap(({documents}) => documents)).toEqual(many)
  expect(records.length).toBeGreaterThan(1)
})

test('a flipped bit is noticed wherever it is', async () => {
  const {path, size, first} = await written()
  const bytes = await readFile(path)
  for (const place of [3, size - 3, bytes.length - 3]) {
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(flipped.readUInt8(place) ^ 4, place)
    await writeFile(path, flipped)
    const [whole, ...others] = await recordsOf(path, 'here')
    expect(whole?.documents, `byte ${place}`).toEqual(place > size ? first : undefined)
    expect(others, `byte ${place}`).toEqual([])
  }
})
