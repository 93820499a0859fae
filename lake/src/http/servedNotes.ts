import {expect, onTestFinished} from 'vitest'
import {createLake, type Lake, type LakeOptions} from '../index.ts'

export const studio = 'http://localhost:3333'

export interface Served {
  lake: Lake
  token: string
  ask: (path: string, init?: RequestInit) => Promise<Response>
}

export async function serve(options: Partial<LakeOptions> = {}): Promise<Served> {
  const lake = await createLake({
    directory: ':memory:',
    projectId: 'p',
    corsOrigins: [studio],
    ...options,
  })
  onTestFinished(() => lake.close())
  const token = lake.createToken('administrator', 'test')
  const ask = (path: string, {headers, ...init}: RequestInit = {}): Promise<Response> => {
    const sent = new Headers(headers)
    if (!sent.has('authorization')) sent.set('authorization', `Bearer ${token}`)
    if (sent.get('authorization') === '') sent.delete('authorization')
    return lake.fetch(new Request(`http://lake.test${path}`, {...init, headers: sent}))
  }
  return {lake, token, ask}
}

export const anonymous = {headers: {authorization: ''}}

export function mutation(...mutations: unknown[]): RequestInit {
  return {method: 'POST', body: JSON.stringify({mutations})}
}

export async function serveNotes(): Promise<Served> {
  const served = await serve()
  const response = await served.ask(
    '/v1/data/mutate/production',
    mutation(
      {create: {_id: 'a', _type: 'note', title: 'A'}},
      {create: {_id: 'drafts.a', _type: 'note', title: 'Draft of A'}},
      {create: {_id: 'versions.rX.a', _type: 'note', title: 'A in rX'}},
      {create: {_id: 'b', _type: 'note', title: 'B', friend: {_ref: 'a'}}},
    ),
  )
  expect(response.status).toBe(200)
  return served
}

export function query(text: string, options = ''): string {
  return `/data/query/production?query=${encodeURIComponent(text)}${options}`
}
