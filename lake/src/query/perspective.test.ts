import {expect, test} from 'vitest'
import type {StoredDocument} from '../document.ts'
import {memoryEngine} from './memoryEngine.ts'
import {parsePerspective} from './perspective.ts'

function stored(id: string, fields: Record<string, unknown> = {}): StoredDocument {
  const time = '2026-01-01T00:00:00Z'
  return {_id: id, _type: 'note', _rev: 'r', _createdAt: time, _updatedAt: time, ...fields}
}

const documents = [
  stored('_.releases.rA'),
  stored('both'),
  stored('draftOnly', {}),
  stored('drafts.both'),
  stored('drafts.onlyDraft'),
  stored('leaving'),
  stored('versions.rA.both'),
  stored('versions.rA.leaving', {_system: {delete: true}}),
  stored('versions.rB.both'),
]

test.each([
  [['published'], ['_.releases.rA', 'both', 'draftOnly', 'leaving']],
  [['drafts'], ['_.releases.rA', 'drafts.both', 'draftOnly', 'leaving', 'drafts.onlyDraft']],
  [['previewDrafts'], ['_.releases.rA', 'drafts.both', 'draftOnly', 'leaving', 'drafts.onlyDraft']],
  [['rA'], ['_.releases.rA', 'versions.rA.both', 'draftOnly']],
  [['rB,rA,drafts'], ['_.releases.rA', 'versions.rB.both', 'draftOnly', 'drafts.onlyDraft']],
  [
    ['rA', 'drafts'],
    ['_.releases.rA', 'versions.rA.both', 'draftOnly', 'drafts.onlyDraft'],
  ],
])('the perspective %j shows the stored documents %j', async (names, storedIds) => {
  const query = '*{"id": coalesce(_originalId, _id)}.id'
  const perspective = parsePerspective(names, '2025-02-19')
  const {result} = await memoryEngine(documents).run({query, perspective})
  expect(result).toEqual(storedIds)
})

test('outside raw a document goes by its published id', async () => {
  const perspective = parsePerspective(['drafts'], 'X')
  const {result} = await memoryEngine([stored('drafts.a')]).run({
    query: '*[_id == "a"]',
    perspective,
  })
  expect(result).toMatchObject([{_id: 'a', _originalId: 'drafts.a'}])
})

test('raw shows every document as stored', async () => {
  const {result} = await memoryEngine(documents).run({query: '*'})
  expect(result).toEqual(documents)
})

test.each([
  ['1', 'raw'],
  ['2021-03-25', 'raw'],
  ['2025-02-18', 'raw'],
  ['2025-02-19', {layers: []}],
  ['X', {layers: []}],
])('API version %s sees %j unless asked otherwise', (apiVersion, expected) => {
  expect(parsePerspective([], apiVersion)).toEqual(expected)
})

test.each([[['raw', 'drafts']], [['raw,published']], [['a b']], [['drafts.x']]])(
  'the perspective %j is refused',
  (names) => {
    expect(() => parsePerspective(names, 'X')).toThrow(
      expect.objectContaining({code: 'badRequest'}),
    )
  },
)
