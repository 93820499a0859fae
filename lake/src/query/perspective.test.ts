import {expect, test} from 'vitest'
import type {StoredDocument} from '../document.ts'
import {applyPerspective, parsePerspective} from './perspective.ts'

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
])('the perspective %j shows the stored documents %j', (names, storedIds) => {
  const seen = applyPerspective(documents, parsePerspective(names, '2025-02-19'))
  expect(seen.map((document) => document._originalId)).toEqual(storedIds)
})

test('outside raw a document goes by its published id', () => {
  const [seen] = applyPerspective([stored('drafts.a')], parsePerspective(['drafts'], 'X'))
  expect(seen).toMatchObject({_id: 'a', _originalId: 'drafts.a'})
})

test('raw shows every document as stored', () => {
  expect(applyPerspective(documents, parsePerspective(['raw'], '1'))).toEqual(documents)
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
