import {type ChildProcess, spawn} from 'node:child_process'
import {closeSync, mkdirSync, openSync, readFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {createInterface} from 'node:readline'
import {Problem} from '../launch/problem.mjs'

/** A child process that told us on stdout where it listens. */
export interface Service {
  name: string
  /** Address it printed, e.g. `http://localhost:3400`. */
  url: string
  /** Resolves with a description when the process ends, wanted or not. */
  ended: Promise<string>
  stop: () => Promise<void>
}

export interface ServiceOptions {
  name: string
  /** Options of Node itself. */
  flags?: readonly string[]
  /** Path of the TypeScript file to run with this Node. */
  script: string
  args: string[]
  env: Record<string, string>
  /** Receives what the process writes to stderr. */
  logFile: string
}

const graceMs = 10_000

/**
 * Starts a service and waits for its JSON line `{"listening":"http://…"}`.
 *
 * @throws Problem with the service's own last words when it ends before it listens
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  mkdirSync(dirname(options.logFile), {recursive: true})
  const log = openSync(options.logFile, 'w')
  const {flags = [], script, args} = options
  const child = spawn(process.execPath, [...flags, script, ...args], {
    env: {...process.env, ...options.env},
    stdio: ['ignore', 'pipe', log],
  })
  closeSync(log)
  const ended = endOf(child)
  const url = await Promise.race([listeningUrl(child), ended.then(() => undefined)])
  if (url === undefined) {
    throw new Problem(`The ${options.name} did not start. ${lastWords(options.logFile)}`)
  }
  return {name: options.name, url, ended, stop: () => stop(child, ended)}
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  })
}

async function listeningUrl(child: ChildProcess): Promise<string | undefined> {
  if (!child.stdout) return undefined
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{')) continue
    const message: unknown = JSON.parse(line)
    if (message && typeof message === 'object' && 'listening' in message) {
      child.stdout.resume()
      return String(message.listening)
    }
  }
  return undefined
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await ended
  clearTimeout(timer)
}

/** What a service said before it gave up: its one-paragraph message, else where to look. */
function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n')
  const talk = lines.filter((line) => !line.startsWith('{')).slice(-6)
  return talk.join('\n') || `Its log is in ${logFile}.`
}
