import type {SanityClient} from '@sanity/client'
import {expect, onTestFinished, test, vi} from 'vitest'
import {startLake} from '../support/startLake.ts'

type ListenEvent = {type: string} & Record<string, unknown>

/** Collects the events of a listener until the test ends; `opened` resolves with the welcome. */
function listen(
  client: SanityClient,
  query: string,
  options: Record<string, unknown> = {},
): {
  events: ListenEvent[]
  failure: () => unknown
  seen: (type: string, count: number) => Promise<ListenEvent[]>
} {
  const events: ListenEvent[] = []
  let failure: unknown
  const subscription = client
    .listen(query, {}, {events: ['welcome', 'mutation'], ...options})
    .subscribe({
      next: (event) => events.push(event as unknown as ListenEvent),
      error: (error: unknown) => {
        failure = error
      },
    })
  onTestFinished(() => subscription.unsubscribe())
  const seen = async (type: string, count: number): Promise<ListenEvent[]> => {
    const ofType = () => events.filter((event) => event.type === type)
    await vi.waitFor(() => expect(ofType().length).toBeGreaterThanOrEqual(count), {
      timeout: 120_000,
    })
    return ofType()
  }
  return {events, failure: () => failure, seen}
}

test('a listener is welcomed, then hears of changes with their transition', async () => {
  const {client} = await startLake()
  const listener = listen(client, '*[_type == "note" && hidden != true]')
  await listener.seen('welcome', 1)

  await client.create({_id: 'note', _type: 'note', title: 'One'})
  await client.patch('note').set({title: 'Two'}).commit()
  await client.patch('note').set({hidden: true}).commit()
  await client.create({_id: 'other', _type: 'other'})

  const events = await listener.seen('mutation', 3)
  expect(events.map((event) => event.transition)).toEqual(['appear', 'update', 'disappear'])
  expect(events[0]).toMatchObject({documentId: 'note', result: {title: 'One'}})
  expect(events[0]).not.toHaveProperty('previousRev')
  expect(events[1]).toMatchObject({
    previousRev: events[0]?.resultRev,
    mutations: [{patch: {id: 'note', set: {title: 'Two'}}}],
    visibility: 'query',
  })
})

test('two mutations of one document in a transaction are one event', async () => {
  const {client} = await startLake({documents: [{_id: 'note', _type: 'note'}]})
  const listener = listen(client, '*')
  await listener.seen('welcome', 1)

  const {transactionId} = await client
    .transaction()
    .patch('note', (patch) => patch.unset(['nothing']))
    .patch('note', (patch) => patch.set({title: 'Changed'}))
    .commit({returnDocuments: false})
  await client.create({_id: 'last', _type: 'note'})

  const events = await listener.seen('mutation', 2)
  expect(events.map((event) => event.documentId)).toEqual(['note', 'last'])
  expect(events[0]).toMatchObject({
    transactionId,
    transactionTotalEvents: 1,
    result: {title: 'Changed'},
  })
})

test('a patch that changes nothing still reaches the listeners', async () => {
  const {client} = await startLake({documents: [{_id: 'note', _type: 'note'}]})
  const listener = listen(client, '*')
  await listener.seen('welcome', 1)

  const {transactionId} = (await client
    .patch('note')
    .unset(['nothing'])
    .commit({returnDocuments: false, returnFirst: true})) as never as {transactionId: string}
  const [event] = await listener.seen('mutation', 1)
  expect(event?.transactionId).toBe(transactionId)
})

test('drafts and versions are heard of only on request', async () => {
  const {client} = await startLake()
  const published = listen(client, '*')
  const everything = listen(client, '*', {includeAllVersions: true})
  await Promise.all([published.seen('welcome', 1), everything.seen('welcome', 1)])

  for (const _id of ['drafts.note', 'versions.rA.note', 'note']) {
    await client.create({_id, _type: 'note'})
  }

  const all = await everything.seen('mutation', 3)
  expect(all.map((event) => event.documentId)).toEqual(['drafts.note', 'versions.rA.note', 'note'])
  expect((await published.seen('mutation', 1)).map((event) => event.documentId)).toEqual(['note'])
})

test('an anonymous listener hears of root documents only, and may not ask for versions', async () => {
  const {client, anonymousClient} = await startLake()
  const listener = listen(anonymousClient.withConfig({apiVersion: '2021-03-25'}), '*')
  const refused = listen(anonymousClient, '*', {includeAllVersions: true})
  await listener.seen('welcome', 1)
  await vi.waitFor(() => expect(refused.failure()).toBeDefined())

  for (const _id of ['drafts.note', 'secret.note', 'note']) {
    await client.create({_id, _type: 'note'})
  }
  expect((await listener.seen('mutation', 1)).map((event) => event.documentId)).toEqual(['note'])
})

test('a listener with a bad query fails for good', async () => {
  const {client} = await startLake()
  const listener = listen(client, '*[_type == ')
  await vi.waitFor(() =>
    expect(listener.failure()).toMatchObject({message: expect.stringContaining('GROQ')}),
  )
})

test('live events name the sync tags that a change makes stale', async () => {
  const {client} = await startLake({documents: [{_id: 'note', _type: 'note'}]})
  const {syncTags} = await client.fetch('*[_type == "note"]', {}, {filterResponse: false})
  const events: ListenEvent[] = []
  const subscription = client.live.events().subscribe((event) => events.push(event as ListenEvent))
  onTestFinished(() => subscription.unsubscribe())
  await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining({type: 'welcome'})))

  await client.patch('note').set({title: 'Changed'}).commit()

  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({type: 'message'}))
  expect(events.at(-1)?.tags).toEqual(expect.arrayContaining(syncTags ?? []))
})

test('a client that goes away is forgotten', async () => {
  const {client, url} = await startLake()
  const openListeners = async (): Promise<unknown> => {
    const response = await fetch(`${url}/healthz`)
    return response.json()
  }
  const subscription = client.listen('*').subscribe()
  await vi.waitFor(async () => expect(await openListeners()).toMatchObject({openListeners: 1}))

  subscription.unsubscribe()

  await vi.waitFor(async () => expect(await openListeners()).toMatchObject({openListeners: 0}))
})
