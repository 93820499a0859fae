import {expect, test} from 'vitest'
import {planDetachment} from './planDetachment.ts'
import {planReplacement} from './planReplacement.ts'

const ref = (id: string, rest = {}) => ({_type: 'reference', _ref: id, ...rest})
const career = {
  _id: 'career',
  _type: 'career',
  _rev: 'r1',
  category: ref('category'),
  skills: [
    {_key: 'a', _type: 'skillRequirement', skill: ref('old')},
    {_key: 'b', _type: 'skillRequirement', skill: ref('other')},
  ],
}

test('every place that refers to the old document refers to the new one', () => {
  const [replacement] = planReplacement([career], 'old', 'new')
  expect(replacement?.patch).toEqual({
    ifRevisionID: 'r1',
    set: {'skills[_key=="a"].skill._ref': 'new'},
  })
})

test('a list that has the new document already loses the replaced row', () => {
  const [replacement] = planReplacement([career], 'old', 'other')
  expect(replacement?.patch).toEqual({ifRevisionID: 'r1', unset: ['skills[_key=="a"]']})
})

test('a document that does not use the old one is left alone', () => {
  expect(planReplacement([career], 'nobody', 'new')).toEqual([])
})

test('rows of lists and weak references can be detached, a required reference cannot', () => {
  const path = {
    _id: 'path',
    _type: 'transitionPath',
    _rev: 'r1',
    from: ref('x'),
    advantages: [ref('x', {_key: 'a'}), ref('y', {_key: 'b'})],
    authors: [ref('x', {_key: 'c'})],
    review: {reviewedBy: ref('x', {_weak: true})},
  }
  const [detachment] = planDetachment([path], 'x')
  expect(detachment).toMatchObject({
    held: [['from'], ['authors', {_key: 'c'}]],
    patch: {unset: ['advantages[_key=="a"]', 'review.reviewedBy']},
  })
})
