import {AsyncLocalStorage} from 'node:async_hooks'
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {AstroIntegration, AstroPrerenderer, RouteData} from 'astro'
import type {Site} from '../loaders/site.ts'
import {addIndex} from '../search/searchIndex.ts'
import {bodyOf} from './bodyOf.ts'
import {
  type BuiltCode,
  BuiltCodeFinder,
  type BuiltConfig,
  copyAssets,
  copyCode,
  readKeptCode,
} from './builtCode.ts'
import {openPrerenderer} from './bundledApp.ts'
import {ImageFiles} from './imageFiles.ts'
import {listChanges, noOutputs, type Output, type OutputList} from './outputs.ts'
import {PageModules} from './pageModules.ts'
import {placeHeaders} from './placeHeaders.ts'
import {RenderThreads} from './renderThreads.ts'
import {type Trace, Traces} from './traces.ts'

const siteData = Symbol.for('crosswalk.siteData')

/** Of a page that a thread could render: those ask for nothing that leaves a trace. */
const nothingShown: Trace = {parts: new Set(), images: []}

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
  readonly #threadsFrom: number
  readonly #asking = new AsyncLocalStorage<Set<string>>()
  /** Of the build, by page and address. */
  readonly #built = new Map<string, Trace>()
  #site: Site | undefined
  #outputs = noOutputs
  #traces = new Traces()
  #kept: {prerenderer: AstroPrerenderer; pages: PageModules} | undefined
  #config: BuiltConfig | undefined
  #images: ImageFiles | undefined

  /**
   * @param data - the same objects as the last time, as far as they are equal
   * @param options.threadsFrom - number of pages from which threads render them; each takes some
   *   time to start, and a few hundred megabytes
   */
  constructor(data: () => Site, {threadsFrom = 2_000} = {}) {
    this.#data = data
    this.#threadsFrom = threadsFrom
  }

  /**
   * Bundles the code and builds the whole site into a folder, as `astro build` does.
   *
   * @param options.codeFolder - is given a copy of the code for `renderAll`
   */
  async build(options: {
    root: string
    outDir: string
    codeFolder: string
    isClean: boolean
  }): Promise<void> {
    const {outDir, codeFolder} = options
    this.#offerData()
    let astroAsset: Record<string, unknown> = {}
    let outputs = noOutputs
    let threads: RenderThreads | undefined
    const codeFinder = new BuiltCodeFinder()
    const keepBuild: AstroIntegration = {
      name: 'keep-build',
      hooks: {
        'astro:build:start': ({setPrerenderer}) => {
          setPrerenderer((prerenderer) => ({
            name: 'keep-build',
            setup: async () => {
              await codeFinder.listen()
              await prerenderer.setup?.()
              await copyCode(codeFolder, codeFinder.code, outDir)
              await this.#keep(prerenderer, codeFinder.code.config)
            },
            getStaticPaths: async () => {
              outputs = (await listChanges(noOutputs, this.#requireKept())).apply()
              threads = this.#threadsFor(codeFinder.code, outputs)
              return prerenderer.getStaticPaths()
            },
            render: async (request, {routeData}) => {
              const body = await threads?.bodyOf(routeData.component, request.url)
              if (body) return new Response(new Uint8Array(body))
              const {result, trace} = await this.#render(request, routeData)
              this.#built.set(traceKey(routeData, request.url), trace)
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
    try {
      // Loaded when it is needed: bundling takes more memory than everything else.
      const {build} = await import('astro')
      await build({
        root: options.root,
        outDir,
        force: options.isClean,
        logLevel: 'error',
        integrations: [codeFinder.integration, keepBuild],
      })
    } finally {
      await threads?.close()
    }
    Object.assign(Reflect.get(globalThis, 'astroAsset') ?? {}, astroAsset)
    this.#begin(outputs)
    await this.#imageFiles().keep(outDir, this.#traces.images())
  }

  /**
   * Renders the whole site into a folder with code that was bundled before; the files are those of a
   * build.
   *
   * @returns false if there is no code in its folder
   */
  async renderAll({codeFolder, outDir}: {codeFolder: string; outDir: string}): Promise<boolean> {
    const code = await readKeptCode(codeFolder)
    if (code === undefined) return false
    this.#offerData()
    await this.#keep(await openPrerenderer(code), code.config)
    const outputs = (await listChanges(noOutputs, this.#requireKept())).apply()
    const threads = this.#threadsFor(code, outputs)
    const write = async (name: string, body: Uint8Array) => {
      await mkdir(dirname(join(outDir, name)), {recursive: true})
      await writeFile(join(outDir, name), body)
    }
    try {
      await copyAssets(codeFolder, outDir)
      for (const [name, output] of outputs.named) {
        const {route, pathname} = output
        const url = this.#urlOf(output)
        const body = await threads.bodyOf(route.component, url)
        if (body) {
          await write(name, body)
          continue
        }
        const {result, trace} = await this.#render(new Request(url), route)
        this.#built.set(traceKey(route, url), trace)
        await write(name, await bodyOf(responseOf(result), route, pathname))
      }
    } finally {
      await threads.close()
    }
    this.#begin(outputs)
    for (const name of this.#traces.images()) await write(name, await this.#imageFiles().make(name))
    await placeHeaders(outDir, code.config.base)
    const pages = [...outputs.named.values()].filter(({route}) => route.type === 'page')
    await addIndex(outDir, pages.length)
    return true
  }

  /** Names of the files that may be others than in the state that was kept last, without pictures. */
  async plan(): Promise<{changed: string[]; added: string[]; removed: string[]}> {
    const {gone, fresh} = await listChanges(this.#outputs, this.#requireKept())
    const outdated = this.#traces.outdated(this.#site, this.#data())
    return {
      changed: [...new Set([...fresh.keys(), ...outdated.keys()])].filter((name) =>
        fresh.has(name) ? gone.has(name) : !gone.has(name),
      ),
      added: [...fresh.keys()].filter((name) => !gone.has(name)),
      removed: [...gone.keys()].filter((name) => !fresh.has(name)),
    }
  }

  /** Renders what is another than in the state that was kept last. */
  async changes(): Promise<Changes> {
    const site = this.#data()
    const {gone, fresh, apply} = await listChanges(this.#outputs, this.#requireKept())
    const outdated = [...this.#traces.outdated(this.#site, site)].filter(
      ([name]) => !gone.has(name),
    )
    const traces = new Map<string, {output: Output; trace: Trace}>()
    const files: RenderedFile[] = []
    for (const [name, output] of [...fresh, ...outdated]) {
      const {result, trace} = await this.#render(new Request(this.#urlOf(output)), output.route)
      traces.set(name, {output, trace})
      files.push({name, body: await bodyOf(responseOf(result), output.route, output.pathname)})
    }
    const images = this.#traces.imageChanges(
      new Set([...gone.keys(), ...traces.keys()]),
      [...traces.values()].map(({trace}) => trace),
    )
    for (const name of images.added) files.push({name, body: await this.#imageFiles().make(name)})
    const removed = [...[...gone.keys()].filter((name) => !fresh.has(name)), ...images.removed]
    const keep = () => {
      this.#site = site
      this.#outputs = apply()
      for (const name of gone.keys()) this.#traces.delete(name)
      for (const [name, {output, trace}] of traces) this.#traces.set(name, output, trace)
    }
    return {files, removed, keep}
  }

  #threadsFor(code: BuiltCode, outputs: OutputList): RenderThreads {
    const urlOf = (output: Output) => this.#urlOf(output)
    return new RenderThreads(code, outputs, {from: this.#threadsFrom, urlOf})
  }

  #offerData(): void {
    Object.assign(globalThis, {[siteData]: () => this.#watched(this.#data())})
  }

  async #keep(prerenderer: AstroPrerenderer, config: BuiltConfig): Promise<void> {
    this.#config = config
    this.#images = new ImageFiles(config.image, config.cache)
    this.#kept = {prerenderer, pages: await PageModules.of(prerenderer)}
  }

  /** Makes what was built the state that changes are compared with. */
  #begin(outputs: OutputList): void {
    this.#outputs = outputs
    this.#traces = new Traces()
    for (const [name, output] of outputs.named) {
      const trace = this.#built.get(traceKey(output.route, this.#urlOf(output)))
      this.#traces.set(name, output, trace ?? nothingShown)
    }
    this.#built.clear()
    this.#site = this.#data()
  }

  async #render(request: Request, routeData: RouteData) {
    const {prerenderer} = this.#requireKept()
    const parts = new Set<string>()
    const result = await this.#asking.run(parts, () =>
      prerenderer.render(request, {routeData, collectMetadata: true}),
    )
    const images = 'response' in result ? (result.metadata?.staticImages ?? []) : []
    const trace: Trace = {parts, images: images.map((image) => this.#imageFiles().note(image))}
    return {result, trace}
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

function responseOf(result: Awaited<ReturnType<AstroPrerenderer['render']>>): Response {
  return 'response' in result ? result.response : result
}

function traceKey({component}: RouteData, url: string): string {
  return `${component} ${new URL(url).pathname}`
}
