import {expect, test} from 'vitest'
import {anonymous, mutation, query, serveNotes} from './servedNotes.ts'

function boom(statusCode: number, error: string, message: unknown, fields: object = {}): unknown {
  return {statusCode, error, message, ...fields}
}

const refusals: [name: string, path: string, init: RequestInit, status: number, body: unknown][] = [
  ['an unknown path', '/v1/nothing', {}, 404, boom(404, 'Not Found', expect.any(String))],
  ['an unknown version', '/v3/ping', {}, 404, boom(404, 'Not Found', expect.any(String))],
  [
    'a path without version',
    '/data/doc/production/a',
    {},
    404,
    boom(404, 'Not Found', expect.any(String)),
  ],
  [
    'another project',
    '/v1/ping',
    {headers: {'x-sanity-project-id': 'q'}},
    404,
    boom(404, 'Not Found', expect.stringContaining('Project "q"'), {errorCode: 'SIO-404-PNF'}),
  ],
  [
    'an unknown dataset',
    '/v1/data/query/nowhere?query=*',
    {},
    404,
    boom(404, 'Not Found', expect.stringContaining('Dataset "nowhere" not found')),
  ],
  [
    'an unknown token',
    '/v1/data/query/production?query=*',
    {headers: {authorization: 'Bearer x'}},
    401,
    boom(401, 'Unauthorized', expect.any(String), {errorCode: 'SIO-401-ANF'}),
  ],
  [
    'a syntax error',
    `/v1${query('*[')}`,
    {},
    400,
    {
      error: {
        type: 'queryParseError',
        description: expect.any(String),
        query: '*[',
        start: 1,
        end: 2,
      },
    },
  ],
  [
    'a missing parameter',
    `/v1${query('*[_id == $id]')}`,
    {},
    400,
    {
      error: {
        type: 'queryParseError',
        description: expect.stringContaining('$id'),
        query: '*[_id == $id]',
        start: 9,
        end: 12,
      },
    },
  ],
  [
    'an unsupported function',
    `/v1${query('geo::distance(1, 2)')}`,
    {},
    400,
    {
      error: expect.objectContaining({
        type: 'queryParseError',
        description: expect.stringContaining('geo::distance'),
      }),
    },
  ],
  [
    'a parameter that is not JSON',
    `/v1${query('*', '&$id=a')}`,
    {},
    400,
    boom(400, 'Bad Request', expect.stringContaining('"$id"')),
  ],
  [
    'a bad perspective',
    `/v1${query('*', '&perspective=raw,drafts')}`,
    {},
    400,
    boom(400, 'Bad Request', expect.stringContaining('raw')),
  ],
  [
    'a query request without query',
    '/v1/data/query/production',
    {},
    400,
    boom(400, 'Bad Request', expect.stringContaining('query')),
  ],
  [
    'a mutation that is not JSON',
    '/v1/data/mutate/production',
    {method: 'POST', body: '{'},
    400,
    boom(400, 'Bad Request', expect.stringContaining('not valid JSON')),
  ],
  [
    'a mutation above 4 MB',
    '/v1/data/mutate/production',
    {method: 'POST', body: 'x'.repeat(4 * 1024 * 1024 + 1)},
    413,
    boom(413, 'Payload Too Large', expect.stringContaining('4 MB')),
  ],
  [
    'an anonymous mutation',
    '/v1/data/mutate/production',
    {...mutation(), ...anonymous},
    401,
    boom(401, 'Unauthorized', expect.any(String)),
  ],
  [
    'a mutation with an unknown visibility',
    '/v1/data/mutate/production?visibility=soon',
    mutation(),
    400,
    boom(400, 'Bad Request', expect.stringContaining('visibility')),
  ],
  [
    'a failing mutation',
    '/v1/data/mutate/production',
    mutation({patch: {id: 'a', set: {title: 'x'}}}, {create: {_id: 'b', _type: 'note'}}),
    409,
    {
      error: {
        type: 'mutationError',
        description: 'The mutation(s) failed: Document by ID "b" already exists',
        items: [
          {
            index: 1,
            error: {
              type: 'documentAlreadyExistsError',
              description: 'Document by ID "b" already exists',
              id: 'b',
            },
          },
        ],
      },
    },
  ],
  [
    'a failing action',
    '/v2025-02-19/data/actions/production',
    {
      method: 'POST',
      body: JSON.stringify({
        actions: [
          {actionType: 'sanity.action.document.publish', draftId: 'drafts.x', publishedId: 'x'},
        ],
      }),
    },
    404,
    {
      error: {
        type: 'actionError',
        description: expect.stringContaining('drafts.x'),
        items: [{index: 0, error: expect.objectContaining({type: 'documentNotFoundError'})}],
      },
    },
  ],
  [
    'an anonymous listener for versions',
    '/vX/data/listen/production?query=*&includeAllVersions=true',
    anonymous,
    401,
    boom(401, 'Unauthorized', expect.any(String)),
  ],
  [
    'an anonymous live stream with drafts',
    '/vX/data/live/events/production?includeDrafts=true',
    anonymous,
    401,
    boom(401, 'Unauthorized', expect.any(String)),
  ],
]

test.each(refusals)('%s is refused', async (_name, path, init, status, body) => {
  const {ask} = await serveNotes()
  const response = await ask(path, init)
  expect(await response.json()).toEqual(body)
  expect(response.status).toBe(status)
  expect(response.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-/)
})
