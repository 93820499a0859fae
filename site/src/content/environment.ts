import {isAbsolute} from 'node:path'
import {SiteError} from './errors.ts'

/** Everything the build reads from its surroundings, checked once. */
export interface Environment {
  projectId: string
  dataset: string
  /** Origin of a Content Lake that serves all projects from one host; `null` means hosted Sanity. */
  apiHost: string | null
  /** Public address of the site, without a trailing slash; it may be a folder of a host. */
  siteUrl: string
  /** Absolute path of the file where the list of withheld pages and dropped references is written as JSON; `null` writes none. */
  reportFile: string | null
  /** Absolute path of a JSON file whose member `kept` tells what withheld documents were when they could last be shown; `null` has no pages for them. */
  keptFile: string | null
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
  const apiHost = originOf(variables.SANITY_API_HOST || defaultHost, problems)
  const siteUrl = folderOf(variables.SITE_URL || 'http://localhost:4321', problems)
  const reportFile = variables.SITE_REPORT_FILE || null
  const keptFile = variables.SITE_KEPT_FILE || null
  for (const [name, path] of Object.entries({
    SITE_REPORT_FILE: reportFile,
    SITE_KEPT_FILE: keptFile,
  })) {
    if (path === null || isAbsolute(path)) continue
    problems.push(`${name} is "${path}"; give the whole path, starting at the root.`)
  }
  if (problems.length > 0) throw new SiteError('environment', problems.join(' '))

  return {
    projectId,
    dataset,
    apiHost,
    siteUrl,
    reportFile,
    keptFile,
  }
}

function originOf(value: string | undefined, problems: string[]): string | null {
  if (value === undefined) return null
  const url = parseAddress(value)
  if (url?.pathname === '/') return url.origin
  problems.push(`SANITY_API_HOST is "${value}"; give an origin such as "https://lake.example".`)
  return null
}

/** Letters that need no escape anywhere: the folder stands in files that hosts and browsers read. */
function folderOf(value: string, problems: string[]): string {
  const url = parseAddress(value)
  const folder = url?.pathname.replace(/\/$/, '') ?? ''
  if (url && /^(\/[a-z0-9][a-z0-9._~-]*)*$/i.test(folder)) return `${url.origin}${folder}`
  problems.push(
    `SITE_URL is "${value}"; give an address such as "https://guides.example" or "https://example.org/guides/".`,
  )
  return ''
}

function parseAddress(value: string): URL | null {
  const url = URL.parse(value)
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.search + url.hash === ''
  return isPlain ? url : null
}
