import {describe, expect, test} from 'vitest'
import {failureOf, testCommitter} from './testCommitter.ts'

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
