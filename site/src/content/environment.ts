import {isAbsolute} from 'node:path'
import {SiteError} from './errors.ts'

/** Everything the build reads from its surroundings, checked once. */
export interface Environment {
  projectId: string
  dataset: string
  /** Origin of a Content Lake that serves all projects from one host; `null` means hosted Sanity. */
  apiHost: string | null
  /** Public origin of the site, without a trailing slash; canonical links start with it. */
  siteUrl: string
  /** Absolute path of the file where the list of withheld pages and dropped references is written as JSON; `null` writes none. */
  reportFile: string | null
}

/** The project that the embedded lake serves when nothing else is configured. */
const EMBEDDED_PROJECT_ID = 'crosswalk'
const EMBEDDED_API_HOST = 'http://localhost:3400'

/**
 * Reads the environment of the build.
 *
 * Without `SANITY_API_HOST` the embedded project is looked for at its usual
 * address, and any other project at hosted Sanity.
 *
 * @throws SiteError `environment`, naming every variable that is wrong
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const problems: string[] = []
  const projectId = variables.SANITY_PROJECT_ID || EMBEDDED_PROJECT_ID
  const dataset = variables.SANITY_DATASET || 'production'
  if (!/^[a-z0-9][a-z0-9-]*$/.test(projectId)) {
    problems.push(`SANITY_PROJECT_ID is "${projectId}"; use lower-case letters, digits and dashes.`)
  }
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(dataset)) {
    problems.push(`SANITY_DATASET is "${dataset}"; use lower-case letters, digits, "_" and "-".`)
  }

  const defaultHost = projectId === EMBEDDED_PROJECT_ID ? EMBEDDED_API_HOST : undefined
  const apiHost = originOf('SANITY_API_HOST', variables.SANITY_API_HOST || defaultHost, problems)
  const siteUrl = originOf('SITE_URL', variables.SITE_URL || 'http://localhost:4321', problems)
  const reportFile = variables.SITE_REPORT_FILE || null
  if (reportFile !== null && !isAbsolute(reportFile)) {
    problems.push(`SITE_REPORT_FILE is "${reportFile}"; give the whole path, starting at the root.`)
  }
  if (problems.length > 0) throw new SiteError('environment', problems.join(' '))

  return {
    projectId,
    dataset,
    apiHost,
    siteUrl: siteUrl ?? '',
    reportFile,
  }
}

function originOf(name: string, value: string | undefined, problems: string[]): string | null {
  if (value === undefined) return null
  const url = URL.parse(value)
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/'
  if (!isOrigin || url.search !== '' || url.hash !== '') {
    problems.push(`${name} is "${value}"; give an origin such as "https://guides.example".`)
    return null
  }
  return url.origin
}
