import {expect, test} from 'vitest'
import {documentAs, parsePerspective, publishedIdOf} from './perspective.ts'

test.each([
  [undefined, ['drafts']],
  ['drafts', ['drafts']],
  ['previewDrafts', ['drafts']],
  ['published', []],
  ['', []],
  ['rSpring,drafts', ['rSpring', 'drafts']],
  ['r1*"; drop,drafts', ['drafts']],
])('the perspective %j looks at %j before what is published', (text, layers) => {
  expect(parsePerspective(text)).toEqual(layers)
})

test.each([
  ['career-a', 'career-a'],
  ['drafts.career-a', 'career-a'],
  ['versions.rSpring.career-a', 'career-a'],
  ['_.system.retention', undefined],
  ['sanity-preview-url-secret.shared', undefined],
])('%s is published as %s', (id, publishedId) => {
  expect(publishedIdOf(id)).toBe(publishedId)
})

test('the first layer that has a document decides, also that it is gone', () => {
  const stored = new Map(
    [
      {_id: 'a', title: 'published'},
      {_id: 'drafts.a', title: 'draft'},
      {_id: 'versions.r1.a', title: 'version'},
      {_id: 'b'},
      {_id: 'versions.r1.b', _system: {delete: true}},
    ].map((document) => [document._id, {...document, _type: 'career', _rev: 'r'}]),
  )
  const find = (id: string) => stored.get(id)

  expect(documentAs([], 'a', find)).toMatchObject({title: 'published', _originalId: 'a'})
  expect(documentAs(['drafts'], 'a', find)).toMatchObject({title: 'draft', _id: 'a'})
  expect(documentAs(['r1', 'drafts'], 'a', find)).toMatchObject({_originalId: 'versions.r1.a'})
  expect(documentAs(['r2', 'drafts'], 'a', find)).toMatchObject({title: 'draft'})
  expect(documentAs(['r1'], 'b', find)).toBeUndefined()
  expect(documentAs(['drafts'], 'c', find)).toBeUndefined()
})
