import {describe, expect, test} from 'vitest'
import {failureOf, type TestCommitter, testCommitter} from './testCommitter.ts'

const action = (name: string, fields: object = {}) => ({
  actionType: `sanity.action.release.${name}`,
  releaseId: 'r1',
  ...fields,
})

/** `x` is published, `y` is not; the release `r1` changes `x`, brings `y` and takes `z` away. */
function startRelease(): TestCommitter & {release: () => Record<string, unknown> | undefined} {
  const committer = testCommitter({
    documents: [
      {_id: 'x', n: 1},
      {_id: 'z', n: 3},
      {_id: 'drafts.x', n: 9},
    ],
  })
  committer.act(action('create', {metadata: {title: 'Spring', releaseType: 'asap'}}))
  const version = (id: string, n: number) => ({
    actionType: 'version.create',
    publishedId: id,
    document: {_id: `versions.r1.${id}`, _type: 'thing', n},
  })
  committer.act(version('x', 10), version('y', 20), {
    actionType: 'version.unpublish',
    publishedId: 'z',
    versionId: 'versions.r1.z',
  })
  return {...committer, release: () => committer.find('_.releases.r1')}
}

test('a release is created active, in the name of its author', () => {
  const {release} = startRelease()

  expect(release()).toMatchObject({
    _id: '_.releases.r1',
    _type: 'system.release',
    name: 'r1',
    state: 'active',
    userId: 'ada',
    metadata: {title: 'Spring', releaseType: 'asap', cardinality: 'many'},
  })
})

test.each<[name: string, fields: object, code: string]>([
  ['of a name that is taken', {}, 'documentAlreadyExists'],
  ['with a dot in its name', {releaseId: 'a.b'}, 'validation'],
  ['with the name of a perspective', {releaseId: 'drafts'}, 'validation'],
  ['of an unknown type', {releaseId: 'r2', metadata: {releaseType: 'soon'}}, 'validation'],
  ['with a date that is none', {releaseId: 'r2', metadata: {intendedPublishAt: 'x'}}, 'validation'],
])('a release %s is refused', (_name, fields, code) => {
  const {act} = startRelease()

  expect(failureOf(() => act(action('create', fields))).code).toBe(code)
})

test('publishing puts every version live at once, or takes its document away', () => {
  const {act, find, release, lastChanges} = startRelease()

  act(action('publish'))

  expect([find('x')?.n, find('y')?.n, find('z')]).toEqual([10, 20, undefined])
  expect(['x', 'y', 'z'].map((id) => find(`versions.r1.${id}`))).toEqual(Array(3).fill(undefined))
  expect(find('drafts.x')?.n).toBe(9)
  expect(release()).toMatchObject({
    state: 'published',
    publishedAt: release()?._updatedAt,
    finalDocumentStates: [{id: 'versions.r1.x'}, {id: 'versions.r1.y'}, {id: 'versions.r1.z'}],
  })
  expect(lastChanges().map(({documentId}) => documentId)).toHaveLength(7)
})

test('a publication that would leave a dangling reference changes nothing', () => {
  const {act, mutate, find, release} = startRelease()
  mutate([{create: {_id: 'w', _type: 'thing', to: {_ref: 'z'}}}])

  expect(failureOf(() => act(action('publish'))).code).toBe('hasExistingReferences')

  expect([find('x')?.n, release()?.state]).toEqual([1, 'active'])
})

test('references that wait for a document of the same release become strong', () => {
  const {act, find} = startRelease()
  const to = {_ref: 'y', _weak: true, _strengthenOnPublish: {type: 'thing'}}
  act({
    actionType: 'edit',
    publishedId: 'x',
    draftId: 'versions.r1.x',
    patch: {set: {to}},
  })

  act(action('publish'))

  expect(find('x')?.to).toEqual({_ref: 'y'})
})

