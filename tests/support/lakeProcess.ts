import {type LakeProcess, startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'
import {createClient, type SanityClient} from '@sanity/client'

/** A lake in a process of its own, with a client that speaks to it. */
export interface ClientOfProcess extends Pick<LakeProcess, 'kill' | 'stop'> {
  client: SanityClient
}

export async function startLakeWithClient(data: string, token: string): Promise<ClientOfProcess> {
  const {url, kill, stop} = await startLakeProcess({data})
  const client = createClient({
    projectId: 'crosswalk',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    token,
  })
  return {client, kill, stop}
}
