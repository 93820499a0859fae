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

describe('a transaction', () => {
  test('is stored whole or not at all, and names the mutation that failed', () => {
    const {mutate, documents} = testCommitter()

    const failure = failureOf(() =>
      mutate([{create: {_id: 'a', _type: 'thing'}}, {patch: {id: 'x', set: {n: 1}}}]),
    )

    expect(failure.details).toMatchObject({kind: 'mutation', index: 1})
    expect(documents.all('test').size).toBe(0)
  })

  test('gives one change per document, with all its mutations', () => {
    const {mutate, lastChanges} = testCommitter({documents: [{_id: 'a', n: 1}]})

    mutate([
      {patch: {id: 'a', inc: {n: 1}}},
      {create: {_id: 'b', _type: 'thing'}},
      {patch: {id: 'a', set: {t: 'x'}}},
    ])

    expect(lastChanges()).toMatchObject([
      {
        documentId: 'a',
        mutations: [{patch: {id: 'a', inc: {n: 1}}}, {patch: {id: 'a', set: {t: 'x'}}}],
        after: {n: 2, t: 'x'},
      },
      {documentId: 'b', before: null},
    ])
  })

  test('that creates and deletes a document leaves nothing of it', () => {
    const {mutate, commits, documents} = testCommitter()

    mutate([{create: {_id: 'a', _type: 'thing'}}, {delete: {id: 'a'}}])

    expect(commits).toEqual([])
    expect(documents.all('test').size).toBe(0)
  })

  test('that deletes a document and creates it again updates it', () => {
    const {mutate, lastChanges} = testCommitter({documents: [{_id: 'a', old: 1}]})

    mutate([{delete: {id: 'a'}}, {create: {_id: 'a', _type: 'thing', n: 1}}])

    expect(lastChanges()).toMatchObject([{before: {old: 1}, after: {n: 1}}])
    expect(lastChanges()[0]?.after).not.toHaveProperty('old')
  })

  test('with dryRun replies as usual and stores nothing', () => {
    const {mutate, commits, find} = testCommitter()

    const {results} = mutate([{create: {_id: 'a', _type: 'thing'}}], {
      dryRun: true,
      returnDocuments: true,
    })

    expect(results).toMatchObject([{id: 'a', operation: 'create', document: {_type: 'thing'}}])
    expect([find('a'), commits]).toEqual([undefined, []])
  })

  test('returns documents if asked: the state afterwards, or what was deleted', () => {
    const {mutate} = testCommitter({
      documents: [
        {_id: 'a', n: 1},
        {_id: 'b', n: 1},
      ],
    })

    const {results} = mutate([{patch: {id: 'a', inc: {n: 1}}}, {delete: {id: 'b'}}], {
      returnDocuments: true,
    })

    expect(results).toMatchObject([{document: {n: 2}}, {document: {_id: 'b', n: 1}}])
  })

  test('fills in array keys if asked, in the mutations that others hear too', () => {
    const {mutate, find, lastChanges} = testCommitter({documents: [{_id: 'a', l: [{_key: 'k'}]}]})

    mutate(
      [
        {create: {_id: 'b', _type: 'thing', l: [{x: [{}]}, 'text', {_key: 'given'}]}},
        {patch: {id: 'a', insert: {after: 'l[-1]', items: [{n: 1}]}, set: {o: {m: [{}]}}}},
      ],
      {autoGenerateArrayKeys: true},
    )

    expect(find('b')?.l).toEqual([{x: [{_key: 'key-1'}], _key: 'key-2'}, 'text', {_key: 'given'}])
    expect(find('a')?.o).toEqual({m: [{_key: expect.any(String)}]})
    expect(JSON.stringify(lastChanges()[1]?.mutations)).toMatch(/"_key":"key-\d/)
  })

  test('repeated with the same id and body is answered from the first one', () => {
    const {mutate, commits, find} = testCommitter({documents: [{_id: 'a', n: 1}, {_id: 'b'}]})
    const mutations = [{patch: {id: 'a', inc: {n: 1}}}, {delete: {id: 'b'}}]
    const options = {transactionId: 't1', returnDocuments: true}

    const first = mutate(mutations, options)
    mutate([{patch: {id: 'a', inc: {n: 10}}}])
    const second = mutate(mutations, options)

    expect(second).toEqual(first)
    expect(find('a')).toMatchObject({n: 12})
    expect(commits).toHaveLength(2)
  })

  test('with the id of another one is refused', () => {
    const {mutate} = testCommitter({documents: [{_id: 'a', n: 1}]})
    mutate([{patch: {id: 'a', inc: {n: 1}}}], {transactionId: 't1'})

    const failure = failureOf(() =>
      mutate([{patch: {id: 'a', inc: {n: 2}}}], {transactionId: 't1'}),
    )

    expect(failure.code).toBe('transactionIdReused')
  })
})

describe('what cannot be stored', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : {a: deep(levels - 1)})

  test.each<[name: string, mutation: unknown, message: RegExp]>([
    ['a malformed id', {create: {_id: '-a', _type: 'x'}}, /Malformed document ID: "-a"/],
    ['an id with two dots', {create: {_id: 'a..b', _type: 'x'}}, /Malformed document ID/],
    [
      'an id of 129 characters',
      {create: {_id: 'a'.repeat(129), _type: 'x'}},
      /Malformed document ID/,
    ],
    ['no type', {create: {_id: 'a'}}, /Document does not have a type/],
    ['a type that is no text', {create: {_id: 'a', _type: 1}}, /"_type"/],
    ['no id for createOrReplace', {createOrReplace: {_type: 'x'}}, /Malformed document ID/],
    [
      'null in an array',
      {create: {_id: 'a', _type: 'x', l: [{m: [1, null]}]}},
      /"l\[0\]\.m\[1\]" is null/,
    ],
    [
      '21 levels',
      {create: {_id: 'a', _type: 'x', ...(deep(21) as object)}},
      /max depth of 20 exceeded/,
    ],
    [
      'too many attributes',
      {
        create: {
          _type: 'x',
          ...Object.fromEntries(Array.from({length: 8_001}, (_, index) => [`a${index}`, 1])),
        },
      },
      /8000 are possible/,
    ],
    [
      '__proto__',
      {create: JSON.parse('{"_id":"a","_type":"x","o":{"__proto__":{"b":1}}}')},
      /"o\.__proto__"/,
    ],
    [
      'an unreadable _createdAt',
      {create: {_id: 'a', _type: 'x', _createdAt: 'soon'}},
      /_createdAt/,
    ],
    ['two kinds in one mutation', {create: {_type: 'x'}, delete: {id: 'a'}}, /exactly one of/],
    ['an unknown kind', {upsert: {_type: 'x'}}, /exactly one of/],
    ['a kind from the prototype', {toString: {}}, /exactly one of/],
    ['a delete of nothing', {delete: {}}, /exactly one of "id" and "query"/],
    [
      'a patch by id and query',
      {patch: {id: 'a', query: '*', set: {}}},
      /exactly one of "id" and "query"/,
    ],
    [
      'ifRevisionID with a query',
      {patch: {query: '*', ifRevisionID: 'r', set: {}}},
      /not with "query"/,
    ],
  ])('%s', (_name, mutation, message) => {
    const {mutate, commits} = testCommitter()

    const failure = failureOf(() => mutate([mutation]))

    expect(failure.message).toMatch(message)
    expect(failure).toMatchObject({code: 'validation', details: {kind: 'mutation', index: 0}})
    expect(commits).toEqual([])
  })

  test('20 levels and null attributes can', () => {
    const {mutate} = testCommitter()

    mutate([{create: {_id: 'a', _type: 'x', nothing: null, ...(deep(20) as object)}}])
  })

  test('a document above 32 MB cannot', () => {
    const {mutate} = testCommitter({documents: [{_id: 'a'}]})
    const text = 'x'.repeat(32 * 1024 * 1024)

    const failure = failureOf(() => mutate([{patch: {id: 'a', set: {text}}}]))

    expect(failure).toMatchObject({code: 'payloadTooLarge', details: {index: 0}})
  })

  test.each([
    ['no object', null],
    ['no mutations', {}],
    ['mutations that are no list', {mutations: {}}],
    ['a strange transaction id', {mutations: [], transactionId: 'a#b'}],
  ])('a body with %s is refused', (_name, body) => {
    const {committer} = testCommitter()

    const failure = failureOf(() => committer.mutate({dataset: 'test', author: 'ada', body}))

    expect(failure.code).toBe('badRequest')
  })

  test('an unknown dataset is refused', () => {
    const {committer} = testCommitter()

    const failure = failureOf(() =>
      committer.mutate({dataset: 'nowhere', author: 'ada', body: {mutations: []}}),
    )

    expect(failure.code).toBe('datasetNotFound')
  })
})

