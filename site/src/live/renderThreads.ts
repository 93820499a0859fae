import {availableParallelism} from 'node:os'
import {fileURLToPath} from 'node:url'
import {Piscina} from 'piscina'
import type {BuiltCode} from './builtCode.ts'
import type {Output, OutputList} from './outputs.ts'
import type {RenderedPages, RenderTask} from './renderThread.ts'

const pagesAtOnce = 25
/** Tasks that a thread is given ahead, so that none waits and few finished pages are held in memory. */
const tasksAhead = 3
/** Memory of a thread for what is new: more makes it no faster. */
const youngMegabytes = 48

interface Task {
  component: string
  pages: RenderTask['pages']
  outcome?: Promise<Outcome>
}

type Outcome = {bodies: RenderedPages} | {error: unknown}

/**
 * Renders the pages of a build in threads, a little ahead of whoever asks for them in their order.
 *
 * A page that shows pictures or asks for the whole site's data is left to the caller.
 */
export class RenderThreads {
  readonly #code: BuiltCode
  readonly #tasks: readonly Task[]
  /** By address: the place of the page's task and its own place in that. */
  readonly #places = new Map<string, {task: number; page: number}>()
  readonly #threadCount = availableParallelism()
  /** Of pages that cannot be rendered in threads; most others like them cannot either. */
  readonly #refused = new Set<string>()
  #threads: Piscina<RenderTask, RenderedPages> | undefined
  #next = 0

  /** @param options.from - with fewer pages nothing is left to threads */
  constructor(
    code: BuiltCode,
    {listed}: OutputList,
    {from, urlOf}: {from: number; urlOf: (output: Output) => string},
  ) {
    this.#code = code
    this.#tasks = [...listed].flatMap(([component, {paths, outputs}]) => {
      const pages = outputs.flatMap((output, index) => {
        const path = paths[index]
        if (path === undefined || output.props === undefined) return []
        return [{path, pathname: output.pathname, url: urlOf(output)}]
      })
      return inLists(pages).map((list) => ({component, pages: list}))
    })
    const count = this.#tasks.reduce((sum, {pages}) => sum + pages.length, 0)
    if (count < from || this.#threadCount === 1) return
    for (const [task, {component, pages}] of this.#tasks.entries()) {
      for (const [page, {url}] of pages.entries()) {
        this.#places.set(placeKey(component, url), {task, page})
      }
    }
  }

  /** @returns `undefined` for a page that is to be rendered where the site is built */
  async bodyOf(component: string, url: string): Promise<Uint8Array | undefined> {
    const place = this.#places.get(placeKey(component, url))
    if (place === undefined) return undefined
    for (; this.#next <= place.task + this.#threadCount * tasksAhead; this.#next += 1) {
      this.#begin(this.#tasks[this.#next])
    }
    const task = this.#tasks[place.task]
    const outcome = await task?.outcome
    if (task === undefined || outcome === undefined) return undefined
    if ('error' in outcome) throw outcome.error
    const body = outcome.bodies[place.page]
    outcome.bodies[place.page] = null
    return body ?? undefined
  }

  async close(): Promise<void> {
    await this.#threads?.destroy()
  }

  #begin(task: Task | undefined): void {
    if (task === undefined || this.#refused.has(task.component)) return
    const {component, pages} = task
    this.#threads ??= new Piscina({
      filename: fileURLToPath(new URL('renderThread.ts', import.meta.url)),
      resourceLimits: {maxYoungGenerationSizeMb: youngMegabytes},
      minThreads: this.#threadCount,
      maxThreads: this.#threadCount,
    })
    task.outcome = this.#threads.run({code: this.#code, component, pages}).then(
      (bodies) => {
        if (bodies.every((body) => body === null)) this.#refused.add(component)
        return {bodies}
      },
      (error: unknown) => ({error}),
    )
  }
}

function placeKey(component: string, url: string): string {
  return `${component} ${new URL(url).pathname}`
}

function inLists<Item>(items: readonly Item[]): Item[][] {
  const lists: Item[][] = []
  for (let start = 0; start < items.length; start += pagesAtOnce) {
    lists.push(items.slice(start, start + pagesAtOnce))
  }
  return lists
}
