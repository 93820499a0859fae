import {describe, expect, test} from 'vitest'
import {dataset, failureOf, type TestCommitter, testCommitter} from '../mutations/testCommitter.ts'
import {History, resumeWindow} from './history.ts'

const start = Date.parse('2026-01-01T10:00:00.000Z')
const published = {_id: 'x', _type: 'thing'}
const draft = {_id: 'drafts.x', _type: 'thing'}

function withHistory(): TestCommitter & {history: History} {
  const lake = testCommitter()
  return {...lake, history: new History(lake.database, lake.documents)}
}

/** t1 creates x (n 1), t2 edits it (n 2), t3 creates y, t4 deletes x, t5 creates x again (n 5). */
function eventful() {
  const lake = withHistory()
  lake.mutate([{create: {...published, n: 1}}], {transactionId: 't1'})
  lake.mutate([{patch: {id: 'x', set: {n: 2}}}], {transactionId: 't2'})
  lake.mutate([{create: {_id: 'y', _type: 'thing'}}], {transactionId: 't3'})
  lake.mutate([{delete: {id: 'x'}}], {transactionId: 't4'})
  lake.mutate([{create: {...published, n: 5}}], {transactionId: 't5'})
  return lake
}

describe('documents in the past', () => {
  test.each<[revision: string, n: number | undefined]>([
    ['t1', 1],
    ['t2', 2],
    ['t3', 2],
    ['t4', undefined],
    ['t5', 5],
    ['unknown', undefined],
  ])('x after %s', (revision, n) => {
    expect(eventful().history.documentAtRevision(dataset, 'x', revision)?.n).toBe(n)
  })

  test('carry the revision that they had', () => {
    const {history} = eventful()

    expect(history.documentAtRevision(dataset, 'x', 't3')).toEqual({
      ...published,
      _rev: 't2',
      _createdAt: '2026-01-01T10:00:00.000Z',
      _updatedAt: '2026-01-01T10:00:01.000Z',
      n: 2,
    })
  })

  test.each<[seconds: number, n: number | undefined]>([
    [-1, undefined],
    [0, 1],
    [1.5, 2],
    [3, undefined],
    [100, 5],
  ])('x after %d seconds', (seconds, n) => {
    const time = new Date(start + seconds * 1000).toISOString()

    expect(eventful().history.documentAtTime(dataset, 'x', time)?.n).toBe(n)
  })

  test('the last revision of a deleted document is what was deleted', () => {
    const {history, mutate, find} = eventful()
    const last = find('x')
    mutate([{delete: {id: 'x'}}])

    expect(history.lastRevision(dataset, 'x')).toEqual(last)
    expect(history.lastRevision(dataset, 'y')).toEqual(find('y'))
    expect(history.lastRevision(dataset, 'nothing')).toBeUndefined()
  })
})

describe('the transaction log', () => {
  const idsOf = (
    options: Partial<Parameters<History['transactions']>[2]>,
    documentIds: string[] = ['x'],
  ) =>
    eventful()
      .history.transactions(dataset, documentIds, {limit: 100, ...options})
      .map(({id}) => id)

  test.each<
    [name: string, options: Partial<Parameters<History['transactions']>[2]>, ids: string[]]
  >([
    ['everything, oldest first', {}, ['t1', 't2', 't4', 't5']],
    ['newest first', {newestFirst: true}, ['t5', 't4', 't2', 't1']],
    ['the newest one', {newestFirst: true, limit: 1}, ['t5']],
    ['from a transaction, inclusive', {fromTransaction: 't2'}, ['t2', 't4', 't5']],
    ['from an empty transaction', {fromTransaction: ''}, ['t1', 't2', 't4', 't5']],
    ['to a transaction that touched another document', {toTransaction: 't3'}, ['t1', 't2']],
    ['from an unknown transaction', {fromTransaction: 'unknown'}, []],
    ['from a time', {fromTime: '2026-01-01T10:00:01.000Z'}, ['t2', 't4', 't5']],
    ['to a time', {toTime: '2026-01-01T10:00:01.000Z'}, ['t1', 't2']],
    ['by an author', {authors: ['ada']}, ['t1', 't2', 't4', 't5']],
    ['by nobody', {authors: ['bob']}, []],
  ])('%s', (_name, options, ids) => {
    expect(idsOf(options)).toEqual(ids)
  })

  test('of several documents', () => {
    expect(idsOf({}, ['x', 'y'])).toEqual(['t1', 't2', 't3', 't4', 't5'])
  })

  test('tells what a transaction did, to all its documents or only those asked for', () => {
    const {history, mutate} = withHistory()
    mutate([{create: published}, {create: draft}], {transactionId: 't1'})

    const [all] = history.transactions(dataset, ['x'], {limit: 1})
    const [identified] = history.transactions(dataset, ['x'], {limit: 1, onlyIdentified: true})

    expect(all).toMatchObject({
      id: 't1',
      author: 'ada',
      timestamp: '2026-01-01T10:00:00.000Z',
      documentIDs: ['x', 'drafts.x'],
      mutations: [{create: published}, {create: draft}],
    })
    expect(identified?.documentIDs).toEqual(['x'])
    expect(Object.keys(identified?.effects ?? {})).toEqual(['x'])
    expect(identified?.effects.x?.revert).toEqual([0, null])
  })
})

