import {describe, expect, test} from 'vitest'
import {failureOf, testCommitter} from './testCommitter.ts'

const reference = (id: string, more: object = {}) => ({_type: 'reference', _ref: id, ...more})
const create = (attributes: object, more: object = {}) => ({
  actionType: 'create',
  publishedId: 'x',
  attributes: {_type: 'thing', ...attributes},
  ...more,
})
const publish = {actionType: 'publish', publishedId: 'x', draftId: 'drafts.x'}
const edit = (patch: unknown, draftId = 'drafts.x') => ({
  actionType: 'edit',
  publishedId: 'x',
  draftId,
  patch,
})

describe('create', () => {
  test('creates the draft', () => {
    const {act, find, lastChanges} = testCommitter()

    act(create({_id: 'drafts.x', _rev: 'ignored', _createdAt: '2020-01-01T00:00:00Z', l: [{}]}))

    expect(find('drafts.x')).toMatchObject({
      _createdAt: '2020-01-01T00:00:00Z',
      l: [{_key: 'key-1'}],
    })
    expect(find('drafts.x')?._rev).not.toBe('ignored')
    expect(lastChanges()).toMatchObject([{mutations: [{create: {_id: 'drafts.x'}}]}])
  })

  test.each(['x', 'drafts.x', 'versions.r1.x'])('is refused when %s exists', (_id) => {
    const {act} = testCommitter({documents: [{_id}]})

    expect(failureOf(() => act(create({_id: 'drafts.x'})))).toMatchObject({
      code: 'documentAlreadyExists',
      details: {kind: 'action', index: 0, id: _id},
    })
  })

  test('with ifExists "ignore" leaves what exists', () => {
    const {act, commits} = testCommitter({documents: [{_id: 'x'}]})

    act(create({_id: 'drafts.x'}, {ifExists: 'ignore'}))

    expect(commits).toEqual([])
  })

  test('can be followed by replaceDraft of the same draft', () => {
    const {act, find} = testCommitter()

    act(create({_id: 'drafts.x', old: 1}), {
      actionType: 'replaceDraft',
      publishedId: 'x',
      attributes: {_id: 'drafts.x', _type: 'thing', n: 2},
    })

    expect(find('drafts.x')).toMatchObject({n: 2})
    expect(find('drafts.x')).not.toHaveProperty('old')
  })
})

describe('edit', () => {
  test('makes the draft from the published document first, with its _createdAt', () => {
    const {act, find, lastChanges} = testCommitter({documents: [{_id: 'x', n: 1, t: 'a'}]})

    act(edit({unset: ['_empty_action_guard_pseudo_field_']}), edit({set: {n: 2}}))

    expect(find('x')).toMatchObject({n: 1})
    expect(find('drafts.x')).toMatchObject({n: 2, t: 'a', _createdAt: find('x')?._createdAt})
    expect(lastChanges()).toMatchObject([
      {
        documentId: 'drafts.x',
        before: null,
        mutations: [{create: {_id: 'drafts.x', n: 1}}, {patch: {}}, {patch: {set: {n: 2}}}],
      },
    ])
  })

  test('takes a list of patches, and works on versions', () => {
    const {act, find} = testCommitter({documents: [{_id: 'versions.r1.x', n: 1}]})

    act(edit([{inc: {n: 1}}, {inc: {n: 1}}], 'versions.r1.x'))

    expect(find('versions.r1.x')).toMatchObject({n: 3})
  })

  test('of a document that does not exist fails', () => {
    const {act} = testCommitter()

    expect(failureOf(() => act(edit({set: {n: 1}}))).code).toBe('documentNotFound')
  })
})

