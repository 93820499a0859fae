import {type ChildProcess, fork} from 'node:child_process'
import {type FileHandle, open} from 'node:fs/promises'
import {constants, setPriority} from 'node:os'
import {join} from 'node:path'
import {PublisherError, systemCodeOf} from '../errors.ts'
import {inheritedVariables} from './inheritedVariables.ts'
import {meaningfulLines} from './meaningfulLines.ts'

const longestTailBytes = 64 * 1024
/**
 * Pages are short-lived and many: with V8's usual settings a third of the time goes into looking for
 * memory that could be freed, because the bytes of pages count as if the heap were full.
 */
const memoryFlags = [
  ...['--external-memory-accounted-in-global-limit', '--max-semi-space-size=32'],
  // Otherwise it has to grow again, step by step, in the first edit after memory was given back.
  '--min-semi-space-size=16',
  // So that it can give back what a whole site takes to be rendered.
  '--expose-gc',
]
/**
 * All content is held in memory, some 30 KB for each path, and V8's usual limit is 4 GB on the largest
 * machine. Of the memory that a container has, where it has less.
 */
const memoryLimit = '--max-old-space-size-percentage=60'
/** Between asking the process to end and making it. */
const graceMs = 2_000

export interface SiteProcessOptions {
  /** The Astro project. */
  siteDirectory: string
  /** Shortens file names in messages. */
  projectDirectory: string
  variables: Readonly<Record<string, string | undefined>>
}

/** Whoever asks must know what the answer to the question is. @see site/src/live/siteWorker.ts */
export type Question = {kind: string} & Record<string, unknown>

/** Takes the name of a file that will not change any more. */
type OnWritten = (name: string) => void

/** The process that keeps a site's code and content, and what it prints. */
export class SiteProcess {
  readonly #child: ChildProcess
  readonly #log: FileHandle
  readonly #logFile: string
  readonly #projectDirectory: string
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown> & {onWritten: OnWritten}>()
  #questions = 0
  #isClosing = false

  private constructor(
    child: ChildProcess,
    {log, logFile, projectDirectory}: {log: FileHandle; logFile: string; projectDirectory: string},
  ) {
    this.#child = child
    this.#log = log
    this.#logFile = logFile
    this.#projectDirectory = projectDirectory
    child.on('message', (message) => this.#receive(message))
    child.once('exit', (code, signal) => void this.#fail(describeEnd(code, signal)))
    child.once('error', (error) => void this.#fail(`cannot be started (${error.message})`))
  }

  /** @param isPatient - leaves the processor to others who want it */
  static async start(
    options: SiteProcessOptions,
    {logFile, isPatient}: {logFile: string; isPatient: boolean},
  ): Promise<SiteProcess> {
    const {siteDirectory, projectDirectory, variables} = options
    const log = await open(logFile, 'w+')
    const child = fork(join(siteDirectory, 'src/live/siteWorker.ts'), [], {
      cwd: siteDirectory,
      execArgv: [...process.execArgv, ...memoryFlags, ...(isMemoryLimited() ? [] : [memoryLimit])],
      env: {...inheritedVariables(), ...variables},
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      // A group of its own, so that its own children end with it.
      detached: true,
    })
    if (isPatient && child.pid !== undefined)
      setPriority(child.pid, constants.priority.PRIORITY_LOW)
    return new SiteProcess(child, {log, logFile, projectDirectory})
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && !this.#isClosing
  }

  /**
   * @param options.onWritten - is told of files before the answer comes
   * @returns the unchecked answer
   * @throws PublisherError `buildFailed`, `lakeUnreachable`, `lakeRefused`; `closed` after an abort
   */
  async ask(
    question: Question,
    {signal, onWritten = () => {}}: {signal?: AbortSignal; onWritten?: OnWritten} = {},
  ): Promise<unknown> {
    if (signal?.aborted) throw closed()
    const id = ++this.#questions
    const waiting = {...Promise.withResolvers<unknown>(), onWritten}
    this.#waiting.set(id, waiting)
    const onAbort = () => {
      void this.close()
      waiting.reject(closed())
    }
    signal?.addEventListener('abort', onAbort, {once: true})
    this.#child.send({...question, id}, (error) => {
      if (error) waiting.reject(error)
    })
    try {
      return await waiting.promise
    } finally {
      this.#waiting.delete(id)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    for (const waiting of this.#waiting.values()) waiting.reject(closed())
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = new Promise((resolve) => this.#child.once('exit', resolve))
      // It ends by itself, with its folders, when it hears that nobody listens any more.
      if (this.#child.connected) this.#child.disconnect()
      const timer = setTimeout(() => killGroup(this.#child), graceMs)
      await ended
      clearTimeout(timer)
    }
    await this.#log.close()
  }

  #receive(message: unknown): void {
    const {id, rendered, failure, written} = Object(message)
    const waiting = this.#waiting.get(Number(id))
    if (Array.isArray(written)) {
      for (const name of written) waiting?.onWritten(String(name))
    } else if (failure === undefined) waiting?.resolve(rendered)
    else void this.#lines().then((lines) => waiting?.reject(errorOf(Object(failure), lines)))
  }

  async #fail(end: string): Promise<void> {
    if (this.#isClosing) return
    const lines = await this.#lines()
    for (const waiting of this.#waiting.values()) {
      waiting.reject(
        new PublisherError('buildFailed', {
          message: `The process that renders the site ${end}. Its whole output is in "${this.#logFile}".`,
          details: {lines},
        }),
      )
    }
  }

  async #lines(): Promise<string[]> {
    const {size} = await this.#log.stat()
    const start = Math.max(0, size - longestTailBytes)
    const tail = await this.#log.read(Buffer.alloc(size - start), 0, size - start, start)
    return meaningfulLines(tail.buffer.toString('utf8', 0, tail.bytesRead), this.#projectDirectory)
  }
}

/** Whether somebody has said how much memory there is to be used. */
function isMemoryLimited(): boolean {
  const options = [...process.execArgv, process.env.NODE_OPTIONS ?? '']
  return options.some((option) => option.includes('max-old-space-size'))
}

function killGroup({pid}: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (systemCodeOf(error) !== 'ESRCH') throw error
  }
}

/** The site's own codes for what its content store did. */
const storeFailures = {
  contentUnreachable: 'lakeUnreachable',
  contentRefused: 'lakeRefused',
} as const

function errorOf(failure: Record<string, unknown>, lines: string[]): PublisherError {
  const message = String(failure.message)
  for (const [code, own] of Object.entries(storeFailures)) {
    if (failure.code === code) return new PublisherError(own, {message})
  }
  return new PublisherError('buildFailed', {
    message: `The site could not be rendered: ${message}`,
    details: {lines},
  })
}

function describeEnd(exitCode: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGKILL') return 'was killed, which usually means that memory ran out'
  return signal ? `was ended by ${signal}` : `ended with exit code ${exitCode}`
}

function closed(): PublisherError {
  return new PublisherError('closed', {
    message: 'The publisher was stopped during a build. The live release is unchanged.',
  })
}