describe('resuming', () => {
  test('gives the commits as they were told', () => {
    const {history, commits} = eventful()

    expect(history.commitsSince(dataset, 0, 100)).toEqual(commits)
    expect(history.commitsSince(dataset, 2, 2)).toEqual(commits.slice(2, 4))
    expect(history.commitsSince(dataset, 5, 100)).toEqual([])
    expect(history.lastSequence(dataset)).toBe(5)
  })

  test('is possible within the window, and always when nothing was missed', () => {
    const {history} = eventful()
    const late = start + resumeWindow.ageMs + 500

    expect(history.canResume(dataset, 1, start + 5000)).toBe(true)
    expect(history.canResume(dataset, 1, late)).toBe(true)
    expect(history.canResume(dataset, 0, late)).toBe(false)
    expect(history.canResume(dataset, 5, late + 1e9)).toBe(true)
    expect(history.canResume(dataset, 6, start)).toBe(false)
  })

  test('is not possible across a purge', () => {
    const {history, mutate} = eventful()
    mutate([{delete: {id: 'x', purge: true}}])

    expect(history.canResume(dataset, 5, start)).toBe(false)
    expect(history.canResume(dataset, 6, start)).toBe(true)
  })
})

describe('the timeline', () => {
  type Step = (lake: TestCommitter) => unknown
  const publish = {actionType: 'publish', publishedId: 'x', draftId: 'drafts.x'}
  const create: Step = ({mutate}) => mutate([{create: draft}], {transactionId: 'created'})
  const edit: Step = ({mutate}) =>
    mutate([{patch: {id: 'drafts.x', set: {n: 1}}}], {transactionId: 'edited'})

  test.each<[name: string, steps: Step[], ofDraft: string[], ofPublished: string[]]>([
    ['a draft that is created and edited', [create, edit], ['createDocumentVersion'], []],
    [
      'a draft that is published',
      [create, edit, ({act}) => act(publish)],
      ['publishDocumentVersion', 'createDocumentVersion'],
      ['publishDocumentVersion'],
    ],
    [
      'a draft that is discarded beside its published document',
      [
        ({mutate}) => mutate([{create: published}]),
        create,
        ({act}) => act({actionType: 'discard', draftId: 'drafts.x'}),
      ],
      ['deleteDocumentVersion', 'createDocumentVersion'],
      ['createLiveDocument'],
    ],
    [
      'the last member that is discarded',
      [create, ({act}) => act({actionType: 'discard', draftId: 'drafts.x'})],
      ['deleteDocumentGroup', 'deleteDocumentVersion', 'createDocumentVersion'],
      ['deleteDocumentGroup'],
    ],
    [
      'a document that is unpublished',
      [create, ({act}) => act(publish), ({act}) => act({...publish, actionType: 'unpublish'})],
      ['unpublishDocument', 'publishDocumentVersion', 'createDocumentVersion'],
      ['unpublishDocument', 'publishDocumentVersion'],
    ],
    [
      'a group that is deleted',
      [
        ({mutate}) => mutate([{create: published}]),
        create,
        ({act}) => act({actionType: 'delete', publishedId: 'x', includeDrafts: ['drafts.x']}),
      ],
      ['deleteDocumentGroup', 'createDocumentVersion'],
      ['deleteDocumentGroup', 'createLiveDocument'],
    ],
    [
      'a document without drafts',
      [
        ({mutate}) => mutate([{create: published}]),
        ({mutate}) => mutate([{patch: {id: 'x', set: {n: 1}}}]),
      ],
      [],
      ['updateLiveDocument', 'createLiveDocument'],
    ],
  ])('of %s', (_name, steps, ofDraft, ofPublished) => {
    const lake = withHistory()
    for (const step of steps) step(lake)
    const typesOf = (id: string) =>
      lake.history.events(dataset, id, {limit: 100}).events.map(({type}) => type)

    expect(typesOf('drafts.x')).toEqual(ofDraft)
    expect(typesOf('x')).toEqual(ofPublished)
  })

  test('of a publication names the revisions on both sides and who wrote them', () => {
    const lake = withHistory()
    create(lake)
    edit(lake)
    const {transactionId} = lake.act(publish)

    const {events, nextCursor} = lake.history.events(dataset, 'drafts.x', {limit: 100})

    expect(nextCursor).toBe('')
    expect(events[0]).toEqual({
      type: 'publishDocumentVersion',
      timestamp: '2026-01-01T10:00:02.000Z',
      author: 'ada',
      documentId: 'x',
      revisionId: transactionId,
      versionId: 'drafts.x',
      versionRevisionId: 'edited',
      publishCause: 'document.publish',
      contributors: ['ada'],
    })
  })

  test('of a version names its release', () => {
    const lake = withHistory()
    lake.mutate([{create: {_id: 'versions.r1.x', _type: 'thing'}}])

    expect(lake.history.events(dataset, 'versions.r1.x', {limit: 1}).events).toMatchObject([
      {type: 'createDocumentVersion', documentId: 'x', versionId: 'versions.r1.x', releaseId: 'r1'},
    ])
  })

  describe('of a release', () => {
    const publishAt = '2030-01-01T00:00:00.000Z'
    const release = (name: string, fields: object = {}) => ({
      actionType: `sanity.action.release.${name}`,
      releaseId: 'r1',
      ...fields,
    })

    /** The release changes x, loses y, is scheduled, unscheduled and published. */
    function withRelease() {
      const lake = withHistory()
      lake.mutate([{create: published}])
      lake.act(release('create'))
      for (const id of ['x', 'y']) {
        const document = {_id: `versions.r1.${id}`, _type: 'thing'}
        lake.act({actionType: 'version.create', publishedId: id, document})
      }
      lake.act({actionType: 'version.discard', versionId: 'versions.r1.y'})
      lake.act(release('schedule', {publishAt}))
      lake.act(release('unschedule'))
      lake.act(release('publish'))
      return lake
    }

    test('tells each step of the release, and what came and went before it', () => {
      const {history} = withRelease()

      const {events} = history.releaseEvents(dataset, 'r1', {limit: 100})

      expect(events).toMatchObject([
        {type: 'publishRelease', releaseName: 'r1', author: 'ada'},
        {type: 'unscheduleRelease'},
        {type: 'scheduleRelease', publishAt},
        {type: 'discardDocumentFromRelease', versionId: 'versions.r1.y', documentId: 'y'},
        {type: 'addDocumentToRelease', versionId: 'versions.r1.y', documentType: 'thing'},
        {type: 'addDocumentToRelease', versionId: 'versions.r1.x', documentId: 'x'},
        {type: 'createRelease'},
      ])
    })

    test('comes in pages', () => {
      const {history} = withRelease()

      const first = history.releaseEvents(dataset, 'r1', {limit: 5})
      const second = history.releaseEvents(dataset, 'r1', {limit: 5, cursor: first.nextCursor})

      expect([first.events, second.events].map(({length}) => length)).toEqual([5, 2])
      expect(second.nextCursor).toBe('')
    })

    test('shows in the timeline of its documents', () => {
      const {history} = withRelease()

      const {events} = history.events(dataset, 'x', {limit: 100})

      const versionId = 'versions.r1.x'
      expect(events).toMatchObject([
        {type: 'publishDocumentVersion', versionId, publishCause: 'release.publish'},
        {type: 'unscheduleDocumentVersion', versionId, releaseId: 'r1'},
        {type: 'scheduleDocumentVersion', versionId, state: 'unscheduled', publishAt},
        {type: 'createLiveDocument'},
      ])
    })

    test('that never was is empty', () => {
      const {history} = withHistory()

      expect(history.releaseEvents(dataset, 'r9', {limit: 5})).toEqual({events: [], nextCursor: ''})
    })
  })

  test('comes in pages that new events do not shift', () => {
    const lake = withHistory()
    lake.mutate([{create: published}], {transactionId: 'r1'})
    const edit = (transactionId: string) =>
      lake.mutate([{patch: {id: 'x', set: {n: 1}}}], {transactionId})
    edit('r2')
    edit('r3')
    const page = (cursor?: string) => lake.history.events(dataset, 'x', {limit: 2, cursor})

    const first = page()
    edit('r4')
    const second = page(first.nextCursor)

    expect([first, second].map(({events}) => events)).toMatchObject([
      [{revisionId: 'r3'}, {revisionId: 'r2'}],
      [{revisionId: 'r1'}],
    ])
    expect(second.nextCursor).toBe('')
    expect(failureOf(() => page('nonsense')).code).toBe('badRequest')
  })
})
