import {describe, expect, test} from 'vitest'
import {failureOf, testCommitter} from './testCommitter.ts'

const reference = (id: string, more: object = {}) => ({_type: 'reference', _ref: id, ...more})

describe('create', () => {
  test('stores the document with the attributes of the lake', () => {
    const {mutate, find} = testCommitter()

    const reply = mutate([{create: {_id: 'a', _type: 'thing', n: 1}}], {transactionId: 't1'})

    expect(reply).toEqual({transactionId: 't1', results: [{id: 'a', operation: 'create'}]})
    expect(find('a')).toEqual({
      _id: 'a',
      _type: 'thing',
      _rev: 't1',
      _createdAt: '2026-01-01T10:00:00.000Z',
      _updatedAt: '2026-01-01T10:00:00.000Z',
      n: 1,
    })
  })

  test('makes up an id, below a path if the given one ends with a dot', () => {
    const {mutate} = testCommitter()

    const {results} = mutate(
      [{create: {_type: 'thing'}}, {create: {_type: 'thing', _id: 'drafts.'}}],
      {transactionId: 't1'},
    )

    expect(results.map(({id}) => id)).toEqual(['id-1', 'drafts.id-2'])
  })

  test('keeps a given _createdAt and ignores _rev and _updatedAt', () => {
    const {mutate, find} = testCommitter()

    mutate(
      [
        {
          create: {
            _id: 'a',
            _type: 'thing',
            _createdAt: '2020-01-01T00:00:00Z',
            _rev: 'x',
            _updatedAt: 'x',
          },
        },
      ],
      {transactionId: 't1'},
    )

    expect(find('a')).toMatchObject({
      _createdAt: '2020-01-01T00:00:00Z',
      _rev: 't1',
      _updatedAt: '2026-01-01T10:00:00.000Z',
    })
  })

  test('of an existing document fails', () => {
    const {mutate} = testCommitter({documents: [{_id: 'a'}]})

    expect(failureOf(() => mutate([{create: {_id: 'a', _type: 'thing'}}]))).toMatchObject({
      code: 'documentAlreadyExists',
      message: 'Document by ID "a" already exists',
      details: {kind: 'mutation', index: 0, id: 'a'},
    })
  })
})

describe('createIfNotExists and createOrReplace', () => {
  test('createIfNotExists leaves an existing document and its revision alone', () => {
    const {mutate, find, commits} = testCommitter({documents: [{_id: 'a', n: 1}]})
    const before = find('a')

    const {results} = mutate([{createIfNotExists: {_id: 'a', _type: 'thing', n: 2}}])

    expect(results).toEqual([{id: 'a', operation: 'none'}])
    expect(find('a')).toBe(before)
    expect(commits).toEqual([])
  })

  test('createOrReplace keeps _createdAt and drops what is not in the new document', () => {
    const {mutate, find} = testCommitter({documents: [{_id: 'a', n: 1, old: true}]})
    const createdAt = find('a')?._createdAt

    const {results} = mutate([
      {createOrReplace: {_id: 'a', _type: 'thing', n: 2}},
      {createOrReplace: {_id: 'b', _type: 'thing'}},
    ])

    expect(results).toEqual([
      {id: 'a', operation: 'update'},
      {id: 'b', operation: 'create'},
    ])
    expect(find('a')).toMatchObject({n: 2, _createdAt: createdAt})
    expect(find('a')).not.toHaveProperty('old')
  })

  test('createOrReplace with another type is refused while strong references exist', () => {
    const {mutate} = testCommitter({documents: [{_id: 'a'}, {_id: 'b', to: reference('a')}]})
    const retype = {createOrReplace: {_id: 'a', _type: 'other'}}

    expect(failureOf(() => mutate([retype])).code).toBe('hasExistingReferences')
    mutate([{patch: {id: 'b', set: {'to._weak': true}}}, retype])
  })
})

