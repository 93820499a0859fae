import {AsyncLocalStorage} from 'node:async_hooks'
import {isDeepStrictEqual} from 'node:util'
import {
  type AstroConfig,
  type AstroIntegration,
  type AstroPrerenderer,
  build,
  type RouteData,
} from 'astro'
import type {Site} from '../loaders/site.ts'
import {ImageFiles} from './imageFiles.ts'
import {PageModules} from './pageModules.ts'

const siteData = Symbol.for('crosswalk.siteData')

/** A page or file that a route renders. */
interface Output {
  route: RouteData
  pathname: string
  /** What the page is given; `undefined` for one without parameters. */
  props: unknown
}

/** What rendering it showed. */
interface Traces {
  /** Parts of the site's data that it asked for itself. */
  parts: ReadonlySet<string>
  /** Files of the pictures in it. */
  images: readonly string[]
}

interface State {
  site: Site | undefined
  /** By file name. */
  outputs: ReadonlyMap<string, Output>
  traces: ReadonlyMap<Output, Traces>
  /** By the component of the page, and by parameters. */
  listed: ReadonlyMap<string, ReadonlyMap<string, Output>>
}

export interface RenderedFile {
  name: string
  body: Uint8Array
}

export interface Changes {
  files: RenderedFile[]
  removed: string[]
  /** Makes this the state that the next changes are compared with. */
  keep(): void
}

/**
 * The site's code, bundled once by Astro and kept for as many renderings as content changes.
 *
 * Which pages there are and what they are given is asked of the pages themselves, by their
 * `getStaticPaths`. One that is given something equal is not rendered again. A page without
 * parameters is rendered again when a part of the data that it asked for is another one.
 */
export class KeptBuild {
  readonly #data: () => Site
  readonly #asking = new AsyncLocalStorage<Set<string>>()
  readonly #traces = new Map<string, Traces>()
  #state: State = {site: undefined, outputs: new Map(), traces: new Map(), listed: new Map()}
  #kept: {prerenderer: AstroPrerenderer; pages: PageModules} | undefined
  #config: AstroConfig | undefined
  #images: ImageFiles | undefined

  /** @param data - the same objects as the last time, as far as they are equal */
  constructor(data: () => Site) {
    this.#data = data
  }

