import type {GetStaticPathsItem, RouteData} from 'astro'
import type {BundledApp} from './bundledApp.ts'

type PageModule = Readonly<Record<string, unknown>>

/** As far as a page without parameters goes, `params` and `props` are empty. */
export type StaticPath = GetStaticPathsItem

/**
 * The pages that an application renders, with a say in which paths it believes them to have.
 *
 * Astro asks a page for its paths once and remembers the answer by the page's module, so a page is
 * made to look like another module whenever its answer changes.
 *
 * @see callGetStaticPaths in astro/dist/core/render/route-cache.js
 */
export class PageModules {
  /** In the order of their priority. */
  readonly routes: readonly RouteData[]
  readonly #modules: ReadonlyMap<string, PageModule>
  readonly #offered = new Map<string, PageModule>()

  private constructor(routes: readonly RouteData[], modules: ReadonlyMap<string, PageModule>) {
    this.routes = routes
    this.#modules = modules
  }

  /** @param app - set up; what it renders from then on goes through here */
  static async of(app: BundledApp): Promise<PageModules> {
    const {routes, pageMap} = manifestOf(app)
    const modules = new Map<string, PageModule>()
    const pages = new PageModules(routes, modules)
    for (const [component, load] of [...pageMap]) {
      const loaded = await load()
      modules.set(component, await loaded.page())
      pageMap.set(component, async () => ({
        ...loaded,
        page: async () => pages.#moduleOf(component),
      }))
    }
    return pages
  }

  /** What a page answers itself when asked for its paths. */
  async pathsOf({component, route}: RouteData): Promise<readonly StaticPath[]> {
    const getStaticPaths = this.#modules.get(component)?.getStaticPaths
    if (typeof getStaticPaths !== 'function') {
      throw new Error(`${component} has parameters and no getStaticPaths`)
    }
    return getStaticPaths({paginate: refusePagination, routePattern: route})
  }

  /** Lets the application believe that a page has these paths and no others. */
  offer({component}: RouteData, paths: readonly StaticPath[]): void {
    const module = this.#modules.get(component)
    this.#offered.set(component, {...module, getStaticPaths: async () => [...paths]})
  }

  #moduleOf(component: string): PageModule {
    return this.#offered.get(component) ?? this.#modules.get(component) ?? {}
  }
}

interface Manifest {
  routes: RouteData[]
  pageMap: Map<string, () => Promise<{page: () => Promise<PageModule>}>>
}

function manifestOf(app: BundledApp): Manifest {
  const manifest: unknown = Reflect.get(app, 'manifest')
  const {routes, pageMap} = Object(manifest)
  if (!Array.isArray(routes) || !(pageMap instanceof Map)) {
    throw new Error(
      'This version of Astro does not show its pages to who renders them. Compare site/src/live/pageModules.ts with BuildApp of the installed version.',
    )
  }
  return {
    routes: routes.map(({routeData}) => routeData).filter(({prerender}) => prerender),
    pageMap,
  }
}

function refusePagination(): never {
  throw new Error('Pages that paginate are not kept; list their paths instead.')
}
