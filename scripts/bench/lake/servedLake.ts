import {type LakeProcess, lakeCommand, startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'

/** A lake in a process of its own, and how to ask it as an administrator. */
export interface ServedLake extends Pick<LakeProcess, 'startMs' | 'residentBytes' | 'stop'> {
  request: (path: string, init?: RequestInit) => Promise<Response>
  /** The result of a query. */
  ask: (query: string, params?: Record<string, unknown>) => Promise<unknown>
  /** Reads an answer to its end and throws it away. */
  download: (query: string) => Promise<void>
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
  const query = async (query: string, params: Record<string, unknown> = {}): Promise<Response> => {
    const response = await request('/data/query/production?returnQuery=false', {
      method: 'POST',
      body: JSON.stringify({query, params}),
    })
    if (response.ok) return response
    throw new Error(`${query} was refused: ${await response.text()}`)
  }
  return {
    startMs,
    request,
    ask: async (...question) => {
      const answer = (await (await query(...question)).json()) as {result: unknown}
      return answer.result
    },
    download: async (question) => {
      for await (const _ of (await query(question)).body ?? []);
    },
    residentBytes,
    stop,
  }
}
