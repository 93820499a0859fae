import {expect, test} from 'vitest'
import {anonymous, query, serveNotes, studio} from './servedNotes.ts'

const answers: [name: string, path: string, init: RequestInit, body: unknown][] = [
  [
    'a query',
    `/v1${query('*[_id == $id].title', '&$id="a"')}`,
    {},
    {query: '*[_id == $id].title', result: ['A'], ms: expect.any(Number)},
  ],
  [
    'a query without its text',
    `/v1${query('*[_id == "a"].title', '&returnQuery=false')}`,
    {},
    {result: ['A'], ms: expect.any(Number)},
  ],
  [
    'a query by POST',
    '/v1/data/query/production',
    {method: 'POST', body: JSON.stringify({query: '*[_id == $id].title', params: {id: 'a'}})},
    {query: expect.any(String), result: ['A'], ms: expect.any(Number)},
  ],
  [
    'a query for nothing',
    `/v1${query('*[_id == "x"][0]')}`,
    {},
    expect.objectContaining({result: null}),
  ],
  [
    'a query with sync tags',
    `/v2021-03-25${query('*[_id == "a"].title')}`,
    {},
    expect.objectContaining({syncTags: [expect.stringMatching(/^s1:/)]}),
  ],
  [
    'the raw perspective of old versions, without versions',
    `/v1${query('*[_type == "note"]._id')}`,
    {},
    expect.objectContaining({result: ['a', 'b', 'drafts.a']}),
  ],
  [
    'the published perspective of new versions',
    `/v2025-02-19${query('*[_type == "note"].title')}`,
    {},
    expect.objectContaining({result: ['A', 'B']}),
  ],
  [
    'the raw perspective of new versions',
    `/vX${query('*[_type == "note"]._id', '&perspective=raw')}`,
    {},
    expect.objectContaining({result: ['a', 'b', 'drafts.a', 'versions.rX.a']}),
  ],
  [
    'the perspective of a content release',
    `/vX${query('*[_id == "b"].friend->title', '&perspective=rX&perspective=drafts')}`,
    {},
    expect.objectContaining({result: ['A in rX']}),
  ],
  [
    'a query of the resource form',
    '/v1/projects/p/datasets/production/query?query=count(*)',
    {},
    expect.objectContaining({result: 3}),
  ],
  [
    'an anonymous query',
    `/v1${query('*[_type == "note"]._id')}`,
    anonymous,
    expect.objectContaining({result: ['a', 'b']}),
  ],
  [
    'an anonymous query for drafts',
    `/vX${query('*[_type == "note"]._originalId', '&perspective=drafts')}`,
    anonymous,
    expect.objectContaining({result: ['a', 'b']}),
  ],
  [
    'documents by id',
    '/vX/data/doc/production/b,drafts.a,x',
    {},
    {
      documents: [expect.objectContaining({_id: 'b'}), expect.objectContaining({_id: 'drafts.a'})],
      omitted: [{id: 'x', reason: 'existence'}],
    },
  ],
  [
    'documents by id in one segment',
    '/vX/data/doc/production/a%2Cx',
    {},
    {documents: [expect.objectContaining({_id: 'a'})], omitted: [{id: 'x', reason: 'existence'}]},
  ],
  [
    'documents by id, anonymous',
    '/vX/data/doc/production/a,drafts.a,drafts.x',
    anonymous,
    {
      documents: [expect.objectContaining({_id: 'a'})],
      omitted: [
        {id: 'drafts.a', reason: 'permission'},
        {id: 'drafts.x', reason: 'permission'},
      ],
    },
  ],
  [
    'all versions, anonymous',
    '/vX/data/doc/production/a?includeAllVersions=true',
    anonymous,
    {documents: [expect.objectContaining({_id: 'a'})], omitted: []},
  ],
  [
    'the feature toggle of actions',
    '/v1/data/actions/production',
    {},
    {enabled: true, compatibleStudioVersions: '*'},
  ],
  [
    'the CORS check of a listed origin',
    '/vX/check/cors',
    {headers: {origin: studio, authorization: ''}},
    {result: {allowed: true, withCredentials: true}},
  ],
  [
    'the CORS check of another origin',
    '/vX/check/cors',
    {headers: {origin: 'http://evil.test', authorization: ''}},
    {result: {allowed: false, withCredentials: false}},
  ],
  ['the health check', '/healthz', anonymous, {status: 'ok', openListeners: 0}],
]

test.each(answers)('%s is answered', async (_name, path, init, body) => {
  const {ask} = await serveNotes()
  const response = await ask(path, init)
  expect(await response.json()).toEqual(body)
  expect(response.status).toBe(200)
})
