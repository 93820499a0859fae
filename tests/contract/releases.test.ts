import {setTimeout as sleep} from 'node:timers/promises'
import {ClientError} from '@sanity/client'
import {expect, test, vi} from 'vitest'
import {startLake} from '../support/startLake.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const releaseId = 'rSpring'

/** `note` is published; the release changes it and brings `news`. */
async function startRelease(options: Parameters<typeof startLake>[0] = {}) {
  const lake = await startLake({
    documents: [{_id: 'note', _type: 'note', title: 'Old'}],
    ...options,
  })
  const {client} = lake
  await client.releases.create({releaseId, metadata: {title: 'Spring', releaseType: 'asap'}})
  await client.createVersion({publishedId: 'note', baseId: 'note', releaseId})
  await client.patch(`versions.${releaseId}.note`).set({title: 'Spring note'}).commit()
  await client.createVersion({
    releaseId,
    publishedId: 'news',
    document: {_type: 'note', title: 'Spring news'},
  })
  return lake
}

const titles = '*[_type == "note"] | order(_id) {_id, _originalId, title}'

test('a release is seen in its perspective and goes live as one', async () => {
  const {client} = await startRelease()
  const read = (perspective: 'published' | string[]) => client.fetch(titles, {}, {perspective})
  expect(await read('published')).toMatchObject([{_id: 'note', title: 'Old'}])
  expect(await read([releaseId])).toMatchObject([
    {_id: 'news', _originalId: `versions.${releaseId}.news`, title: 'Spring news'},
    {_id: 'note', _originalId: `versions.${releaseId}.note`, title: 'Spring note'},
  ])
  expect((await client.releases.fetchDocuments({releaseId})).result).toHaveLength(2)

  await client.releases.publish({releaseId})

  expect(await read('published')).toMatchObject([
    {_id: 'news', title: 'Spring news'},
    {_id: 'note', title: 'Spring note'},
  ])
  expect(await client.releases.get({releaseId})).toMatchObject({
    state: 'published',
    publishedAt: expect.any(String),
    finalDocumentStates: [{id: `versions.${releaseId}.news`}, {id: `versions.${releaseId}.note`}],
  })
  expect((await client.releases.fetchDocuments({releaseId})).result).toEqual([])
})

test('of two releases in a stack the first one wins', async () => {
  const {client} = await startRelease()
  await client.releases.create({releaseId: 'rSummer', metadata: {title: 'Summer'}})
  await client.createVersion({
    releaseId: 'rSummer',
    publishedId: 'note',
    document: {_type: 'note', title: 'Summer note'},
  })
  await client.unpublishVersion({releaseId: 'rSummer', publishedId: 'note'})
  const stack = (...perspective: string[]) => client.fetch(titles, {}, {perspective})

  expect(await stack('rSummer', releaseId)).toMatchObject([{_id: 'news'}])
  expect(await stack(releaseId, 'rSummer')).toMatchObject([{_id: 'news'}, {title: 'Spring note'}])
})

test('every step of a release can be undone until it is published', async () => {
  const {client} = await startRelease()
  const state = async () => (await client.releases.get({releaseId}))?.state

  await client.releases.edit({releaseId, patch: {set: {metadata: {title: 'Renamed'}}}})
  await client.releases.schedule({releaseId, publishAt: '2040-01-01T00:00:00.000Z'})
  expect(await state()).toBe('scheduled')
  await client.releases.unschedule({releaseId})
  await client.releases.archive({releaseId})
  expect(await state()).toBe('archived')
  await client.releases.unarchive({releaseId})
  expect((await client.releases.fetchDocuments({releaseId})).result).toHaveLength(2)
  await client.discardVersion({releaseId, publishedId: 'news'})
  await client.releases.archive({releaseId})
  await client.releases.delete({releaseId})

  expect(await client.releases.get({releaseId})).toBeUndefined()
  expect(await client.fetch(titles)).toMatchObject([{_id: 'note', title: 'Old'}])
})

test('what a scheduled release holds cannot be changed, by action or mutation', async () => {
  const {client} = await startRelease()
  await client.releases.schedule({releaseId, publishAt: '2040-01-01T00:00:00.000Z'})

  const refused = await Promise.all([
    client
      .patch(`versions.${releaseId}.note`)
      .set({title: 'x'})
      .commit()
      .catch((error) => error),
    client.discardVersion({releaseId, publishedId: 'note'}).catch((error) => error),
    client.releases.archive({releaseId}).catch((error) => error),
  ])

  for (const error of refused) {
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toMatchObject({statusCode: 409, message: expect.stringContaining('scheduled')})
  }
})

test('a listener hears each document that a release changes, in one transaction', async () => {
  const {client} = await startRelease()
  const heard: {documentId: string; transition: string}[] = []
  const subscription = client
    .listen('*[_type == "note"]', {}, {includeAllVersions: true, events: ['welcome', 'mutation']})
    .subscribe((event) => {
      if (event.type === 'mutation') heard.push(event)
      else void client.releases.publish({releaseId})
    })

  await vi.waitFor(() => expect(heard).toHaveLength(4))

  subscription.unsubscribe()
  expect(heard.map(({documentId, transition}) => `${transition} ${documentId}`).sort()).toEqual([
    'appear news',
    `disappear versions.${releaseId}.news`,
    `disappear versions.${releaseId}.note`,
    'update note',
  ])
})

test('a scheduled release is published on time, also when the lake was closed at that time', async () => {
  const directory = temporaryFolder()
  const first = await startRelease({directory})
  await first.client.releases.create({releaseId: 'rSoon', metadata: {releaseType: 'scheduled'}})
  await first.client.createVersion({
    releaseId: 'rSoon',
    publishedId: 'soon',
    document: {_type: 'note', title: 'Soon'},
  })
  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
  await first.client.releases.schedule({releaseId: 'rSoon', publishAt: inMs(300)})
  await vi.waitFor(async () => expect(await first.client.getDocument('soon')).toBeTruthy())
  await first.client.releases.schedule({releaseId, publishAt: inMs(300)})
  await first.close()
  await sleep(400)

  const second = await startLake({directory})

  await vi.waitFor(async () =>
    expect(await second.client.getDocument('note')).toMatchObject({title: 'Spring note'}),
  )
})

test('strangers see nothing of a release', async () => {
  const {anonymousClient} = await startRelease()

  expect(await anonymousClient.fetch('*[_type in ["note", "system.release"]]._id')).toEqual([
    'note',
  ])
  await expect(anonymousClient.releases.publish({releaseId})).rejects.toMatchObject({
    statusCode: 401,
  })
})
