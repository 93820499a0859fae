import fc from 'fast-check'
import {expect, test} from 'vitest'
import {permutation} from './permutation.ts'

test('each number is given another, no two the same', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 500}), fc.nat(), (size, seed) => {
      const shuffle = permutation(size, seed)
      const shuffled = Array.from({length: size}, (_, value) => shuffle(value))
      expect(shuffled.toSorted((one, other) => one - other)).toEqual([...shuffled.keys()])
    }),
  )
})

test('large sizes stay within their bounds and differ by seed', () => {
  const size = 3 * 10 ** 12
  const values = Array.from({length: 1000}, (_, value) => permutation(size, 1)(value))
  expect(new Set(values).size).toBe(1000)
  for (const value of values) expect(value).toBeLessThan(size)
  expect(permutation(size, 2)(7)).not.toBe(permutation(size, 1)(7))
})
