import {type ChildProcess, execFile, spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const script = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** A lake as operators run it: a process of its own, which can be killed as a power cut would. */
export interface LakeProcess {
  url: string
  pid: number
  /** From the start of the process to the line that says where it listens. */
  startMs: number
  /** SIGKILL, no clean-up. */
  kill: () => Promise<void>
  /** The polite way. */
  stop: () => Promise<void>
  /** Resident memory, from Linux's /proc; 0 elsewhere. */
  residentBytes: () => number
}

/**
 * Starts the lake on a data folder and waits until it listens.
 *
 * @param options.port - 0, the default, lets the system pick one
 * @param options.args - further options of "lake serve"
 * @param options.within - a command that runs its last arguments as a command in its own place
 * @throws Error if it ends before it listens; its own words are on stderr
 */
export async function startLakeProcess(options: {
  data: string
  port?: number
  args?: readonly string[]
  within?: readonly string[]
}): Promise<LakeProcess> {
  const {data, port = 0, args = [], within = []} = options
  const started = performance.now()
  const address = ['--port', String(port), '--host', '127.0.0.1']
  const serve = [script, 'serve', '--data', data, ...address, ...args]
  const [command = process.execPath, ...rest] = [...within, process.execPath, ...serve]
  const child = spawn(command, rest, {stdio: ['ignore', 'pipe', 'inherit']})
  const url = await listeningUrl(child)
  return {
    url,
    pid: child.pid as number, // it has said where it listens, so it runs
    startMs: performance.now() - started,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    residentBytes: () => residentBytesOf(child),
  }
}

/** Runs one of the lake's administration commands and gives its stdout. */
export async function lakeCommand(data: string, ...args: string[]): Promise<string> {
  const {stdout} = await promisify(execFile)(process.execPath, [script, ...args, '--data', data])
  return stdout.trim()
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  if (child.stdout) {
    for await (const line of createInterface(child.stdout)) {
      const message: {listening?: string} = JSON.parse(line)
      if (message.listening) return message.listening
    }
  }
  throw new Error('The lake ended before it listened; its last words are above.')
}

function residentBytesOf({pid}: ChildProcess): number {
  if (process.platform !== 'linux') return 0
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
