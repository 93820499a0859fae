import {describe, expect, test} from 'vitest'
import {failureOf, testCommitter} from './testCommitter.ts'

const reference = (id: string, more: object = {}) => ({_type: 'reference', _ref: id, ...more})

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