describe('publish', () => {
  test('replaces the published document and deletes the draft', () => {
    const {act, find, lastChanges} = testCommitter({
      documents: [
        {_id: 'x', n: 1, old: 1, _createdAt: '2020-01-01T00:00:00Z'},
        {_id: 'drafts.x', n: 2, _system: {bundleId: 'drafts'}},
      ],
    })

    act(publish)

    expect(find('drafts.x')).toBeUndefined()
    expect(find('x')).toMatchObject({n: 2, _createdAt: '2020-01-01T00:00:00Z'})
    expect(find('x')).not.toHaveProperty('old')
    expect(find('x')).not.toHaveProperty('_system')
    expect(lastChanges().map(({documentId}) => documentId)).toEqual(['x', 'drafts.x'])
  })

  test('of a new document keeps the _createdAt of its draft', () => {
    const {act, find} = testCommitter({
      documents: [{_id: 'drafts.x', _createdAt: '2020-01-01T00:00:00Z'}],
    })

    act(publish)

    expect(find('x')?._createdAt).toBe('2020-01-01T00:00:00Z')
  })

  test('strengthens references that were waiting for it', () => {
    const mark = {_weak: true, _strengthenOnPublish: {type: 'thing'}}
    const {act, find} = testCommitter({
      documents: [
        {_id: 'y'},
        {
          _id: 'drafts.x',
          strong: reference('y', mark),
          list: [reference('y', {_key: 'k', ...mark})],
          weak: reference('z', {_weak: true, _strengthenOnPublish: {type: 'thing', weak: true}}),
          other: reference('z', {_weak: true}),
        },
      ],
    })

    act(publish)

    expect(find('x')).toMatchObject({
      strong: {_type: 'reference', _ref: 'y'},
      list: [{_type: 'reference', _ref: 'y', _key: 'k'}],
      weak: {_weak: true},
      other: {_weak: true},
    })
    expect(JSON.stringify(find('x'))).not.toContain('_strengthenOnPublish')
    expect(find('x')?.strong).not.toHaveProperty('_weak')
  })

  test('is refused while a reference that becomes strong has no target', () => {
    const {act} = testCommitter({
      documents: [
        {_id: 'drafts.x', to: reference('y', {_weak: true, _strengthenOnPublish: {type: 'thing'}})},
      ],
    })

    expect(failureOf(() => act(publish))).toMatchObject({
      code: 'referenceDoesNotExist',
      details: {kind: 'action', index: 0, id: 'x', referenceID: 'y'},
    })
  })

  test('without a draft fails', () => {
    const {act} = testCommitter({documents: [{_id: 'x'}]})

    expect(failureOf(() => act(publish)).code).toBe('documentNotFound')
  })

  test.each([
    ['ifDraftRevisionId', 'drafts.x'],
    ['ifPublishedRevisionId', 'x'],
  ])('with a stale %s is refused', (field, id) => {
    const {act, find} = testCommitter({documents: [{_id: 'x'}, {_id: 'drafts.x'}]})

    expect(failureOf(() => act({...publish, [field]: 'older'}))).toMatchObject({
      code: 'revisionMismatch',
      details: {id, expectedRevisionID: 'older'},
    })
    act({...publish, [field]: find(id)?._rev})
  })

  test('that expects a published document fails if there is none', () => {
    const {act} = testCommitter({documents: [{_id: 'drafts.x'}]})

    expect(failureOf(() => act({...publish, ifPublishedRevisionId: 'r'})).code).toBe(
      'revisionMismatch',
    )
  })

  test('puts a version live', () => {
    const {act, find} = testCommitter({
      documents: [{_id: 'versions.r1.x', n: 1}, {_id: 'drafts.x'}],
    })

    act({...publish, draftId: 'versions.r1.x'})

    expect([find('x')?.n, find('versions.r1.x'), find('drafts.x')?._id]).toEqual([
      1,
      undefined,
      'drafts.x',
    ])
  })
})

