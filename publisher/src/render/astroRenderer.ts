import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {type FileHandle, open, rm} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {PublisherError, reasonOf, systemCodeOf} from '../errors.ts'
import {makeBuildFolder, moveFolder} from './buildFolder.ts'
import {meaningfulLines} from './meaningfulLines.ts'
import type {Renderer} from './renderer.ts'

/** A build that takes longer hangs. */
const longestBuildMs = 15 * 60 * 1000
/** Between asking a build to stop and making it. */
const graceMs = 5_000
const longestTailBytes = 64 * 1024

export interface AstroRendererOptions {
  /** The Astro project. */
  siteDirectory: string
  /** Shortens file names in messages. */
  projectDirectory: string
  /** Variables for the build; nothing else of the publisher's environment reaches it. */
  variables: Readonly<Record<string, string | undefined>>
}

/**
 * A renderer that runs `astro build` in a process of its own.
 *
 * @throws PublisherError `siteUnreadable` if the folder has no Astro to run
 */
export function astroRenderer(options: AstroRendererOptions): Renderer {
  return async (request) => {
    const command = astroCommand(options.siteDirectory)
    const buildFolder = await makeBuildFolder(options.siteDirectory)
    const argv = [
      command,
      'build',
      '--root',
      options.siteDirectory,
      '--outDir',
      buildFolder,
      ...(request.isClean ? ['--force'] : []),
    ]
    const log = await open(request.logFile, 'w+')
    try {
      if (request.signal.aborted) throw closed()
      const child = spawn(process.execPath, argv, {
        cwd: options.siteDirectory,
        env: {
          ...inheritedVariables(),
          ...options.variables,
          SITE_REPORT_FILE: request.reportFile,
        },
        stdio: ['ignore', log.fd, log.fd],
        // A group of its own, so that the build's own children end with it.
        detached: true,
      })
      const end = await endOf(child, request.signal)
      const lines = meaningfulLines(await readTail(log), options.projectDirectory)
      throwUnlessDone(end, lines, request.logFile)
      await moveFolder(buildFolder, request.outDirectory)
    } finally {
      await log.close()
      await rm(buildFolder, {recursive: true, force: true})
    }
  }
}

type BuildEnd =
  | {kind: 'exit'; code: number | null; signal: NodeJS.Signals | null}
  | {kind: 'closed'}
  | {kind: 'timeout'}

/** Waits for a build to end, or makes it. */
async function endOf(child: ChildProcess, signal: AbortSignal): Promise<BuildEnd> {
  const stopping = new AbortController()
  const ended = once(child, 'exit')
  const timer = setTimeout(() => stopping.abort('timeout'), longestBuildMs)
  const onClose = () => stopping.abort('closed')
  signal.addEventListener('abort', onClose, {once: true})
  let forceTimer: NodeJS.Timeout | undefined
  stopping.signal.addEventListener('abort', () => {
    killGroup(child, 'SIGTERM')
    forceTimer = setTimeout(() => killGroup(child, 'SIGKILL'), graceMs)
  })
  try {
    await ended.catch((error: unknown) => {
      throw new PublisherError('siteUnreadable', {
        message: `The site's build cannot be started (${reasonOf(error)}). Check that the site's folder exists and can be entered.`,
        cause: error,
      })
    })
    if (stopping.signal.aborted) {
      return {kind: stopping.signal.reason === 'timeout' ? 'timeout' : 'closed'}
    }
    return {kind: 'exit', code: child.exitCode, signal: child.signalCode}
  } finally {
    clearTimeout(timer)
    clearTimeout(forceTimer)
    signal.removeEventListener('abort', onClose)
  }
}

function throwUnlessDone(end: BuildEnd, lines: string[], logFile: string): void {
  if (end.kind === 'closed') throw closed()
  if (end.kind === 'timeout') {
    throw new PublisherError('buildTimeout', {
      message: `The site's build did not end within ${longestBuildMs / 60_000} minutes and was stopped. Its output is in "${logFile}".`,
      details: {lines},
    })
  }
  if (end.code === 0) return
  throw new PublisherError('buildFailed', {
    message: `The site's build ${describeEnd(end.code, end.signal)}. Its whole output is in "${logFile}".`,
    details: {lines, exitCode: end.code, signal: end.signal},
  })
}

async function readTail(log: FileHandle): Promise<string> {
  const {size} = await log.stat()
  const start = Math.max(0, size - longestTailBytes)
  const {buffer, bytesRead} = await log.read(Buffer.alloc(size - start), 0, size - start, start)
  return buffer.toString('utf8', 0, bytesRead)
}

function describeEnd(exitCode: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGKILL') return 'was killed, which usually means that memory ran out'
  return signal ? `was ended by ${signal}` : `failed with exit code ${exitCode}`
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (systemCodeOf(error) !== 'ESRCH') throw error
  }
}

function astroCommand(siteDirectory: string): string {
  try {
    const manifest = createRequire(join(siteDirectory, 'package.json')).resolve(
      'astro/package.json',
    )
    return join(dirname(manifest), 'bin', 'astro.mjs')
  } catch (error) {
    if (systemCodeOf(error) !== 'MODULE_NOT_FOUND') throw error
    throw new PublisherError('siteUnreadable', {
      message: `The site in "${siteDirectory}" has no Astro to build it with. Install its dependencies (pnpm install) and start the publisher again.`,
      cause: error,
    })
  }
}

/** What any program needs to run, and nothing that could change the pages. */
function inheritedVariables(): Record<string, string | undefined> {
  const {PATH, HOME, TMPDIR, NODE_OPTIONS} = process.env
  return {
    PATH,
    HOME,
    TMPDIR,
    NODE_OPTIONS,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  }
}

function closed(): PublisherError {
  return new PublisherError('closed', {
    message: 'The publisher was stopped during a build. The live release is unchanged.',
  })
}