  /** Builds the whole site into a folder, as `astro build` does. */
  async build(options: {root: string; outDir: string; isClean: boolean}): Promise<void> {
    Object.assign(globalThis, {[siteData]: () => this.#watched(this.#data())})
    let astroAsset: Record<string, unknown> = {}
    const keepBuild: AstroIntegration = {
      name: 'keep-build',
      hooks: {
        'astro:config:done': ({config}) => {
          this.#config = config
          this.#images = new ImageFiles(config.image)
        },
        'astro:build:start': ({setPrerenderer}) => {
          setPrerenderer((prerenderer) => ({
            name: 'keep-build',
            setup: async () => {
              await prerenderer.setup?.()
              this.#kept = {prerenderer, pages: await PageModules.of(prerenderer)}
            },
            getStaticPaths: () => prerenderer.getStaticPaths(),
            render: async (request, {routeData}) => {
              const {result, traces} = await this.#render(request, routeData)
              this.#traces.set(traceKey(routeData, request.url), traces)
              return result
            },
            teardown: async () => {
              // Astro takes away what registers pictures when it has made those of the build.
              astroAsset = {...Reflect.get(globalThis, 'astroAsset')}
            },
          }))
        },
      },
    }
    await build({
      root: options.root,
      outDir: options.outDir,
      force: options.isClean,
      logLevel: 'error',
      integrations: [keepBuild],
    })
    Object.assign(Reflect.get(globalThis, 'astroAsset') ?? {}, astroAsset)
    const {outputs, listed} = await this.#list()
    const traces = new Map<Output, Traces>()
    for (const output of outputs.values()) {
      const trace = this.#traces.get(traceKey(output.route, this.#urlOf(output)))
      if (trace) traces.set(output, trace)
    }
    this.#traces.clear()
    this.#state = {site: this.#data(), outputs, listed, traces}
  }

  /** Names of the files that may be others than in the state that was kept last, without pictures. */
  async plan(): Promise<{changed: string[]; added: string[]; removed: string[]}> {
    const before = this.#state.outputs
    const {outputs} = await this.#list()
    const changed = this.#changed(outputs).map(([name]) => name)
    return {
      changed: changed.filter((name) => before.has(name)),
      added: changed.filter((name) => !before.has(name)),
      removed: [...before.keys()].filter((name) => !outputs.has(name)),
    }
  }

  /** Renders what is another than in the state that was kept last. */
  async changes(): Promise<Changes> {
    const before = this.#state
    const site = this.#data()
    const {outputs, listed} = await this.#list()
    const traces = new Map<Output, Traces>()
    for (const output of outputs.values()) {
      const trace = before.traces.get(output)
      if (trace) traces.set(output, trace)
    }
    const files: RenderedFile[] = []
    for (const [name, output] of this.#changed(outputs)) {
      const rendered = await this.#render(new Request(this.#urlOf(output)), output.route)
      traces.set(output, rendered.traces)
      files.push({name, body: await bodyOf(rendered.result, output)})
    }
    const images = imagesIn(traces)
    const oldImages = imagesIn(before.traces)
    for (const name of images) {
      if (!oldImages.has(name)) files.push({name, body: await this.#imageFiles().make(name)})
    }
    const removed = [
      ...[...before.outputs.keys()].filter((name) => !outputs.has(name)),
      ...[...oldImages].filter((name) => !images.has(name)),
    ]
    const keep = () => {
      this.#state = {site, outputs, listed, traces}
    }
    return {files, removed, keep}
  }

  #changed(outputs: State['outputs']): [string, Output][] {
    const {outputs: known, traces, site} = this.#state
    const now = this.#data()
    return [...outputs].filter(([name, output]) => {
      const trace = known.get(name) === output ? traces.get(output) : undefined
      return trace === undefined || !isUntouched(trace, site, now)
    })
  }

  /** All outputs of the present data; those that are equal to kept ones are the same objects. */
  async #list(): Promise<Pick<State, 'outputs' | 'listed'>> {
    const {prerenderer, pages} = this.#requireKept()
    const listed = new Map<string, Map<string, Output>>()
    const fresh = new Map<string, string[]>()
    for (const route of pages.routes) {
      const known = this.#state.listed.get(route.component)
      const outputs = new Map<string, Output>()
      const unknown: string[] = []
      const offered = route.pathname === undefined ? await pages.pathsOf(route) : [{params: {}}]
      const changed = offered.filter((path) => {
        const key = JSON.stringify(path.params)
        const props = 'props' in path ? path.props : undefined
        const old = known?.get(key)
        const isKnown = old !== undefined && isDeepStrictEqual(old.props, props)
        outputs.set(key, isKnown ? old : {route, pathname: '', props})
        if (!isKnown) unknown.push(key)
        return !isKnown
      })
      listed.set(route.component, outputs)
      fresh.set(route.component, unknown)
      if (route.pathname === undefined) pages.offer(route, changed)
    }
    const next = new Map<string, number>()
    for (const {pathname, route} of await prerenderer.getStaticPaths()) {
      const index = next.get(route.component) ?? 0
      next.set(route.component, index + 1)
      const output = listed.get(route.component)?.get(fresh.get(route.component)?.[index] ?? '')
      if (output) output.pathname = pathname
    }
    return {listed, outputs: this.#named(listed)}
  }

  /** Of two pages with one address the route that comes first has it, as in a build. */
  #named(listed: State['listed']): Map<string, Output> {
    const outputs = new Map<string, Output>()
    for (const output of [...listed.values()].flatMap((group) => [...group.values()])) {
      const name = fileNameOf(output)
      if (!outputs.has(name)) outputs.set(name, output)
    }
    return outputs
  }

  async #render(request: Request, routeData: RouteData) {
    const {prerenderer} = this.#requireKept()
    const parts = new Set<string>()
    const result = await this.#asking.run(parts, () =>
      prerenderer.render(request, {routeData, collectMetadata: true}),
    )
    const images = 'response' in result ? (result.metadata?.staticImages ?? []) : []
    const traces: Traces = {parts, images: images.map((image) => this.#imageFiles().note(image))}
    return {result, traces}
  }

  /** The data, with a record of which parts the page that is being rendered asks for. */
  #watched(site: Site): Site {
    const parts = this.#asking.getStore()
    if (parts === undefined) return site
    return new Proxy(site, {
      get: (target, part, receiver) => {
        parts.add(String(part))
        return Reflect.get(target, part, receiver)
      },
    })
  }

  /** The address under which Astro renders it. @see getUrlForPath in astro/dist/core/build/generate.js */
  #urlOf({route, pathname}: Output): string {
    const {base = '/', site = 'http://localhost'} = this.#config ?? {}
    const path = `${base}/${pathname}`.replace(/\/+/g, '/')
    const isFile = route.type === 'endpoint' && /\.[a-z0-9]+$/i.test(path)
    return new URL(isFile ? path : path.replace(/\/?$/, '/'), new URL(site).origin).href
  }

  #requireKept() {
    if (this.#kept === undefined) throw new Error('the site is not built yet')
    return this.#kept
  }

  #imageFiles(): ImageFiles {
    if (this.#images === undefined) throw new Error('the site is not built yet')
    return this.#images
  }
}

function isUntouched({parts}: Traces, before: Site | undefined, site: Site): boolean {
  if (before === undefined) return false
  return [...parts].every((part) => Reflect.get(before, part) === Reflect.get(site, part))
}

async function bodyOf(
  result: Awaited<ReturnType<AstroPrerenderer['render']>>,
  {route, pathname}: Output,
): Promise<Uint8Array> {
  const response = 'response' in result ? result.response : result
  const isExpected = response.ok || (response.status === 404 && pathname === '/404')
  if (isExpected) return new Uint8Array(await response.arrayBuffer())
  throw new Error(`${route.component} answered ${pathname} with status ${response.status}`)
}

function imagesIn(traces: ReadonlyMap<Output, Traces>): Set<string> {
  return new Set([...traces.values()].flatMap(({images}) => images))
}

function traceKey({component}: RouteData, url: string): string {
  return `${component} ${new URL(url).pathname}`
}

/** @see getOutFile in astro/dist/core/build/common.js */
function fileNameOf({route, pathname}: Output): string {
  const name = pathname.replace(/^\/|\/$/g, '')
  if (route.type === 'endpoint') return name
  if (name === '404' || name === '500') return `${name}.html`
  return name === '' ? 'index.html' : `${name}/index.html`
}