describe('strong references', () => {
  test('must have a target', () => {
    const {mutate} = testCommitter()

    const failure = failureOf(() =>
      mutate([{create: {_id: 'a', _type: 'x', l: [{to: reference('b')}]}}]),
    )

    expect(failure).toMatchObject({
      code: 'referenceDoesNotExist',
      details: {id: 'a', referenceID: 'b', index: 0},
    })
  })

  test('may be circular and may come before their target in one transaction', () => {
    const {mutate} = testCommitter()

    mutate([
      {create: {_id: 'a', _type: 'x', to: reference('b')}},
      {create: {_id: 'b', _type: 'x', to: reference('a')}},
    ])
  })

  test('keep their target from being deleted', () => {
    const {mutate} = testCommitter({
      documents: [
        {_id: 'a'},
        {_id: 'b', to: reference('a')},
        {_id: 'drafts.c', to: reference('a')},
      ],
    })

    expect(failureOf(() => mutate([{delete: {id: 'a'}}]))).toMatchObject({
      code: 'hasExistingReferences',
      message: 'Document "a" cannot be deleted as there are references to it from "b", "drafts.c"',
      details: {id: 'a', referencingIDs: ['b', 'drafts.c'], index: 0},
    })
  })

  test('let their target go together with them, or after them', () => {
    const {mutate, documents} = testCommitter({
      documents: [
        {_id: 'a', to: reference('a')},
        {_id: 'b', to: reference('a')},
        {_id: 'c', to: reference('a')},
      ],
    })

    mutate([{delete: {id: 'a'}}, {delete: {id: 'b'}}, {patch: {id: 'c', unset: ['to']}}])

    expect([...documents.all('test').keys()]).toEqual(['c'])
  })

  test('cannot be added to a document that the same transaction deletes', () => {
    const {mutate} = testCommitter({documents: [{_id: 'a'}, {_id: 'b'}]})

    const failure = failureOf(() =>
      mutate([{patch: {id: 'b', set: {to: reference('a')}}}, {delete: {id: 'a'}}]),
    )

    expect(failure.code).toBe('referenceDoesNotExist')
  })

  test('are what a weak reference becomes when its _weak is removed', () => {
    const {mutate} = testCommitter({documents: [{_id: 'a', to: reference('b', {_weak: true})}]})

    expect(failureOf(() => mutate([{patch: {id: 'a', unset: ['to._weak']}}])).code).toBe(
      'referenceDoesNotExist',
    )
  })

  test('into other datasets and weak ones need no target', () => {
    const {mutate} = testCommitter()

    mutate([
      {
        create: {
          _id: 'a',
          _type: 'x',
          far: reference('b', {_dataset: 'other'}),
          soft: reference('c', {_weak: true}),
        },
      },
    ])
  })
})