describe('delete', () => {
  test('removes the document', () => {
    const {mutate, find, lastChanges} = testCommitter({documents: [{_id: 'a'}]})

    expect(mutate([{delete: {id: 'a'}}]).results).toEqual([{id: 'a', operation: 'delete'}])
    expect(find('a')).toBeUndefined()
    expect(lastChanges()).toMatchObject([
      {documentId: 'a', after: null, mutations: [{delete: {id: 'a'}}], effects: {apply: [0, null]}},
    ])
  })

  test('of a missing document is fine', () => {
    const {mutate, commits} = testCommitter()

    expect(mutate([{delete: {id: 'a'}}]).results).toEqual([{id: 'a', operation: 'none'}])
    expect(commits).toEqual([])
  })

  test('by query skips documents that are gone by then', () => {
    const {mutate, find} = testCommitter({
      documents: [{_id: 'a'}, {_id: 'b'}],
      queryIds: (_dataset, query, params) =>
        query === '*[n==$n]' && params.n === 1 ? ['a', 'b'] : [],
    })

    const {results} = mutate([{delete: {id: 'a'}}, {delete: {query: '*[n==$n]', params: {n: 1}}}])

    expect(results.map(({id, operation}) => `${operation} ${id}`)).toEqual(['delete a', 'delete b'])
    expect(find('b')).toBeUndefined()
  })

  test('with purge forgets the past of the document', () => {
    const {mutate, database} = testCommitter({documents: [{_id: 'a', secret: 'x'}, {_id: 'b'}]})

    mutate([{delete: {id: 'a', purge: true}}])

    const rows = database.prepare('SELECT document_id FROM transaction_documents').pluck().all()
    expect(rows).toEqual(['b'])
  })
})

describe('patch', () => {
  test('of a missing document fails', () => {
    const {mutate} = testCommitter()

    expect(failureOf(() => mutate([{patch: {id: 'a', set: {n: 1}}}]))).toMatchObject({
      code: 'documentNotFound',
      message: 'The document with the ID "a" was not found',
      details: {id: 'a'},
    })
  })

  test('with a stale ifRevisionID is refused and changes nothing', () => {
    const {mutate, find} = testCommitter({documents: [{_id: 'a', n: 1}]})
    const before = find('a')

    const failure = failureOf(() =>
      mutate([{patch: {id: 'a', ifRevisionID: 'older', set: {n: 2}}}]),
    )

    expect(failure).toMatchObject({
      code: 'revisionMismatch',
      details: {id: 'a', currentRevisionID: before?._rev, expectedRevisionID: 'older'},
    })
    expect(find('a')).toBe(before)
  })

  test('with the current ifRevisionID works, also twice in one transaction', () => {
    const {mutate, find} = testCommitter({documents: [{_id: 'a', n: 1}]})
    const patch = {id: 'a', ifRevisionID: find('a')?._rev, inc: {n: 1}}

    mutate([{patch}, {patch}])

    expect(find('a')).toMatchObject({n: 3})
  })

  test('that changes nothing still makes a revision and an event', () => {
    const {mutate, find, lastChanges} = testCommitter({documents: [{_id: 'a', n: 1}]})
    const before = find('a')

    mutate([{patch: {id: 'a', unset: ['_empty_action_guard_pseudo_field_']}}], {
      transactionId: 't2',
    })

    expect(find('a')).toEqual({...before, _rev: 't2', _updatedAt: '2026-01-01T10:00:01.000Z'})
    expect(lastChanges()).toMatchObject([{documentId: 'a', mutations: [{patch: {id: 'a'}}]}])
  })

  test('by query touches each document', () => {
    const {mutate, find} = testCommitter({
      documents: [{_id: 'a'}, {_id: 'b'}],
      queryIds: () => ['a', 'b', 'a'],
    })

    const {results} = mutate([{patch: {query: '*', set: {n: 1}}}])

    expect(results).toHaveLength(2)
    expect([find('a'), find('b')]).toMatchObject([{n: 1}, {n: 1}])
  })

  test('by query of more than 10,000 documents is refused', () => {
    const ids = Array.from({length: 10_001}, (_, index) => `d${index}`)
    const {mutate} = testCommitter({queryIds: () => ids})

    expect(failureOf(() => mutate([{patch: {query: '*', set: {n: 1}}}])).code).toBe('validation')
  })
})
