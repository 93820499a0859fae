import {expect, test} from 'vitest'
import type {StoredDocument} from '../document.ts'
import type {Change} from '../store.ts'
import {parseQuery} from './parseQuery.ts'
import {tagsOfChanges, tagsOfQuery} from './syncTags.ts'

function changed(id: string, type: string): Change {
  const time = '2026-01-01T00:00:00Z'
  const after: StoredDocument = {
    _id: id,
    _type: type,
    _rev: 'r',
    _createdAt: time,
    _updatedAt: time,
  }
  return {documentId: id, before: null, after, mutations: [], effects: {apply: [], revert: []}}
}

/** Whether a change makes the reply to a query stale. */
function isStale(query: string, change: Change, readIds: string[] = []): boolean {
  const tags = tagsOfQuery(parseQuery(query, {}).tree, new Set(readIds))
  return tagsOfChanges([change]).some((tag) => tags.includes(tag))
}

test.each([
  ['*[_type == "note"]', changed('a', 'note'), true],
  ['*[_type == "note"]', changed('drafts.a', 'note'), true],
  ['*[_type == "note"]', changed('a', 'other'), false],
  ['*[_type in ["note", "other"] && title == "x"]', changed('a', 'other'), true],
  ['*[_id == "a"][0]', changed('a', 'note'), true],
  ['*[_id == "a"][0]', changed('versions.r.a', 'note'), true],
  ['*[_id == "a"][0]', changed('b', 'note'), false],
  ['*[references("a")]', changed('b', 'note'), true],
  ['{"a": *[_type == "note"], "n": count(*)}', changed('b', 'other'), true],
  ['releases::all()', changed('b', 'other'), true],
])('%s after a change of %o: stale is %j', (query, change, expected) => {
  expect(isStale(query, change)).toBe(expected)
})

test('a document that -> looked up makes the reply stale, even if it did not exist', () => {
  const query = '*[_id == "a"][0]{"title": friend->title}'
  expect(isStale(query, changed('b', 'note'), ['b'])).toBe(true)
})
