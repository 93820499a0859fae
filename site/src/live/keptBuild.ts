import {AsyncLocalStorage} from 'node:async_hooks'
import type {Site} from '../loaders/site.ts'
import {addIndex} from '../search/searchIndex.ts'
import {type BuiltCode, type BuiltConfig, copyAssets, readKeptCode} from './builtCode.ts'
import {openPrerenderer, type Prerenderer} from './bundledApp.ts'
import {ImageFiles} from './imageFiles.ts'
import {listChanges, noOutputs, type Output} from './outputs.ts'
import {PageModules} from './pageModules.ts'
import {placeHeaders} from './placeHeaders.ts'
import {RenderProcesses} from './renderProcesses.ts'
import {type RenderedFile, SiteFolder} from './siteFolder.ts'
import {type Trace, Traces, watched} from './traces.ts'

const siteData = Symbol.for('crosswalk.siteData')

/** Of a page that another process could render: those ask for nothing that leaves a trace. */
const nothingShown: Trace = {parts: new Set(), images: []}

/** Takes a file while the next one is rendered. */
export type Write = (file: RenderedFile) => Promise<void>

export interface Changes {
  /** Names of the files that were written. */
  written: string[]
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
  readonly #processesFrom: number
  readonly #asking = new AsyncLocalStorage<Set<string>>()
  #site: Site | undefined
  #outputs = noOutputs
  #traces = new Traces()
  #kept: {prerenderer: Prerenderer; pages: PageModules} | undefined
  #config: BuiltConfig | undefined
  #images: ImageFiles | undefined

  /**
   * @param data - the same objects as the last time, as far as they are equal
   * @param options.processesFrom - number of pages from which processes render them; each takes
   *   some time to start, but what a page takes in this one stays
   */
  constructor(data: () => Site, {processesFrom = 1_000} = {}) {
    this.#data = data
    this.#processesFrom = processesFrom
  }

  /**
   * Renders the whole site into a folder, with code that `bundle` has made; the files are those that
   * `astro build` makes.
   *
   * @param options.onWritten - called with the name of each file that will not change any more
   */
  async renderAll({
    codeFolder,
    outDir,
    onWritten = () => {},
  }: {
    codeFolder: string
    outDir: string
    onWritten?: (name: string) => void
  }): Promise<void> {
    const code = await readKeptCode(codeFolder)
    if (code === undefined) throw new Error(`There is no code in "${codeFolder}".`)
    Object.assign(globalThis, {[siteData]: () => this.#watched(this.#data())})
    const prerenderer = await openPrerenderer(code)
    const kept = {prerenderer, pages: await PageModules.of(prerenderer.app)}
    this.#kept = kept
    this.#config = code.config
    this.#images = new ImageFiles(code.config.image, code.config.cache)
    this.#outputs = (await listChanges(noOutputs, kept)).apply()
    this.#traces = new Traces()
    const site = this.#data()
    await copyAssets(codeFolder, outDir)
    const folder = new SiteFolder(outDir, onWritten)
    await this.#renderOutputs(code, {folder, outDir, onWritten})
    for (const name of this.#traces.images()) {
      await folder.write({name, body: await this.#imageFiles().make(name)})
    }
    await folder.settled()
    this.#site = site
    await placeHeaders(outDir, code.config.base)
    const pages = [...this.#outputs.named.values()].filter(({route}) => route.type === 'page')
    await addIndex(outDir, pages.length)
  }

  async #renderOutputs(
    code: BuiltCode,
    {
      folder,
      outDir,
      onWritten,
    }: {folder: SiteFolder; outDir: string; onWritten: (name: string) => void},
  ): Promise<void> {
    const urlOf = (output: Output) => this.#urlOf(output)
    const from = this.#processesFrom
    const processes = new RenderProcesses(code, this.#outputs, {from, urlOf, outDir})
    try {
      for (const [name, output] of this.#outputs.named) {
        if (await processes.wrote(name)) {
          this.#traces.set(name, output, nothingShown)
          onWritten(name)
          continue
        }
        const {body, trace} = await this.#render(output)
        this.#traces.set(name, output, trace)
        await folder.write({name, body})
      }
    } finally {
      await processes.close()
    }
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
  async changes(write: Write): Promise<Changes> {
    const site = this.#data()
    const {gone, fresh, apply} = await listChanges(this.#outputs, this.#requireKept())
    const outdated = [...this.#traces.outdated(this.#site, site)].filter(
      ([name]) => !gone.has(name),
    )
    const traces = new Map<string, {output: Output; trace: Trace}>()
    const written: string[] = []
    const use = async (file: RenderedFile) => {
      await write(file)
      written.push(file.name)
    }
    for (const [name, output] of [...fresh, ...outdated]) {
      const {body, trace} = await this.#render(output)
      traces.set(name, {output, trace})
      await use({name, body})
    }
    const images = this.#traces.imageChanges(
      new Set([...gone.keys(), ...traces.keys()]),
      [...traces.values()].map(({trace}) => trace),
    )
    for (const name of images.added) await use({name, body: await this.#imageFiles().make(name)})
    const removed = [...[...gone.keys()].filter((name) => !fresh.has(name)), ...images.removed]
    const keep = () => {
      this.#site = site
      this.#outputs = apply()
      for (const name of gone.keys()) this.#traces.delete(name)
      for (const [name, {output, trace}] of traces) this.#traces.set(name, output, trace)
    }
    return {written, removed, keep}
  }

  async #render(output: Output): Promise<{body: Uint8Array; trace: Trace}> {
    const {prerenderer} = this.#requireKept()
    const parts = new Set<string>()
    const {body, images} = await this.#asking.run(parts, () =>
      prerenderer.render(new Request(this.#urlOf(output)), output.route, output.pathname),
    )
    return {body, trace: {parts, images: images.map((image) => this.#imageFiles().note(image))}}
  }

  /** The data, with a record of which parts the page that is being rendered asks for. */
  #watched(site: Site): Site {
    const parts = this.#asking.getStore()
    return parts === undefined ? site : watched(site, parts)
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
