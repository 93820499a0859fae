import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import type {TestProject} from 'vitest/node'

const script = fileURLToPath(new URL('../../scripts/start/main.ts', import.meta.url))

export interface Addresses {
  site: string
  studio: string
  lake: string
  preview: string
}

declare module 'vitest' {
  interface ProvidedContext {
    addresses: Addresses
    /** Data folder of the running stack. */
    data: string
  }
}

/** Starts everything the way `npm start` does, once for all journeys, and stops it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'crosswalk-journeys-'))
  const portBase = await freePortBase()
  const child = spawn(process.execPath, [script, '--data', data, '--port-base', String(portBase)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const addresses = await addressesFrom(child.stdout)
  project.provide('addresses', addresses)
  project.provide('data', data)
  return async () => {
    child.kill('SIGINT')
    await ended
    rmSync(data, {recursive: true, force: true})
  }
}

async function addressesFrom(stdout: NodeJS.ReadableStream): Promise<Addresses> {
  const found: Partial<Addresses> = {}
  for await (const line of createInterface(stdout)) {
    const [, name, url] = /^\s+(Site|Studio|Lake|Preview)\s+(http\S+)$/.exec(line) ?? []
    if (name && url) found[name.toLowerCase() as keyof Addresses] = url
    const {site, studio, lake, preview} = found
    if (site && studio && lake && preview) return {site, studio, lake, preview}
  }
  throw new Error('npm start ended before it printed its addresses; its message is above.')
}

/** Four free ports in a row. */
async function freePortBase(): Promise<number> {
  for (let base = 20_000 + (process.pid % 20_000); base < 60_000; base += 7) {
    const free = await Promise.all([base, base + 1, base + 2, base + 3].map(isFree))
    if (free.every(Boolean)) return base
  }
  throw new Error('No four free ports in a row between 20000 and 60000.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
