import {expect, test} from 'vitest'
import {planAddressReplacement} from './planAddressReplacement.ts'

const old = 'https://example.org/guide'
const other = 'https://example.org/other'

test('a link in prose and the address of a resource are replaced, and the old check goes', () => {
  const resource = {
    _id: 'book',
    _type: 'resource',
    _rev: 'r1',
    url: `${old}/`,
    checked: {status: 404, finalUrl: old},
  }
  const page = {
    _id: 'about',
    _type: 'page',
    _rev: 'r2',
    body: [{_key: 'p1', _type: 'block', markDefs: [{_key: 'm1', _type: 'link', href: old}]}],
  }
  const plan = planAddressReplacement([resource, page], old, other)
  expect(plan.map(({id, patch}) => ({id, ...patch}))).toEqual([
    {id: 'book', ifRevisionID: 'r1', set: {url: other}, unset: ['checked']},
    {
      id: 'about',
      ifRevisionID: 'r2',
      set: {'body[_key=="p1"].markDefs[_key=="m1"].href': other},
    },
  ])
})

test('a document with another address is left alone', () => {
  const resource = {_id: 'book', _type: 'resource', _rev: 'r1', url: `${old}/second`}
  expect(planAddressReplacement([resource], old, other)).toEqual([])
})