describe('a scheduled release', () => {
  const publishAt = '2030-05-06T07:08:09.000Z'

  test('keeps its versions as they are until it is unscheduled', () => {
    const {act, mutate, release, find} = startRelease()
    act(action('schedule', {publishAt}))
    expect(release()).toMatchObject({state: 'scheduled', publishAt})

    const edit = {actionType: 'edit', publishedId: 'x', draftId: 'versions.r1.x', patch: {}}
    for (const write of [
      () => act(edit),
      () => act({actionType: 'version.discard', versionId: 'versions.r1.x'}),
      () => mutate([{patch: {id: 'versions.r1.x', set: {n: 0}}}]),
      () => mutate([{create: {_id: 'versions.r1.new', _type: 'thing'}}]),
    ]) {
      expect(failureOf(write)).toMatchObject({
        code: 'releaseState',
        message: expect.stringContaining('Unschedule the release first'),
      })
    }

    act(action('unschedule'))
    act(edit)
    expect(release()).toMatchObject({state: 'active'})
    expect(release()).not.toHaveProperty('publishAt')
    expect(find('versions.r1.x')?.n).toBe(10)
  })

  test('can be described anew, but not published or archived', () => {
    const {act, release} = startRelease()
    act(action('schedule', {publishAt}))

    act(action('edit', {patch: {set: {'metadata.title': 'Summer'}}}))

    expect(release()).toMatchObject({state: 'scheduled', metadata: {title: 'Summer'}})
    expect(failureOf(() => act(action('publish'))).code).toBe('releaseState')
    expect(failureOf(() => act(action('archive'))).code).toBe('releaseState')
  })

  test('needs a time', () => {
    const {act} = startRelease()

    expect(failureOf(() => act(action('schedule'))).code).toBe('validation')
    expect(failureOf(() => act(action('schedule', {publishAt: 'May'}))).code).toBe('validation')
  })
})

test('an archived release comes back as it was', () => {
  const {act, find, release} = startRelease()
  const before = ['x', 'y', 'z'].map((id) => find(`versions.r1.${id}`)?.n)

  act(action('archive'))
  expect(find('versions.r1.x')).toBeUndefined()
  expect(release()).toMatchObject({
    state: 'archived',
    finalDocumentStates: expect.objectContaining({length: 3}),
  })
  act(action('unarchive'))

  expect(['x', 'y', 'z'].map((id) => find(`versions.r1.${id}`)?.n)).toEqual(before)
  expect(find('versions.r1.z')?._system).toEqual({delete: true})
  expect(release()).toMatchObject({state: 'active'})
  expect(release()).not.toHaveProperty('finalDocumentStates')
})

test('a release is deleted only when it is archived or published', () => {
  const {act, release} = startRelease()
  expect(failureOf(() => act(action('delete'))).code).toBe('releaseState')
  act(action('archive'))

  act(action('delete'))

  expect(release()).toBeUndefined()
})

test.each<[name: string, patch: object]>([
  ['its state', {set: {state: 'published'}}],
  ['its name', {set: {name: 'other'}}],
  ['its metadata to something else', {set: {metadata: 'text'}}],
])('an edit cannot change %s', (_name, patch) => {
  const {act, release} = startRelease()

  expect(failureOf(() => act(action('edit', {patch}))).code).toBe('validation')
  expect(release()).toMatchObject({state: 'active', name: 'r1', metadata: {title: 'Spring'}})
})

test('mutations cannot write the document of a release', () => {
  const {mutate, release} = startRelease()

  for (const mutation of [
    {patch: {id: '_.releases.r1', set: {state: 'published'}}},
    {delete: {id: '_.releases.r1'}},
    {createOrReplace: {_id: '_.releases.r2', _type: 'system.release'}},
  ]) {
    expect(failureOf(() => mutate([mutation])).message).toContain('sanity.action.release')
  }
  expect(release()).toMatchObject({state: 'active'})
})

test('actions on documents and on releases do not go into one request', () => {
  const {act} = startRelease()

  const mixed = () =>
    act(action('archive'), {actionType: 'version.discard', versionId: 'versions.r1.x'})

  expect(failureOf(mixed)).toMatchObject({code: 'badRequest'})
})

describe('import', () => {
  const attributes = {
    _id: '_.releases.r1',
    _type: 'system.release',
    name: 'r1',
    state: 'scheduled',
    publishAt: '2030-01-01T00:00:00.000Z',
    metadata: {title: 'Imported', releaseType: 'asap'},
  }

  test('makes a scheduled release an active one that means to be published then', () => {
    const {act, find} = testCommitter()

    act(action('import', {attributes, ifExists: 'fail'}))

    expect(find('_.releases.r1')).toMatchObject({
      state: 'active',
      metadata: {releaseType: 'scheduled', intendedPublishAt: attributes.publishAt},
    })
  })

  test.each([
    ['fail', 'documentAlreadyExists', 'Spring'],
    ['ignore', undefined, 'Spring'],
    ['replace', undefined, 'Imported'],
  ])('over an existing release: %s', (ifExists, code, title) => {
    const {act, release} = startRelease()
    const run = () => act(action('import', {attributes, ifExists}))

    if (code) expect(failureOf(run).code).toBe(code)
    else run()

    expect(release()).toMatchObject({metadata: {title}})
  })
})
