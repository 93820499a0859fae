import {expect, test} from 'vitest'
import {type BuildReport, liveState, type PublisherStatus, withReport} from './publisherStatus.ts'

const report = (state: BuildReport['state'], rest: Partial<BuildReport> = {}): BuildReport => ({
  id: 'b1',
  state,
  documents: [{id: 'skill'}],
  queuedAt: '2026-01-31T10:00:00Z',
  ...rest,
})
const nothing: PublisherStatus = {latest: null, next: null, recent: []}
const ended = '2026-01-31T10:01:00Z'

test('a document is followed from the queue to its page', () => {
  let status = withReport(nothing, report('queued'))
  expect(liveState('skill', status)).toEqual({kind: 'queued'})
  status = withReport(status, report('building'))
  expect(liveState('skill', status)).toEqual({kind: 'building'})
  status = withReport(status, report('live', {endedAt: ended, pages: 7, notices: []}))
  expect(liveState('skill', status)).toEqual({kind: 'live', since: ended, pages: 7, notices: []})
})

test('a second change while one is queued keeps the first', () => {
  const first = withReport(nothing, report('queued'))
  const second = withReport(first, report('queued', {documents: [{id: 'career'}]}))
  expect(liveState('skill', second)).toEqual({kind: 'queued'})
})

test('a withheld document says why', () => {
  const notice = {
    documentId: 'skill',
    documentType: 'skill',
    field: 'levels',
    reason: 'Level 2 is missing.',
    effect: 'withheld' as const,
  }
  const status = withReport(nothing, report('live', {endedAt: ended, notices: [notice]}))
  expect(liveState('skill', status)).toEqual({kind: 'withheld', notices: [notice]})
})

test('a failure stands until a later build succeeds', () => {
  const failure = {message: 'The site could not be built.', lines: []}
  const failed = withReport(nothing, report('failed', {endedAt: ended, failure}))
  expect(liveState('skill', failed)).toMatchObject({kind: 'failed', message: failure.message})
  const later = report('live', {id: 'b2', documents: [{id: 'career'}], endedAt: ended})
  expect(liveState('skill', withReport(failed, later))).toMatchObject({kind: 'live'})
})

test('without an answer, or before the first build, nothing is claimed', () => {
  expect(liveState('skill', undefined)).toEqual({kind: 'unknown'})
  expect(liveState('skill', nothing)).toEqual({kind: 'unknown'})
})
