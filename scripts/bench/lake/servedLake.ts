import {type ChildProcess, execFileSync, spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

const cli = fileURLToPath(new URL('../../../lake/src/cli.ts', import.meta.url))

/** A lake as operators run it, in a process of its own. */
export interface ServedLake {
  /** From the start of the process to the line that says where it listens. */
  startMs: number
  request: (path: string, init?: RequestInit) => Promise<Response>
  /** The result of a query, read to its end. */
  ask: (query: string, params?: Record<string, unknown>) => Promise<unknown>
  residentBytes: () => number
  stop: () => Promise<void>
}

export async function serveLake(directory: string): Promise<ServedLake> {
  const options = ['token', 'create', '--role', 'administrator', '--data', directory]
  const token = execFileSync(process.execPath, [cli, ...options], {encoding: 'utf8'}).trim()
  const started = performance.now()
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--data', directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await listeningUrl(child)
  const startMs = performance.now() - started
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}/v2025-02-19${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'accept-encoding': 'identity',
      },
    })
  return {
    startMs,
    request,
    ask: async (query, params = {}) => {
      const response = await request('/data/query/production?returnQuery=false', {
        method: 'POST',
        body: JSON.stringify({query, params}),
      })
      if (!response.ok) throw new Error(`${query} was refused: ${await response.text()}`)
      return (JSON.parse(await response.text()) as {result: unknown}).result
    },
    residentBytes: () => residentBytesOf(child),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** From Linux's /proc; 0 elsewhere. */
function residentBytesOf({pid}: ChildProcess): number {
  if (process.platform !== 'linux') return 0
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  if (child.stdout) {
    for await (const line of createInterface(child.stdout)) {
      const message: {listening?: string} = JSON.parse(line)
      if (message.listening) return message.listening
    }
  }
  throw new Error('The lake ended before it listened.')
}
