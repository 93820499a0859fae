import {type LakeProcess, lakeCommand, startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'

/** A lake in a process of its own, and how to ask it as an administrator. */
export interface ServedLake extends Pick<LakeProcess, 'startMs' | 'residentBytes' | 'stop'> {
  request: (path: string, init?: RequestInit) => Promise<Response>
  /** The result of a query, read to its end. */
  ask: (query: string, params?: Record<string, unknown>) => Promise<unknown>
}

export async function serveLake(directory: string): Promise<ServedLake> {
  const token = await lakeCommand(directory, 'token', 'create', '--role', 'administrator')
  const {url, startMs, residentBytes, stop} = await startLakeProcess({data: directory})
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}/v2025-02-19${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'accept-encoding': 'identity',
      },
    })
  return {
    startMs,
    request,
    ask: async (query, params = {}) => {
      const response = await request('/data/query/production?returnQuery=false', {
        method: 'POST',
        body: JSON.stringify({query, params}),
      })
      if (!response.ok) throw new Error(`${query} was refused: ${await response.text()}`)
      return (JSON.parse(await response.text()) as {result: unknown}).result
    },
    residentBytes,
    stop,
  }
}
