import {expect, test} from 'vitest'
import {inOrderOf, readableLine} from './stableLines.ts'

test('keys keep the order of the file at every depth, and new ones come last', () => {
  const before = {_id: 'a', title: 'x', body: [{_key: 'k', style: 'h2', text: 'old'}]}
  const after = {body: [{text: 'new', extra: 1, style: 'h2', _key: 'k'}], title: 'x', _id: 'a'}

  expect(JSON.stringify(inOrderOf(before, after))).toBe(
    '{"_id":"a","title":"x","body":[{"_key":"k","style":"h2","text":"new","extra":1}]}',
  )
})

test('an item that moved keeps its own order of keys', () => {
  const before = {
    list: [
      {_key: 'a', x: 1, y: 2},
      {_key: 'b', y: 3, x: 4},
    ],
  }
  const after = {
    list: [
      {x: 4, y: 3, _key: 'b'},
      {y: 2, x: 1, _key: 'a'},
    ],
  }

  expect(JSON.stringify(inOrderOf(before, after))).toBe(
    '{"list":[{"_key":"b","y":3,"x":4},{"_key":"a","x":1,"y":2}]}',
  )
})

test('a line begins with the identity and leaves out what the store adds', () => {
  const document = {title: 'x', _updatedAt: 'now', language: 'en', _rev: 'r', _type: 't', _id: 'a'}

  expect(readableLine(document)).toBe('{"_id":"a","_type":"t","language":"en","title":"x"}')
})
