import {type LakeProcess, startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'
import type {SanityClient} from '@sanity/client'
import {contentClient} from '../content/lakeClient.ts'

/** A lake in a process of its own, and a client that tells of each failure: it tries nothing twice. */
export interface SoakedLake extends LakeProcess {
  /** Raw perspective; finds a lake that is started again on the same port. */
  client: SanityClient
}

export async function startSoakedLake({
  token,
  ...options
}: Parameters<typeof startLakeProcess>[0] & {token: string}): Promise<SoakedLake> {
  const lake = await startLakeProcess(options)
  const target = {apiHost: lake.url, projectId: 'crosswalk', dataset: 'production', token}
  return {...lake, client: contentClient(target).withConfig({maxRetries: 0})}
}
