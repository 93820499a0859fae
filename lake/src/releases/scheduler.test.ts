import {expect, test, vi} from 'vitest'
import {Datasets} from '../database/datasets.ts'
import {dataset, type TestCommitter, testCommitter} from '../mutations/testCommitter.ts'
import {realSurroundings} from '../surroundings.ts'
import {ReleaseScheduler} from './scheduler.ts'

const dueAt = '2026-03-01T00:00:00.000Z'

function startScheduled(documents: Parameters<typeof testCommitter>[0] = {}): {
  lake: TestCommitter
  open: (now: string) => {setTime: (time: string) => void; close: () => void}
  state: () => unknown
} {
  const lake = testCommitter({documents: [{_id: 'x', n: 1}], ...documents})
  lake.act({actionType: 'sanity.action.release.create', releaseId: 'r1'})
  lake.mutate([{create: {_id: 'versions.r1.x', _type: 'thing', n: 2}}])
  lake.act({actionType: 'sanity.action.release.schedule', releaseId: 'r1', publishAt: dueAt})
  return {
    lake,
    state: () => lake.find('_.releases.r1')?.state,
    open: (start) => {
      let now = Date.parse(start)
      const {database, committer} = lake
      const scheduler = new ReleaseScheduler({
        database,
        committer,
        datasets: new Datasets(database),
        surroundings: {...realSurroundings('silent'), now: () => now},
      })
      scheduler.start()
      return {
        setTime: (time) => {
          now = Date.parse(time)
        },
        close: () => scheduler.close(),
      }
    },
  }
}

test('a release is published when its time has come, not before', async () => {
  const {lake, open, state} = startScheduled()
  const {setTime, close} = open('2026-02-28T23:59:59.900Z')
  expect([state(), lake.find('x')?.n]).toEqual(['scheduled', 1])

  setTime(dueAt)

  await vi.waitFor(() => expect(state()).toBe('published'), {timeout: 120_000})
  expect(lake.find('x')?.n).toBe(2)
  close()
})

test('what came due while no lake ran is published at start', async () => {
  const {open, state} = startScheduled()

  const {close} = open('2026-04-01T00:00:00.000Z')

  await vi.waitFor(() => expect(state()).toBe('published'), {timeout: 120_000})
  close()
})

test('an unscheduled release stays', async () => {
  const {lake, open, state} = startScheduled()
  const {setTime, close} = open('2026-02-01T00:00:00.000Z')
  lake.act({actionType: 'sanity.action.release.unschedule', releaseId: 'r1'})
  lake.act({actionType: 'sanity.action.release.create', releaseId: 'r2'})
  lake.act({actionType: 'sanity.action.release.schedule', releaseId: 'r2', publishAt: dueAt})

  setTime('2026-05-01T00:00:00.000Z')

  const second = () => lake.find('_.releases.r2')?.state
  await vi.waitFor(() => expect(second()).toBe('published'), {timeout: 120_000})
  expect(state()).toBe('active')
  close()
})

test('a release that cannot be published is active again and says why', async () => {
  const {lake, open, state} = startScheduled()
  lake.act({actionType: 'sanity.action.release.unschedule', releaseId: 'r1'})
  lake.act({
    actionType: 'edit',
    publishedId: 'x',
    draftId: 'versions.r1.x',
    patch: {set: {to: {_ref: 'missing', _weak: true, _strengthenOnPublish: {type: 'thing'}}}},
  })
  lake.act({actionType: 'sanity.action.release.schedule', releaseId: 'r1', publishAt: dueAt})

  const {close} = open('2026-04-01T00:00:00.000Z')

  await vi.waitFor(() => expect(state()).toBe('active'), {timeout: 120_000})
  expect(lake.find('_.releases.r1')).toMatchObject({
    error: {message: expect.stringContaining('"missing"')},
  })
  expect(lake.documents.get(dataset, 'x')?.n).toBe(1)
  close()
})
