import {PublisherError} from './errors.ts'

/** Where the content is and where readers find the site. */
export interface PublisherEnvironment {
  /** Base address of the API, such as `http://localhost:3400`; `undefined` is the hosted one. */
  apiHost: string | undefined
  projectId: string
  dataset: string
  /** Public address of the site, which may be a folder of its host; without a trailing slash. */
  siteUrl: string
  /** Shared with the webhook; `undefined` when not set. */
  webhookSecret: string | undefined
  /** Lets people roll back, and ask what drafts would change; `undefined` when not set. */
  administratorToken: string | undefined
  /** May read drafts; only what they would change is told. `undefined` when not set. */
  readToken: string | undefined
}

/**
 * Reads the variables that architecture.md §4 lists.
 *
 * SANITY_API_HOST  default http://localhost:3400; with a project id of its own and no host: hosted Sanity
 * SANITY_PROJECT_ID  default crosswalk
 * SANITY_DATASET  default production
 * SITE_URL  default http://localhost:<port>
 * SANITY_WEBHOOK_SECRET  no default
 * PUBLISHER_TOKEN  no default
 * SANITY_API_READ_TOKEN  no default
 *
 * @param port - the port the site is going to be served on, for the default of SITE_URL
 * @throws PublisherError `configuration`, naming every variable that is wrong
 */
export function readEnvironment(
  variables: Record<string, string | undefined>,
  port: number,
): PublisherEnvironment {
  const projectId = variables.SANITY_PROJECT_ID || 'crosswalk'
  const dataset = variables.SANITY_DATASET || 'production'
  const isHosted = !variables.SANITY_API_HOST && projectId !== 'crosswalk'
  const apiHost = isHosted ? undefined : variables.SANITY_API_HOST || 'http://localhost:3400'
  const siteUrl = variables.SITE_URL || `http://localhost:${port || 4321}`

  const problems: string[] = []
  if (!/^[a-z0-9][a-z0-9-]*$/.test(projectId)) {
    problems.push(
      `SANITY_PROJECT_ID is "${projectId}"; it may hold a–z, 0–9 and dashes, like "crosswalk".`,
    )
  }
  if (!/^~?[a-z0-9][a-z0-9_-]*$/.test(dataset)) {
    problems.push(
      `SANITY_DATASET is "${dataset}"; it may hold a–z, 0–9, dashes and underscores, like "production".`,
    )
  }
  if (apiHost !== undefined && !isHttpAddress(apiHost)) {
    problems.push(
      `SANITY_API_HOST is "${apiHost}"; it must be an address like "http://localhost:3400".`,
    )
  }
  if (!isSiteAddress(siteUrl)) {
    problems.push(
      `SITE_URL is "${siteUrl}"; it must be an address like "https://careers.example" or "https://example.org/guides/".`,
    )
  }
  if (problems.length > 0) throw new PublisherError('configuration', {message: problems.join(' ')})

  return {
    apiHost: apiHost?.replace(/\/+$/, ''),
    projectId,
    dataset,
    siteUrl: siteUrl.replace(/\/+$/, ''),
    webhookSecret: variables.SANITY_WEBHOOK_SECRET || undefined,
    administratorToken: variables.PUBLISHER_TOKEN || undefined,
    readToken: variables.SANITY_API_READ_TOKEN || undefined,
  }
}

/** A folder needs letters that stand for themselves in an address: host files and links name it. */
function isSiteAddress(text: string): boolean {
  if (!isHttpAddress(text)) return false
  const {pathname, search, hash} = new URL(text)
  return /^(\/[a-z0-9][a-z0-9._~-]*)*\/?$/i.test(pathname) && search + hash === ''
}

function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
