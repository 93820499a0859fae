import {createLake, type Lake} from '@crosswalk/lake'

/** A lake in this process, and how to ask it as an administrator, without a socket. */
export interface OpenLake {
  request: (path: string, init?: {method: string; body: string}) => Promise<Response>
  /** The answer to a query, as the JSON text that would be sent. */
  answer: (query: string, params?: Record<string, unknown>) => Promise<string>
  close: () => Promise<void>
}

export async function openLake(directory: string): Promise<OpenLake> {
  const lake: Lake = await createLake({directory, projectId: 'crosswalk'})
  const authorization = `Bearer ${lake.createToken('administrator', 'bench')}`
  const request: OpenLake['request'] = async (path, init) => {
    const headers = {authorization, 'content-type': 'application/json'}
    const url = `http://localhost/v2025-02-19${path}`
    const response = await lake.fetch(new Request(url, {...init, headers}))
    if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`)
    return response
  }
  return {
    request,
    answer: async (query, params = {}) => {
      const body = JSON.stringify({query, params})
      const path = '/data/query/production?returnQuery=false'
      return (await request(path, {method: 'POST', body})).text()
    },
    close: () => lake.close(),
  }
}
