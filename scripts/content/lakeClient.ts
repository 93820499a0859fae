import {createClient, type SanityClient} from '@sanity/client'

export interface Target {
  /** Unset = hosted Sanity. */
  apiHost: string | undefined
  projectId: string
  dataset: string
  token: string | undefined
}

/** Where content goes and comes from, by the environment that Studio and site use too. */
export function targetFromEnvironment(env: NodeJS.ProcessEnv): Target {
  const projectId = env.SANITY_PROJECT_ID ?? 'crosswalk'
  const embedded = projectId === 'crosswalk' ? 'http://localhost:3400' : undefined
  return {
    apiHost: env.SANITY_API_HOST ?? embedded,
    projectId,
    dataset: env.SANITY_DATASET ?? 'production',
    token: env.SANITY_API_WRITE_TOKEN,
  }
}

export function contentClient({apiHost, projectId, dataset, token}: Target): SanityClient {
  return createClient({
    projectId,
    dataset,
    apiVersion: '2025-02-19',
    useCdn: false,
    perspective: 'raw',
    ...(apiHost && {apiHost, useProjectHostname: false}),
    ...(token && {token}),
  })
}
