import {expect, test} from 'vitest'
import {openDatabase} from '../database/open.ts'
import {realSurroundings} from '../surroundings.ts'
import {addWebhook, type WebhookDraft} from './configuration.ts'

const add = (draft: WebhookDraft): unknown => {
  const deps = {
    database: openDatabase({directory: ':memory:'}),
    surroundings: realSurroundings('silent'),
  }
  return addWebhook(deps, draft, 'ada')
}
const url = 'http://localhost:4321/hook'

test('everything but the address has a default', () => {
  expect(add({url})).toMatchObject({
    name: url,
    dataset: '*',
    httpMethod: 'POST',
    operations: ['create', 'update', 'delete'],
    filter: '',
    projection: '',
    includeDrafts: false,
    secret: null,
  })
})

test.each<[mistake: string, draft: WebhookDraft, message: RegExp]>([
  ['no web address', {url: 'localhost:4321'}, /not a web address/],
  ['another scheme', {url: 'file:///etc/passwd'}, /not a web address/],
  ['an unknown operation', {url, on: ['created']}, /"created" is not possible for "on"/],
  ['no operation', {url, on: []}, /names no operation/],
  ['an unknown method', {url, httpMethod: 'TRACE'}, /"TRACE" is not possible/],
  ['a filter that does not parse', {url, filter: '_type =='}, /filter is not valid GROQ/],
  [
    'a sub-query',
    {url, projection: '{"n": count(*[_type == "a"])}'},
    /projection contains a sub-query/,
  ],
  ['a header of the lake', {url, headers: {'Sanity-Operation': 'x'}}, /set by the lake itself/],
  ['a header with a line break', {url, headers: {'X-A': 'b\r\nc: d'}}, /HTTP does not allow/],
  ['an empty secret', {url, secret: ''}, /secret is empty/],
])('%s is refused with the mend', (_, draft, message) => {
  expect(() => add(draft)).toThrow(message)
})
