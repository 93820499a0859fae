import {type ChildProcess, spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

const script = fileURLToPath(new URL('../../lake/src/cli.ts', import.meta.url))

/** A lake in a process of its own that can be killed as a power cut would. */
export interface KillableLake {
  url: string
  /** SIGKILL, no clean-up. */
  kill: () => Promise<void>
  stop: () => Promise<void>
  /** Resident memory in bytes; Linux only. */
  residentBytes: () => number
}

/** @param options.port - 0 picks a free one */
export async function startKillableLake(options: {
  data: string
  port: number
}): Promise<KillableLake> {
  const {data, port} = options
  const child = spawn(
    process.execPath,
    [script, 'serve', '--data', data, '--port', String(port), '--host', '127.0.0.1'],
    {stdio: ['ignore', 'pipe', 'inherit']},
  )
  const url = await listeningUrl(child)
  return {
    url,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    residentBytes: () => {
      const [, kilobytes] =
        /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      return Number(kilobytes) * 1024
    },
  }
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

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
