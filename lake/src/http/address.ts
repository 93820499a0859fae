/**
 * What a URL says before its operation: the API version.
 *
 * Two forms of a path mean the same: `/v1/data/query/production` and
 * `/v1/projects/p/datasets/production/query`. Routing sees only the first, without the version.
 */
export interface Address {
  /** `1`, `X` or a date as `YYYY-MM-DD`; undefined for paths without a version, such as asset files. */
  apiVersion: string | undefined
  /** Path for routing. Still percent-encoded. */
  routePath: string
}

const versionPattern = /^\/v(1|X|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?=\/|$)/
const resourcePattern =
  /^\/projects\/[^/]+\/datasets\/([^/]+)\/(query|doc|mutate|actions|listen|live\/events|history|export)(\/.*)?$/

export function parseAddress(pathname: string): Address {
  const version = versionPattern.exec(pathname)
  if (!version) return {apiVersion: undefined, routePath: pathname}
  const path = pathname.slice(version[0].length) || '/'
  return {apiVersion: version[1], routePath: plainForm(path)}
}

function plainForm(path: string): string {
  const match = resourcePattern.exec(path)
  if (!match) return path
  const [, dataset, operation, rest = ''] = match
  return `/data/${operation}/${dataset}${rest}`
}

/** Operations whose address has no version; every other path needs one. */
export function needsVersion(routePath: string): boolean {
  return !/^\/($|(images|files|auth\/local|healthz|metrics)(\/|$))/.test(routePath)
}
