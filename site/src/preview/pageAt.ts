import type {APIRoute, GetStaticPathsItem} from 'astro'

/** A page or file of the site, and what it is given. */
export interface FoundPage<Module> {
  module: Module
  params: Record<string, string | undefined>
  props: Record<string, unknown>
}

interface PageModule {
  getStaticPaths?: () => Promise<readonly GetStaticPathsItem[]>
}

export interface AstroPage extends PageModule {
  default: (props: Record<string, unknown>) => unknown
}

export interface EndpointModule extends PageModule {
  GET: APIRoute
}

/**
 * Finds what a build would write at an address, by asking the pages themselves for their paths.
 *
 * @param modules - by their place under `pages/`, such as `paths/[slug].astro`
 * @param pathname - decoded, without slashes at its ends; empty for the home page
 */
export async function pageAt<Module extends PageModule>(
  modules: Readonly<Record<string, Module>>,
  pathname: string,
): Promise<FoundPage<Module> | undefined> {
  for (const {file, pattern} of byPriority(Object.keys(modules))) {
    const module = modules[file]
    const match = pattern.exec(pathname)
    if (match === null || module === undefined) continue
    const found = {...match.groups}
    if (module.getStaticPaths === undefined) return {module, params: found, props: {}}
    const paths = await module.getStaticPaths()
    const path = paths.find(({params}) =>
      Object.entries(found).every(([name, value]) => String(params[name]) === value),
    )
    if (path) return {module, params: found, props: {...path.props}}
  }
  return undefined
}

/** As Astro orders routes, for those that the site has: plain names before parameters, those before rest ones. */
function byPriority(files: readonly string[]): {file: string; pattern: RegExp}[] {
  const rank = (file: string) => (file.includes('[...') ? 2 : file.includes('[') ? 1 : 0)
  return files
    .toSorted((a, b) => rank(a) - rank(b))
    .map((file) => ({file, pattern: patternOf(file)}))
}

function patternOf(file: string): RegExp {
  const address = file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')
  const source = address
    .split(/(\[[^\]]+\])/)
    .map((part) => {
      const [, rest, name] = /^\[(\.\.\.)?(.+)\]$/.exec(part) ?? []
      if (name === undefined) return part.replaceAll('.', '\\.')
      return rest === undefined ? `(?<${name}>[^/]+)` : `(?<${name}>.+)`
    })
    .join('')
  return new RegExp(`^${source}$`)
}
