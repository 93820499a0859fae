import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {realSurroundings} from '../surroundings.ts'
import {RenderCache} from './renderCache.ts'
import {openRenderFiles} from './renderFiles.ts'

const keyOf = (digit: number): string => String(digit).repeat(40)

function startCache(options: {directory?: string; limitBytes?: number} = {}) {
  const directory = options.directory ?? temporaryFolder()
  const files = openRenderFiles({directory, log: realSurroundings('silent').log})
  const cache = new RenderCache({files, limitBytes: options.limitBytes ?? 1000})
  let renderings = 0
  return {
    directory,
    renderings: () => renderings,
    ask: async (digit: number, sizeBytes = 400) =>
      cache.get(keyOf(digit), async () => {
        renderings += 1
        return Buffer.alloc(sizeBytes, digit)
      }),
  }
}

function temporaryFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'renderings-'))
  onTestFinished(() => rmSync(directory, {recursive: true}))
  return directory
}

const kept = (directory: string): string[] =>
  readdirSync(join(directory, 'renderings')).map((name) => name.slice(0, 1))

test('an image is rendered once, also for requests at the same time and after a restart', async () => {
  const first = startCache()
  const [one, other] = await Promise.all([first.ask(1), first.ask(1)])
  expect(one).toEqual(other)
  const second = startCache({directory: first.directory})

  expect(await second.ask(1)).toEqual(Buffer.alloc(400, 1))

  expect([first.renderings(), second.renderings()]).toEqual([1, 0])
})

test('what was used least recently goes when the folder is full, also what an earlier run left', async () => {
  const first = startCache()
  for (const digit of [1, 2, 1, 3]) await first.ask(digit)
  expect(kept(first.directory).sort()).toEqual(['1', '3'])

  const second = startCache({directory: first.directory, limitBytes: 500})
  await second.ask(3)

  expect(kept(first.directory)).toEqual(['3'])
})

test('a picture larger than the whole cache is rendered and not kept', async () => {
  const {ask, directory} = startCache({limitBytes: 100})

  expect((await ask(1)).byteLength).toBe(400)
  expect(kept(directory)).toEqual([])
})

test('a file that a crash cut short is rendered again', async () => {
  const first = startCache()
  await first.ask(1)
  writeFileSync(join(first.directory, 'renderings', `${keyOf(1)}.400`), 'half')
  const second = startCache({directory: first.directory})

  expect(await second.ask(1)).toEqual(Buffer.alloc(400, 1))
  expect(second.renderings()).toBe(1)
})

test('a folder that cannot be written makes images slower, not unavailable', async () => {
  const {ask, directory, renderings} = startCache()
  await ask(1)
  rmSync(join(directory, 'renderings'), {recursive: true})

  expect((await ask(2)).byteLength).toBe(400)
  expect((await ask(2)).byteLength).toBe(400)
  expect(renderings()).toBe(3)
})
