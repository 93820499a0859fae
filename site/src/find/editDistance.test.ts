import fc from 'fast-check'
import {expect, test} from 'vitest'
import {editDistance} from './editDistance.ts'

test.each([
  ['', '', 0],
  ['nurse', 'nurse', 0],
  ['nurse', 'nrse', 1],
  ['nurse', 'nusre', 1],
  ['nurse', 'nurses', 1],
  ['nurse', 'purse', 1],
  ['kitten', 'sitting', 3],
  ['abc', '', 3],
])('from "%s" to "%s" it is %d', (one, other, expected) => {
  expect(editDistance(one, other, 10)).toBe(expected)
})

test('it is the same both ways, and a limit only cuts it short', () => {
  const word = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12})
  fc.assert(
    fc.property(word, word, fc.nat(6), (one, other, limit) => {
      const distance = editDistance(one, other, 20)
      expect(editDistance(other, one, 20)).toBe(distance)
      const limited = editDistance(one, other, limit)
      if (distance <= limit) expect(limited).toBe(distance)
      else expect(limited).toBeGreaterThan(limit)
    }),
  )
})
