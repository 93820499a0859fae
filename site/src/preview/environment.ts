import {type Environment, readEnvironment} from '../content/environment.ts'
import {SiteError} from '../content/errors.ts'

export interface PreviewEnvironment extends Environment {
  /** May read drafts. */
  token: string
  /** Address of the Studio, which alone may show the preview in a frame. */
  studioUrl: string
}

/**
 * Reads the environment of a build, and beside it:
 *
 * SANITY_API_READ_TOKEN  no default
 * SANITY_STUDIO_URL  default http://localhost:3333
 *
 * @throws SiteError `environment`, naming what is wrong
 */
export function readPreviewEnvironment(
  variables: Record<string, string | undefined>,
): PreviewEnvironment {
  const environment = readEnvironment(variables)
  const token = variables.SANITY_API_READ_TOKEN
  if (!token) {
    throw new SiteError(
      'environment',
      'SANITY_API_READ_TOKEN is not set; the preview needs a token that may read drafts, such as "pnpm lake token create --role viewer" gives.',
    )
  }
  const studioUrl = URL.parse(variables.SANITY_STUDIO_URL || 'http://localhost:3333')
  if (studioUrl === null || !/^https?:$/.test(studioUrl.protocol)) {
    throw new SiteError(
      'environment',
      `SANITY_STUDIO_URL is "${variables.SANITY_STUDIO_URL}"; give an address such as "http://localhost:3333".`,
    )
  }
  return {...environment, token, studioUrl: studioUrl.href.replace(/\/$/, '')}
}