describe('permissions', () => {
  test('are asked for each document, and one refusal fails the request', () => {
    const {mutate, commits} = testCommitter({documents: [{_id: 'a'}, {_id: 'b'}]})
    const asked: string[] = []
    const mayWrite = (operation: string, id: string) => {
      asked.push(`${operation} ${id}`)
      return operation !== 'delete'
    }

    const failure = failureOf(() =>
      mutate(
        [{create: {_id: 'c', _type: 'x'}}, {patch: {id: 'a', set: {n: 1}}}, {delete: {id: 'b'}}],
        {mayWrite},
      ),
    )

    expect(failure).toMatchObject({
      code: 'insufficientPermissions',
      details: {permission: 'delete', index: 2},
    })
    expect(asked).toEqual(['create c', 'update a', 'delete b'])
    expect(commits).toEqual([])
  })
})

describe('listeners', () => {
  test('that fail before the commit abandon it', () => {
    const {mutate, committer, find, commits} = testCommitter()
    committer.onBeforeCommit(() => {
      throw new Error('outbox full')
    })

    expect(() => mutate([{create: {_id: 'a', _type: 'x'}}])).toThrow('outbox full')
    expect([find('a'), commits]).toEqual([undefined, []])
  })

  test('that fail after the commit keep nobody from hearing it', () => {
    const {mutate, committer} = testCommitter()
    committer.onCommit(() => {
      throw new Error('slow listener')
    })
    const heard: number[] = []
    committer.onCommit(({sequence}) => heard.push(sequence))

    mutate([{create: {_id: 'a', _type: 'x'}}])

    expect(heard).toEqual([1])
  })

  test('that write in turn are heard in commit order', () => {
    const {mutate, committer} = testCommitter()
    const heard: string[] = []
    committer.onCommit(({changes}) => {
      if (changes[0]?.documentId === 'a') mutate([{create: {_id: 'b', _type: 'x'}}])
    })
    const stop = committer.onCommit(({changes}) => heard.push(changes[0]?.documentId ?? ''))

    mutate([{create: {_id: 'a', _type: 'x'}}])
    stop()
    mutate([{create: {_id: 'c', _type: 'x'}}])

    expect(heard).toEqual(['a', 'b'])
  })
})
