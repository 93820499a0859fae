import type {Target} from '../content/lakeClient.ts'

export type Backend =
  /** Our lake on this machine: started, filled and wired by the start script. */
  | {kind: 'embedded'; target: Target}
  /** Hosted Sanity or a lake elsewhere: it has its own content, users and webhooks. */
  | {kind: 'remote'; target: Target}

/** Decides from the environment alone, as `SANITY_API_HOST` and `SANITY_PROJECT_ID` are documented. */
export function backendFromEnvironment(env: NodeJS.ProcessEnv, lakePort: number): Backend {
  const projectId = env.SANITY_PROJECT_ID ?? 'crosswalk'
  const dataset = env.SANITY_DATASET ?? 'production'
  const common = {projectId, dataset, token: undefined}
  if (env.SANITY_API_HOST) {
    return {kind: 'remote', target: {...common, apiHost: env.SANITY_API_HOST}}
  }
  if (projectId !== 'crosswalk') return {kind: 'remote', target: {...common, apiHost: undefined}}
  return {kind: 'embedded', target: {...common, apiHost: `http://localhost:${lakePort}`}}
}

interface PublicAddresses {
  site: string
  preview: string | undefined
}

/** The environment that Studio, site and publisher read (one home for the names). */
export function environmentOf(target: Target, {site, preview}: PublicAddresses) {
  return {
    ...(target.apiHost && {
      SANITY_API_HOST: target.apiHost,
      SANITY_STUDIO_API_HOST: target.apiHost,
    }),
    SANITY_PROJECT_ID: target.projectId,
    SANITY_STUDIO_PROJECT_ID: target.projectId,
    SANITY_DATASET: target.dataset,
    SANITY_STUDIO_DATASET: target.dataset,
    SANITY_STUDIO_SITE_URL: site,
    ...(preview && {SANITY_STUDIO_PREVIEW_URL: preview}),
    SITE_URL: site,
  } satisfies Record<string, string>
}
