import {expect, test} from 'vitest'
import type {StoredDocument} from '../document.ts'
import type {Change, Commit} from '../store.ts'
import {documentFilter} from './filter.ts'
import {type Listener, mutationEvents} from './mutationEvents.ts'

function stored(id: string, revision: string, title: string): StoredDocument {
  const time = '2026-01-01T00:00:00Z'
  return {_id: id, _type: 'note', _rev: revision, _createdAt: time, _updatedAt: time, title}
}

function change(before: StoredDocument | null, after: StoredDocument | null): Change {
  const documentId = (after ?? before)?._id ?? ''
  return {
    documentId,
    before,
    after,
    mutations: [{patch: {id: documentId}}],
    effects: {apply: [0, after], revert: [0, before]},
  }
}

function commit(changes: Change[]): Commit {
  return {
    sequence: 7,
    dataset: 'production',
    transactionId: 't2',
    timestamp: '2026-01-02T00:00:00.000Z',
    author: 'u1',
    changes,
  }
}

function listener(query: string, options: Partial<Listener> = {}): Listener {
  return {
    matches: documentFilter(query, {}, 'u1'),
    isVisible: () => true,
    includeResult: false,
    includePreviousRevision: false,
    includeMutations: true,
    includeEffects: false,
    ...options,
  }
}

const was = stored('a', 't1', 'old')
const is = stored('a', 't2', 'new')

test.each([
  ['*[title == "new"]', was, is, 'appear'],
  ['*[title == "old"]', was, is, 'disappear'],
  ['*[_type == "note"]', was, is, 'update'],
  ['*[_type == "note"]', null, is, 'appear'],
  ['*[_type == "note"]', was, null, 'disappear'],
  ['*', was, is, 'update'],
])('%s: %o to %o is %s', (query, before, after, transition) => {
  const [event] = mutationEvents(commit([change(before, after)]), listener(query))
  expect(event).toMatchObject({eventId: 't2#a', documentId: 'a', transition, visibility: 'query'})
})

test('a document that matches neither before nor after is not heard of', () => {
  expect(mutationEvents(commit([change(was, is)]), listener('*[_type == "other"]'))).toEqual([])
})

test('a creation has no previous revision; a deletion has a resulting one, but no result', () => {
  const [created] = mutationEvents(commit([change(null, is)]), listener('*'))
  const [deleted] = mutationEvents(
    commit([change(was, null)]),
    listener('*', {includeResult: true}),
  )
  expect(created).not.toHaveProperty('previousRev')
  expect(created).toMatchObject({resultRev: 't2'})
  expect(deleted).toMatchObject({previousRev: 't1', resultRev: 't2'})
  expect(deleted).not.toHaveProperty('result')
})

test('the total counts the events for this listener only', () => {
  const changes = [
    change(null, stored('a', 't2', 'x')),
    change(null, stored('b', 't2', 'y')),
    change(null, stored('c', 't2', 'y')),
  ]
  const totals = mutationEvents(commit(changes), listener('*[title == "y"]')).map((event) => [
    event.documentId,
    event.transactionCurrentEvent,
    event.transactionTotalEvents,
  ])
  expect(totals).toEqual([
    ['b', 1, 2],
    ['c', 2, 2],
  ])
})

test('documents that the caller may not see are left out', () => {
  const visible = listener('*', {isVisible: (id) => id === 'b'})
  const changes = [change(null, stored('a', 't2', 'x')), change(null, stored('b', 't2', 'y'))]
  expect(mutationEvents(commit(changes), visible).map((event) => event.documentId)).toEqual(['b'])
})

test('documents, mutations and effects are sent only on request', () => {
  const [bare] = mutationEvents(commit([change(was, is)]), listener('*', {includeMutations: false}))
  for (const field of ['result', 'previous', 'mutations', 'effects'])
    expect(bare).not.toHaveProperty(field)
  const everything = {includeResult: true, includePreviousRevision: true, includeEffects: true}
  const [full] = mutationEvents(commit([change(was, is)]), listener('*', everything))
  expect(full).toMatchObject({
    result: is,
    previous: was,
    mutations: [{patch: {id: 'a'}}],
    effects: {apply: [0, is], revert: [0, was]},
  })
})

test.each([
  '*[_type == "note"]{title}',
  '*[_type == "note"] | order(title asc) [0...10]{title}',
  '*[_type == "note"][0].title',
  '*[_type == "note"][title == "new"]',
  '*[_type in $types]',
])('only the filter of %s counts', (query) => {
  const matches = documentFilter(query, {types: ['note']}, 'u1')
  expect(matches(is)).toBe(true)
  expect(matches({...is, _type: 'other'})).toBe(false)
})

test.each(['*[_type ==', 'count(*)', '{"a": *[_type == "note"]}', '*[nope()]'])(
  '%s is refused',
  (query) => {
    expect(() => documentFilter(query, {}, 'u1')).toThrow(
      expect.objectContaining({code: 'queryParse'}),
    )
  },
)

test('inside a filter, -> and sub-queries see nothing but the document itself', () => {
  const matches = documentFilter('*[defined(friend->title) || count(*) > 1]', {}, 'u1')
  expect(matches({...is, friend: {_ref: 'b'}})).toBe(false)
})
