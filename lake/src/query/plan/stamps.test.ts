import {parse} from 'groq-js'
import {expect, test} from 'vitest'
import {chainOf} from './chain.ts'

function givesStamps(query: string): boolean | undefined {
  return chainOf(parse(query), {isHidden: false})?.givesStamps
}

test.each([
  '*{_id, _rev}',
  '*[!(_id in path("_.**"))]._id',
  '*[_type in ["a", "b"] && _updatedAt > "2026"]{"id": coalesce(_originalId, _id), "isNew": _createdAt == _updatedAt}',
])('%s is answered without reading a document', (query) => {
  expect(givesStamps(query)).toBe(true)
})

test.each([
  '*',
  '*[_type == "a"]',
  '*{...}',
  '*{_id, title}',
  '*{_id, "self": @}',
  '*{_id, "name": friend->_id}',
  '*{_id, "isReferring": references("a")}',
  '*{_id, "of": *[_id == ^.friend._ref]._id}',
  '*[title == "a"]{_id}',
  '*[references("a")]{_id}',
  '*[@ match "a"]{_id}',
  '*.tags[]',
])('%s is not', (query) => {
  expect(givesStamps(query)).toBe(false)
})