describe('unpublish', () => {
  const unpublish = {actionType: 'unpublish', publishedId: 'x', draftId: 'drafts.x'}

  test('turns the published document into a draft', () => {
    const {act, find} = testCommitter({documents: [{_id: 'x', n: 1}]})

    act(unpublish)

    expect([find('x'), find('drafts.x')?.n]).toEqual([undefined, 1])
  })

  test('keeps a draft that exists', () => {
    const {act, find} = testCommitter({
      documents: [
        {_id: 'x', n: 1},
        {_id: 'drafts.x', n: 2},
      ],
    })

    act(unpublish)

    expect([find('x'), find('drafts.x')?.n]).toEqual([undefined, 2])
  })

  test('is refused while other documents reference it', () => {
    const {act} = testCommitter({documents: [{_id: 'x'}, {_id: 'y', to: reference('x')}]})

    expect(failureOf(() => act(unpublish)).details).toMatchObject({
      referencingIDs: ['y'],
      kind: 'action',
    })
  })

  test('of an unpublished document fails', () => {
    const {act} = testCommitter({documents: [{_id: 'drafts.x'}]})

    expect(failureOf(() => act(unpublish)).code).toBe('documentNotFound')
  })
})

describe('delete', () => {
  const remove = {actionType: 'delete', publishedId: 'x'}

  test('takes the published document and the listed versions', () => {
    const {act, documents} = testCommitter({
      documents: [{_id: 'x'}, {_id: 'drafts.x'}, {_id: 'versions.r1.x'}, {_id: 'y'}],
    })

    act({...remove, includeDrafts: ['drafts.x', 'versions.r1.x']})

    expect([...documents.all('test').keys()]).toEqual(['y'])
  })

  test('is refused while a draft is not listed', () => {
    const {act} = testCommitter({documents: [{_id: 'x'}, {_id: 'drafts.x'}]})

    expect(failureOf(() => act(remove))).toMatchObject({
      code: 'documentAlreadyExists',
      details: {id: 'drafts.x'},
    })
  })

  test('is refused while other documents reference it', () => {
    const {act} = testCommitter({documents: [{_id: 'x'}, {_id: 'y', to: reference('x')}]})

    expect(failureOf(() => act(remove)).code).toBe('hasExistingReferences')
  })

  test('of nothing fails', () => {
    expect(failureOf(() => testCommitter().act(remove)).code).toBe('documentNotFound')
  })

  test('takes no foreign ids', () => {
    const {act} = testCommitter({documents: [{_id: 'x'}]})

    expect(failureOf(() => act({...remove, includeDrafts: ['drafts.y']})).code).toBe('validation')
  })
})

const newRelease = (releaseId: string) => ({actionType: 'sanity.action.release.create', releaseId})

describe('discard and versions', () => {
  test.each([
    ['discard', 'draftId'],
    ['version.discard', 'versionId'],
  ])('%s deletes the draft', (actionType, field) => {
    const {act, find} = testCommitter({documents: [{_id: 'x'}, {_id: 'drafts.x'}]})

    act({actionType, [field]: 'drafts.x'})

    expect([find('x')?._id, find('drafts.x')]).toEqual(['x', undefined])
    expect(failureOf(() => act({actionType, [field]: 'drafts.x'})).code).toBe('documentNotFound')
    expect(failureOf(() => act({actionType, [field]: 'x'})).code).toBe('validation')
  })

  test('version.create makes a version from a document or from a base', () => {
    const {act, find} = testCommitter({documents: [{_id: 'x', n: 1}]})
    act(newRelease('r1'), newRelease('r2'))

    act(
      {
        actionType: 'version.create',
        publishedId: 'x',
        document: {_id: 'versions.r1.x', _type: 'thing', n: 5},
      },
      {actionType: 'version.create', publishedId: 'x', baseId: 'x', versionId: 'versions.r2.x'},
    )

    expect([find('versions.r1.x')?.n, find('versions.r2.x')?.n]).toEqual([5, 1])
  })

  test.each<[name: string, fields: object, code: string]>([
    ['that exists', {document: {_id: 'drafts.x', _type: 'thing'}}, 'documentAlreadyExists'],
    ['of a missing base', {baseId: 'y', versionId: 'versions.r1.x'}, 'documentNotFound'],
    [
      'of a stale base',
      {baseId: 'drafts.x', versionId: 'versions.r1.x', ifBaseRevisionId: 'r'},
      'revisionMismatch',
    ],
    ['of another document', {document: {_id: 'versions.r1.y', _type: 'thing'}}, 'validation'],
    ['in a missing release', {baseId: 'drafts.x', versionId: 'versions.r3.x'}, 'documentNotFound'],
  ])('version.create of a version %s fails', (_name, fields, code) => {
    const {act} = testCommitter({documents: [{_id: 'drafts.x'}]})
    act(newRelease('r1'))

    expect(
      failureOf(() => act({actionType: 'version.create', publishedId: 'x', ...fields})).code,
    ).toBe(code)
  })

  test('version.replace needs the version', () => {
    const {act, find} = testCommitter({documents: [{_id: 'versions.r1.x', n: 1}]})
    const replace = (_id: string) => ({
      actionType: 'version.replace',
      document: {_id, _type: 'thing', n: 2},
    })

    act(replace('versions.r1.x'))

    expect(find('versions.r1.x')?.n).toBe(2)
    expect(failureOf(() => act(replace('versions.r2.x'))).code).toBe('documentNotFound')
  })

  test('version.unpublish marks the version, made from the published document if need be', () => {
    const {act, find} = testCommitter({documents: [{_id: 'x', n: 1}]})
    const action = {actionType: 'version.unpublish', publishedId: 'x', versionId: 'versions.r1.x'}
    act(newRelease('r1'))

    act(action)

    expect(find('versions.r1.x')).toMatchObject({n: 1, _system: {delete: true}})
    expect(find('x')?.n).toBe(1)
    expect(failureOf(() => act({...publish, draftId: 'versions.r1.x'})).code).toBe('validation')
  })
})

