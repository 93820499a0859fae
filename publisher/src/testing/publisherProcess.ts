import {type ChildProcess, spawn} from 'node:child_process'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {processFlags} from '../processFlags.ts'

const ownProject = fileURLToPath(new URL('../../../', import.meta.url))

/** A publisher as operators run it: a process of its own, which can be killed as a power cut would. */
export interface PublisherProcess {
  url: string
  /** SIGKILL, no clean-up. */
  kill: () => Promise<void>
  /** The polite way. */
  stop: () => Promise<void>
  hasEnded: () => boolean
}

export interface PublisherProcessOptions {
  data: string
  port: number
  /** Beside those of this process. */
  variables: Readonly<Record<string, string>>
  /** Further options of `serve`. */
  options?: readonly string[]
  /** The repository, or a copy of it. */
  project?: string
}

/**
 * Starts a publisher; it answers when it serves a release.
 *
 * @returns at once the process, with a promise of its being ready
 */
export function spawnPublisher({
  data,
  port,
  variables,
  options = [],
  project = ownProject,
}: PublisherProcessOptions): {
  process: PublisherProcess
  isServing: Promise<void>
} {
  const child = spawn(
    process.execPath,
    [
      ...processFlags,
      join(project, 'publisher/src/cli.ts'),
      'serve',
      '--data',
      data,
      '--port',
      String(port),
      ...options,
    ],
    {env: {...process.env, ...variables}, stdio: ['ignore', 'pipe', 'inherit']},
  )
  return {
    process: {
      url: `http://127.0.0.1:${port}`,
      kill: () => end(child, 'SIGKILL'),
      stop: () => end(child, 'SIGTERM'),
      hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    },
    isServing: untilListening(child),
  }
}

export async function startPublisherProcess(
  options: PublisherProcessOptions,
): Promise<PublisherProcess> {
  const {process: started, isServing} = spawnPublisher(options)
  await isServing
  return started
}

async function untilListening(child: ChildProcess): Promise<void> {
  if (child.stdout) {
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith('{"listening"')) return
    }
  }
  throw new Error('The publisher ended before it served; its last words are above.')
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
