/** Where the Studio's content lives and where its pages can be previewed. */
export interface StudioEnvironment {
  projectId: string
  dataset: string
  /** Origin of the embedded Content Lake, such as `http://localhost:3400`; undefined means hosted Sanity. */
  lakeOrigin: string | undefined
  /** Origin of the readers' site, whose publisher reports what is live; undefined if it is not known. */
  siteOrigin: string | undefined
  /** Origin of the preview site, if there is one. */
  previewOrigin: string | undefined
  /** Id under which Sanity hosts the Studio, once it was deployed there. */
  appId: string | undefined
}

/** The settings as text, before any of them is checked. */
export interface StudioSettings {
  SANITY_STUDIO_PROJECT_ID?: string | undefined
  SANITY_STUDIO_DATASET?: string | undefined
  SANITY_STUDIO_API_HOST?: string | undefined
  SANITY_STUDIO_SITE_URL?: string | undefined
  SANITY_STUDIO_PREVIEW_URL?: string | undefined
  SANITY_STUDIO_APP_ID?: string | undefined
}

const localProjectId = 'crosswalk'
const localLakeOrigin = 'http://localhost:3400'

/**
 * Checks the Studio's settings and fills in the defaults.
 *
 * Without an API host the project decides: the local project `crosswalk` lives in the lake at
 * `http://localhost:3400`, any other project id belongs to hosted Sanity.
 *
 * @throws Error one paragraph that names every wrong setting
 */
export function parseEnvironment(settings: StudioSettings): StudioEnvironment {
  const problems: string[] = []
  const projectId = settings.SANITY_STUDIO_PROJECT_ID || localProjectId
  const dataset = settings.SANITY_STUDIO_DATASET || 'production'
  const apiHost =
    settings.SANITY_STUDIO_API_HOST || (projectId === localProjectId ? localLakeOrigin : undefined)

  if (!/^[a-z0-9][a-z0-9-]*$/.test(projectId)) {
    problems.push(
      `SANITY_STUDIO_PROJECT_ID is "${projectId}", but a project id has only lower-case letters, digits and dashes.`,
    )
  }
  if (!/^~?[a-z0-9][a-z0-9_-]{0,63}$/.test(dataset)) {
    problems.push(
      `SANITY_STUDIO_DATASET is "${dataset}", but a dataset name has only lower-case letters, digits, dashes and underscores, 64 at most.`,
    )
  }
  const lakeOrigin = originOf('SANITY_STUDIO_API_HOST', apiHost, problems)
  const siteOrigin = originOf(
    'SANITY_STUDIO_SITE_URL',
    settings.SANITY_STUDIO_SITE_URL || undefined,
    problems,
  )
  const previewOrigin = originOf(
    'SANITY_STUDIO_PREVIEW_URL',
    settings.SANITY_STUDIO_PREVIEW_URL || undefined,
    problems,
  )

  if (problems.length > 0) throw new Error(`The Studio cannot start. ${problems.join(' ')}`)
  const appId = settings.SANITY_STUDIO_APP_ID || undefined
  return {projectId, dataset, lakeOrigin, siteOrigin, previewOrigin, appId}
}

function originOf(name: string, value: string | undefined, problems: string[]): string | undefined {
  if (value === undefined) return undefined
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    problems.push(`${name} is "${value}", but must be an address such as http://localhost:3400.`)
    return undefined
  }
  return new URL(value).origin
}

// The build replaces each `process.env.SANITY_STUDIO_…` by its value, so every name is written out.
export const environment: StudioEnvironment = parseEnvironment({
  SANITY_STUDIO_PROJECT_ID: process.env.SANITY_STUDIO_PROJECT_ID,
  SANITY_STUDIO_DATASET: process.env.SANITY_STUDIO_DATASET,
  SANITY_STUDIO_API_HOST: process.env.SANITY_STUDIO_API_HOST,
  SANITY_STUDIO_SITE_URL: process.env.SANITY_STUDIO_SITE_URL,
  SANITY_STUDIO_PREVIEW_URL: process.env.SANITY_STUDIO_PREVIEW_URL,
  SANITY_STUDIO_APP_ID: process.env.SANITY_STUDIO_APP_ID,
})
