import fc from 'fast-check'
import {expect, test} from 'vitest'
import {type CborValue, decodeCbor, encodeCbor} from './cbor.ts'

const {value} = fc.letrec<{value: CborValue}>((tie) => ({
  value: fc.oneof(
    fc.nat(0xffffffff),
    fc.string({unit: 'grapheme', maxLength: 300}),
    fc.array(tie('value'), {maxLength: 30}),
  ),
}))

test('what is encoded comes back', () => {
  fc.assert(
    fc.property(value, (item) => {
      expect(decodeCbor(encodeCbor(item))).toEqual(item)
    }),
  )
})

// RFC 8949, appendix A.
test.each([
  [23, '17'],
  [24, '1818'],
  [1000, '1903e8'],
  [1000000, '1a000f4240'],
  ['ü', '62c3bc'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
])('%j is written as %s', (item, hex) => {
  expect(encodeCbor(item).toString('hex')).toBe(hex)
})

test.each(['20', 'a0', 'f5', '9f01ff', '0101', '1b000000e8d4a51000'])('%s is refused', (hex) => {
  expect(() => decodeCbor(Buffer.from(hex, 'hex'))).toThrow(RangeError)
})
