import {randomBytes} from 'node:crypto'
import {expect, test} from 'vitest'
import {EncodedBodies} from './encodedBodies.ts'

test('a body is compressed once per encoding, also for readers who ask at the same time', async () => {
  const bodies = new EncodedBodies()
  let reads = 0
  const readBytes = async () => {
    reads += 1
    return Buffer.from('text '.repeat(100))
  }

  await Promise.all(Array.from({length: 5}, () => bodies.get('digest', 'br', readBytes)))
  await bodies.get('digest', 'gzip', readBytes)
  await bodies.get('digest', 'br', readBytes)

  expect(reads).toBe(2)
})

test('the least recently used bodies make room', async () => {
  const bodies = new EncodedBodies(2_500)
  const reads: string[] = []
  const get = (digest: string) =>
    bodies.get(digest, 'gzip', async () => {
      reads.push(digest)
      return randomBytes(1_000)
    })

  await get('a')
  await get('b')
  await get('a')
  await get('c')
  await get('a')
  await get('b')

  expect(reads).toEqual(['a', 'b', 'c', 'b'])
})

test('a file that could not be read is read again', async () => {
  const bodies = new EncodedBodies()
  const fails = bodies.get('digest', 'br', async () => {
    throw new Error('no such file')
  })
  await expect(fails).rejects.toThrow('no such file')

  expect(
    (await bodies.get('digest', 'br', async () => Buffer.from('text'))).length,
  ).toBeGreaterThan(0)
})
