import {expect, test} from 'vitest'
import {pack, unpack} from './packed.ts'

test('what is unpacked is what was packed, letters and signs included', () => {
  const value = {title: 'Zürich – “why” 日本 😀', levels: [1, 0.25, null, true], empty: {}}

  expect(unpack(pack(value))).toEqual(value)
})

test('equal values are packed to the same text, others to another', () => {
  const words = () => ({lead: 'Read code.', hours: 12})

  expect(pack(words())).toBe(pack(words()))
  expect(pack({...words(), hours: 13})).not.toBe(pack(words()))
})

test('what somebody does to a copy is not seen by others', () => {
  const packed = pack({steps: ['one']})
  unpack(packed).steps.push('two')

  expect(unpack(packed)).toEqual({steps: ['one']})
})
