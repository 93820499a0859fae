import {type ChildProcess, execFile, spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {createClient, type SanityClient} from '@sanity/client'

const script = fileURLToPath(new URL('../../lake/src/cli.ts', import.meta.url))

/** A lake as operators run it: its own process on a port that the system picked. */
export interface LakeProcess {
  url: string
  client: SanityClient
  /** Ends the process at once, as a power cut would: SIGKILL, no clean-up. */
  kill: () => Promise<void>
  /** Ends it the polite way. */
  stop: () => Promise<void>
}

/** Starts the lake on a data folder and waits until it listens. */
export async function startLakeProcess(data: string, token?: string): Promise<LakeProcess> {
  const child = spawn(process.execPath, [script, 'serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await listeningUrl(child)
  const client = createClient({
    projectId: 'crosswalk',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    ...(token && {token}),
  })
  return {
    url,
    client,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
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

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
