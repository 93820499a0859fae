import {ClientError, type SanityClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {startLake} from '../support/startLake.ts'

const note = {_id: 'note', _type: 'note', title: 'A note'}

test('a created document can be fetched, with system attributes', async () => {
  const {client} = await startLake()

  const created = await client.create(note)

  expect(created).toMatchObject({...note, _rev: expect.any(String), _createdAt: expect.any(String)})
  expect(await client.getDocument('note')).toEqual(created)
  expect(await client.fetch('*[_id == $id][0]', {id: 'note'})).toEqual(created)
})

test('a missing document is null, in its place', async () => {
  const {client} = await startLake({documents: [note]})

  expect(await client.getDocument('nothing')).toBeFalsy()
  const [missing, found] = await client.getDocuments(['nothing', 'note'])
  expect(missing).toBeNull()
  expect(found).toMatchObject({_id: 'note'})
})

test('a document created without id gets one, also below a prefix', async () => {
  const {client} = await startLake()

  const [plain, prefixed] = await Promise.all([
    client.create({_type: 'note'}),
    client.create({_type: 'note', _id: 'notes.'}),
  ])

  expect(plain._id).toMatch(/^[A-Za-z0-9]/)
  expect(prefixed._id).toMatch(/^notes\../)
})

test('createIfNotExists leaves an existing document alone, createOrReplace does not', async () => {
  const {client} = await startLake({documents: [note]})

  await client.createIfNotExists({_id: 'note', _type: 'note', title: 'Ignored'})
  expect(await client.getDocument('note')).toMatchObject({title: 'A note'})

  const replaced = await client.createOrReplace({_id: 'note', _type: 'note', other: true})
  expect(replaced).toMatchObject({other: true})
  expect(replaced).not.toHaveProperty('title')
})

test('a patch applies every operation', async () => {
  const {client} = await startLake({
    documents: [
      {
        ...note,
        count: 5,
        left: 5,
        obsolete: true,
        tags: ['a', 'b', 'c'],
        items: [
          {_key: 'x', n: 1},
          {_key: 'y', n: 2},
        ],
      },
    ],
  })

  const patched = await client
    .patch('note')
    .setIfMissing({title: 'Ignored', nested: {}})
    .set({'nested.deep': 1, 'items[_key=="y"].n': 20})
    .unset(['obsolete', 'tags[1]'])
    .inc({count: 2})
    .dec({left: 3})
    .insert('after', 'items[_key=="x"]', [{_key: 'z', n: 3}])
    .diffMatchPatch({title: '@@ -1,6 +1,8 @@\n A \n+my \n not\n'.replace('+1,8', '+1,9')})
    .commit()

  expect(patched).toMatchObject({
    title: 'A my note',
    nested: {deep: 1},
    count: 7,
    left: 2,
    tags: ['a', 'c'],
    items: [
      {_key: 'x', n: 1},
      {_key: 'z', n: 3},
      {_key: 'y', n: 20},
    ],
  })
  expect(patched).not.toHaveProperty('obsolete')
})

test('a transaction is stored as a whole or not at all', async () => {
  const {client} = await startLake({documents: [note]})

  const stored = await client
    .transaction()
    .create({_id: 'other', _type: 'note'})
    .patch('note', (patch) => patch.set({title: 'Changed'}))
    .commit({returnDocuments: false})
  expect(stored.results.map(({id, operation}) => [id, operation])).toEqual([
    ['other', 'create'],
    ['note', 'update'],
  ])
  expect(await client.getDocument('note')).toMatchObject({_rev: stored.transactionId})

  const failing = client
    .transaction()
    .patch('note', (patch) => patch.set({title: 'Lost'}))
    .create({_id: 'other', _type: 'note'})
    .commit()
  await expect(failing).rejects.toMatchObject({statusCode: 409})
  expect(await client.getDocument('note')).toMatchObject({title: 'Changed'})
})

test('a dry run replies as usual and stores nothing', async () => {
  const {client} = await startLake()
  await client.create(note, {dryRun: true})
  expect(await client.getDocument('note')).toBeFalsy()
})

test('delete by id and by query', async () => {
  const {client} = await startLake({
    documents: [note, {_id: 'a', _type: 'old'}, {_id: 'b', _type: 'old'}],
  })
  await client.delete('note')
  await client.delete({query: '*[_type == $type]', params: {type: 'old'}})
  expect(await client.fetch('count(*)')).toBe(0)
})

test('a long query is sent as POST and answered alike', async () => {
  const {client} = await startLake({documents: [note]})
  const ids = Array.from({length: 2000}, (_, index) => `id-${index}`)
  expect(await client.fetch('*[_id in $ids]._id', {ids: [...ids, 'note']})).toEqual(['note'])
})

test('perspectives choose between draft and published', async () => {
  const {client} = await startLake({
    documents: [note, {_id: 'drafts.note', _type: 'note', title: 'Draft'}],
  })
  const titles = (perspective: 'drafts' | 'published') =>
    client.fetch('*[_type == "note"]{_id, _originalId, title}', {}, {perspective})

  expect(await titles('drafts')).toEqual([
    {_id: 'note', _originalId: 'drafts.note', title: 'Draft'},
  ])
  expect(await titles('published')).toEqual([{_id: 'note', _originalId: 'note', title: 'A note'}])
})

test('a client may address the dataset as a resource', async () => {
  const {client} = await startLake({documents: [note]})
  const resource = client.withConfig({resource: {type: 'dataset', id: 'test.production'}})
  expect(await resource.fetch('*[0]._id')).toBe('note')
  expect(await resource.getDocument('note')).toMatchObject(note)
})

test('actions create, edit, publish, and show in queries', async () => {
  const {client} = await startLake()

  await client.action([
    {
      actionType: 'sanity.action.document.create',
      publishedId: 'page',
      attributes: {_id: 'drafts.page', _type: 'page', title: 'New'},
      ifExists: 'fail',
    },
    {
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.page',
      publishedId: 'page',
      patch: {set: {title: 'Better'}},
    },
  ])
  expect(await client.fetch('*[]{_id, title}')).toEqual([{_id: 'drafts.page', title: 'Better'}])

  await client.action({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.page',
    publishedId: 'page',
  })
  expect(await client.fetch('*[]{_id, title}')).toEqual([{_id: 'page', title: 'Better'}])
})

test('the anonymous reader sees published documents at the root only', async () => {
  const {anonymousClient} = await startLake({
    documents: [
      note,
      {_id: 'drafts.note', _type: 'note'},
      {_id: 'versions.rA.note', _type: 'note'},
      {_id: 'secret.note', _type: 'note'},
    ],
  })
  expect(await anonymousClient.fetch('*[]._id')).toEqual(['note'])
  expect(await anonymousClient.fetch('*[]{_originalId}', {}, {perspective: 'drafts'})).toEqual([
    {_originalId: 'note'},
  ])
  expect(await anonymousClient.getDocument('drafts.note')).toBeFalsy()
  await expect(anonymousClient.create(note)).rejects.toMatchObject({statusCode: 401})
})

interface Failure {
  name: string
  attempt: (client: SanityClient) => Promise<unknown>
  expected: {statusCode: number; message: unknown; details?: unknown}
}

const failures: Failure[] = [
  {
    name: 'a query with a syntax error',
    attempt: (client) => client.fetch('*[_type == '),
    expected: {
      statusCode: 400,
      message: expect.stringContaining('*[_type == '),
      details: {type: 'queryParseError', start: expect.any(Number)},
    },
  },
  {
    name: 'a query without a value for its parameter',
    attempt: (client) => client.fetch('*[_type == $type]'),
    expected: {statusCode: 400, message: expect.stringContaining('$type')},
  },
  {
    name: 'an unknown token',
    attempt: (client) => client.withConfig({token: 'wrong'}).fetch('*'),
    expected: {statusCode: 401, message: expect.stringContaining('Session not found')},
  },
  {
    name: 'a patch of a missing document',
    attempt: (client) => client.patch('nothing').set({a: 1}).commit(),
    expected: {
      statusCode: 404,
      message: expect.stringContaining('The document with the ID "nothing" was not found'),
      details: {type: 'mutationError', items: [{index: 0, error: {type: 'documentNotFoundError'}}]},
    },
  },
  {
    name: 'the creation of an existing document',
    attempt: (client) => client.create({_id: 'note', _type: 'note'}),
    expected: {
      statusCode: 409,
      message: expect.stringContaining('Document by ID "note" already exists'),
      details: {items: [{error: {type: 'documentAlreadyExistsError', id: 'note'}}]},
    },
  },
  {
    name: 'a patch of an older revision',
    attempt: (client) => client.patch('note').ifRevisionId('older').set({a: 1}).commit(),
    expected: {
      statusCode: 409,
      message: expect.stringContaining('unexpected revision ID'),
      details: {
        items: [
          {
            error: {
              type: 'documentRevisionIDDoesNotMatchError',
              expectedRevisionID: 'older',
              currentRevisionID: expect.any(String),
            },
          },
        ],
      },
    },
  },
  {
    name: 'the deletion of a referenced document',
    attempt: (client) => client.delete('note'),
    expected: {
      statusCode: 409,
      message: expect.stringContaining('cannot be deleted as there are references to it'),
      details: {
        items: [
          {error: {type: 'documentHasExistingReferencesError', referencingIDs: ['referrer']}},
        ],
      },
    },
  },
  {
    name: 'a strong reference to nothing',
    attempt: (client) => client.create({_type: 'note', friend: {_ref: 'nothing'}}),
    expected: {
      statusCode: 409,
      message: expect.stringContaining('references non-existent document "nothing"'),
      details: {
        items: [{error: {type: 'documentReferenceDoesNotExistError', referenceID: 'nothing'}}],
      },
    },
  },
  {
    name: 'an oversized mutation',
    attempt: (client) => client.create({_type: 'note', text: 'x'.repeat(5 * 1024 * 1024)}),
    expected: {statusCode: 413, message: expect.stringContaining('limit of 4 MB')},
  },
  {
    name: 'malformed JSON',
    attempt: (client) =>
      client.request({
        method: 'POST',
        url: '/data/mutate/production',
        body: '{"mutations": [',
        headers: {'content-type': 'application/json'},
      }),
    expected: {statusCode: 400, message: expect.stringContaining('not valid JSON')},
  },
  {
    name: 'an unknown dataset',
    attempt: (client) => client.withConfig({dataset: 'nowhere'}).fetch('*'),
    expected: {statusCode: 404, message: expect.stringContaining('Dataset "nowhere" not found')},
  },
]

test.each(failures)('$name is a ClientError that says so', async ({attempt, expected}) => {
  const {client} = await startLake({
    documents: [note, {_id: 'referrer', _type: 'note', friend: {_ref: 'note'}}],
  })
  const failure = await attempt(client).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ClientError)
  expect(failure).toMatchObject(expected)
})
