import {availableParallelism} from 'node:os'
import {Tinypool} from 'tinypool'
import type {BuiltCode} from './builtCode.ts'
import type {Output, OutputList} from './outputs.ts'
import type {RenderTask, WrittenPages} from './renderProcess.ts'

const pagesAtOnce = 25
/** Tasks that a process is given ahead, so that none waits. */
const tasksAhead = 3
/** Memory of a process for what is new: more makes it no faster. */
const memoryFlags = ['--max-semi-space-size=16']

interface Task {
  component: string
  pages: RenderTask['pages']
  outcome?: Promise<Outcome>
}

type Outcome = {written: WrittenPages} | {error: Error}

export interface RenderProcessesOptions {
  /** With fewer pages nothing is left to processes. */
  from: number
  urlOf: (output: Output) => string
  /** Folder that the files are written into. */
  outDir: string
  /** Of processes; one alone would only take turns with the build. */
  count?: number
}

/**
 * Renders and writes the pages of a build in processes, a little ahead of whoever asks for them in
 * their order. With a process goes the memory that it took, which of a thread mostly stays.
 *
 * A page that shows pictures or asks for the whole site's data is left to the caller.
 */
export class RenderProcesses {
  readonly #code: BuiltCode
  readonly #outDir: string
  readonly #tasks: readonly Task[]
  /** By the name of a file: the place of its task and its own place in that. */
  readonly #places = new Map<string, {task: number; page: number}>()
  readonly #count: number
  /** Of pages that cannot be rendered in processes; most others like them cannot either. */
  readonly #refused = new Set<string>()
  #pool: Tinypool | undefined
  #next = 0

  constructor(
    code: BuiltCode,
    {listed, named}: OutputList,
    {from, urlOf, outDir, count = availableParallelism()}: RenderProcessesOptions,
  ) {
    this.#code = code
    this.#outDir = outDir
    this.#count = count
    const names = new Map([...named].map(([name, output]) => [output, name]))
    this.#tasks = [...listed].flatMap(([component, {paths, outputs}]) => {
      const pages = outputs.flatMap((output, index) => {
        const path = paths[index]
        const name = names.get(output)
        if (path === undefined || name === undefined || output.props === undefined) return []
        return [{path, pathname: output.pathname, url: urlOf(output), name}]
      })
      return inLists(pages).map((list) => ({component, pages: list}))
    })
    const pageCount = this.#tasks.reduce((sum, {pages}) => sum + pages.length, 0)
    if (pageCount < from || count === 1) return
    for (const [task, {pages}] of this.#tasks.entries()) {
      for (const [page, {name}] of pages.entries()) this.#places.set(name, {task, page})
    }
  }

  /** @returns whether a file is written; if not, it is to be rendered where the site is built */
  async wrote(name: string): Promise<boolean> {
    const place = this.#places.get(name)
    if (place === undefined) return false
    for (; this.#next <= place.task + this.#count * tasksAhead; this.#next += 1) {
      this.#begin(this.#tasks[this.#next])
    }
    const outcome = await this.#tasks[place.task]?.outcome
    if (outcome === undefined) return false
    if ('error' in outcome) throw outcome.error
    return outcome.written[place.page] === true
  }

  async close(): Promise<void> {
    await this.#pool?.destroy()
  }

  #begin(task: Task | undefined): void {
    if (task === undefined || this.#refused.has(task.component)) return
    const {component, pages} = task
    this.#pool ??= new Tinypool({
      filename: new URL('renderProcess.ts', import.meta.url).href,
      runtime: 'child_process',
      // Pages are given more than JSON can say.
      serialization: 'advanced',
      execArgv: memoryFlags,
      env: process.env as Record<string, string>, // What is not set is not passed on.
      minThreads: this.#count,
      maxThreads: this.#count,
    })
    const request: RenderTask = {code: this.#code, component, outDir: this.#outDir, pages}
    task.outcome = this.#pool.run(request).then(
      (written: WrittenPages) => {
        if (!written.includes(true)) this.#refused.add(component)
        return {written}
      },
      (error: unknown) => ({error: errorOf(error)}),
    )
  }
}

/** What was thrown in another process arrives as a copy of it. */
function errorOf(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown
  const {message = String(thrown), stack} = Object(thrown)
  return Object.assign(new Error(message), {stack})
}

function inLists<Item>(items: readonly Item[]): Item[][] {
  const lists: Item[][] = []
  for (let start = 0; start < items.length; start += pagesAtOnce) {
    lists.push(items.slice(start, start + pagesAtOnce))
  }
  return lists
}
