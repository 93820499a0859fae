import {expect, test} from 'vitest'
import type {Webhook} from '../database/webhooks.ts'
import type {StoredDocument} from '../document.ts'
import {type DocumentChange, mayMatch, payloadOf} from './rule.ts'

const hook: Webhook = {
  id: 'h',
  name: 'site',
  description: null,
  url: 'http://localhost/',
  httpMethod: 'POST',
  dataset: '*',
  headers: {},
  operations: ['create', 'update', 'delete'],
  filter: '',
  projection: '',
  includeDrafts: false,
  includeAllVersions: false,
  secret: null,
  isDisabled: false,
  createdByUserId: 'ada',
  createdAt: 0,
  updatedAt: 0,
}

function note(fields: Record<string, unknown> = {}, id = 'a'): StoredDocument {
  const system = {_id: id, _type: 'note', _rev: 'r', _createdAt: 't', _updatedAt: 't'}
  return {...system, ...fields}
}

const creation = (id = 'a'): DocumentChange => ({documentId: id, before: null, after: note({}, id)})
const update: DocumentChange = {
  documentId: 'a',
  before: note({title: 'old', views: 1}),
  after: note({title: 'new', views: 1}),
}
const deletion: DocumentChange = {documentId: 'a', before: note({title: 'old'}), after: null}

test.each<[string, Partial<Webhook>, DocumentChange, boolean]>([
  ['a published document', {}, creation(), true],
  ['a disabled webhook', {isDisabled: true}, creation(), false],
  ['its own dataset', {dataset: 'production'}, creation(), true],
  ['another dataset', {dataset: 'staging'}, creation(), false],
  ['a draft', {}, creation('drafts.a'), false],
  ['a wanted draft', {includeDrafts: true}, creation('drafts.a'), true],
  ['a version', {includeDrafts: true}, creation('versions.r.a'), false],
  ['a wanted version', {includeAllVersions: true}, creation('versions.r.a'), true],
  [
    'a system document',
    {includeDrafts: true, includeAllVersions: true},
    creation('_.releases.r'),
    false,
  ],
  ['a wanted operation', {operations: ['delete']}, deletion, true],
  ['an unwanted operation', {operations: ['create', 'delete']}, update, false],
  ['a document that came and went', {}, {documentId: 'a', before: null, after: null}, false],
])('%s', (_, fields, change, expected) => {
  expect(mayMatch({...hook, ...fields}, 'production', change)).toBe(expected)
})

test.each<[filter: string, matches: DocumentChange[]]>([
  ['_type == "note"', [creation(), update, deletion]],
  ['_type == "other"', []],
  ['title == "new"', [update]],
  ['title == "old"', [deletion]],
  ['before().title == "old"', [update, deletion]],
  ['!defined(before())', [creation()]],
  ['delta::operation() == "update"', [update]],
  ['delta::changedAny(title)', [update, deletion]],
  ['delta::changedAny(views)', []],
  ['delta::changedOnly(title)', [update]],
  ['title', []],
])('the filter %s', async (filter, expected) => {
  const matches: DocumentChange[] = []
  for (const change of [creation(), update, deletion]) {
    if ((await payloadOf({...hook, filter}, change, surroundings)) !== undefined)
      matches.push(change)
  }
  expect(matches).toEqual(expected)
})

const surroundings = {
  dereference: ({_ref}: {_ref: string}) => (_ref === 'b' ? note({title: 'B'}, 'b') : undefined),
  projectId: 'p',
  dataset: 'production',
}

test.each<[projection: string, change: DocumentChange, payload: unknown]>([
  ['', update, update.after],
  ['', deletion, deletion.before],
  ['{_id, title}', deletion, {_id: 'a', title: 'old'}],
  ['{"was": before().title, "is": after().title}', update, {was: 'old', is: 'new'}],
  ['{"op": delta::operation()}', deletion, {op: 'delete'}],
  ['{"friend": friend->title}', {...update, after: note({friend: {_ref: 'b'}})}, {friend: 'B'}],
])('the projection %s', async (projection, change, payload) => {
  const text = await payloadOf({...hook, projection}, change, surroundings)

  expect(JSON.parse(text ?? '')).toEqual(payload)
})