describe('requests', () => {
  test.each([
    ['sanity.action.release.explode', 'validation', /no action/],
    ['variant.create', 'unsupported', /variants/],
    ['explode', 'validation', /no action/],
    ['toString', 'validation', /no action/],
  ])('%s is refused by name', (actionType, code, message) => {
    const failure = failureOf(() => testCommitter().act({actionType, releaseId: 'r1'}))

    expect(failure).toMatchObject({code, details: {kind: 'action', index: 0}})
    expect(failure.message).toMatch(message)
  })

  test.each<[name: string, action: {actionType: string; [field: string]: unknown}]>([
    ['a draft of another document', {...publish, draftId: 'drafts.y'}],
    ['a draft id as published id', {...publish, publishedId: 'drafts.x'}],
    ['a published id as draft id', {...publish, draftId: 'x'}],
    ['no draft id', {actionType: 'publish', publishedId: 'x'}],
    ['a patch by id', edit({id: 'y', set: {n: 1}})],
    ['no patch', edit(undefined)],
    ['no attributes', {actionType: 'create', publishedId: 'x'}],
    ['an unknown ifExists', create({_id: 'drafts.x'}, {ifExists: 'maybe'})],
  ])('%s is refused', (_name, action) => {
    const {act} = testCommitter({documents: [{_id: 'drafts.x'}]})

    expect(failureOf(() => act(action)).code).toBe('validation')
  })

  test('are stored whole or not at all, and name the action that failed', () => {
    const {act, commits} = testCommitter({documents: [{_id: 'drafts.x', n: 1}]})

    const failure = failureOf(() => act(edit({set: {n: 2}}), publish, publish))

    expect(failure).toMatchObject({code: 'documentNotFound', details: {kind: 'action', index: 2}})
    expect(commits).toEqual([])
  })

  test('can be single, tried out and repeated', () => {
    const {committer, find, commits} = testCommitter({documents: [{_id: 'drafts.x', n: 1}]})
    const actions = {...edit({inc: {n: 1}}), actionType: 'sanity.action.document.edit'}
    const act = (body: object) => committer.act({dataset: 'test', author: 'ada', body})

    act({actions, dryRun: true, transactionId: 't0'})
    expect(commits).toEqual([])
    act({actions, transactionId: 't1'})
    act({actions, transactionId: 't1'})

    expect([find('drafts.x')?.n, commits.length]).toEqual([2, 1])
  })

  test('without actions are refused', () => {
    const {committer} = testCommitter()

    expect(failureOf(() => committer.act({dataset: 'test', author: 'ada', body: {}})).code).toBe(
      'badRequest',
    )
  })
})
