import {accessSync, constants, rmSync, statfsSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {Problem} from '../launch/problem.mjs'
import {makeFolder} from './makeFolder.ts'

const spaceForDataBytes = 300e6
/** Less than this, and files that are being written are cut off. */
const fullDiskBytes = 1e6

/** Makes sure that the data folder exists, is writable and has room. */
export function requireDataFolder(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    const probe = join(folder, `.write-test-${process.pid}`)
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem(
      `The data folder ${folder} cannot be written (${reason}).` +
        ' Make it writable for you, or choose another with: npm start -- --data DIR',
    )
  }
  const freeBytes = freeBytesOf(folder)
  if (freeBytes < spaceForDataBytes) {
    throw new Problem(
      `The disk of the data folder ${folder} has ${Math.round(freeBytes / 1e6)} MB free; building needs` +
        ` ${spaceForDataBytes / 1e6} MB. Free some space, or choose another disk with: npm start -- --data DIR`,
    )
  }
}

/**
 * What to say of a start that failed: that the disk of the data is full when it is, for then
 * everything fails, each part in words of its own.
 */
export function startProblem(error: unknown, folder: string): unknown {
  if (freeBytesOf(folder) > fullDiskBytes) return error
  return new Problem(
    `The disk of the data folder ${folder} filled up, so that Crosswalk could not start. Free` +
      ` ${spaceForDataBytes / 1e6} MB and run the same command again; what is unfinished is then` +
      ' done anew. Or choose another disk with: npm start -- --data DIR',
    {cause: error},
  )
}

function freeBytesOf(folder: string): number {
  const {bavail, bsize} = statfsSync(folder)
  return bavail * bsize
}

/** Fails with one message that names every port in use. */
export async function requireFreePorts(ports: Record<string, number>): Promise<void> {
  const busy: string[] = []
  for (const [name, port] of Object.entries(ports)) {
    const free = (await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))
    if (!free) busy.push(`${port} (${name})`)
  }
  if (busy.length === 0) return
  throw new Problem(
    `Port ${busy.join(' and ')} is in use by another program, perhaps another Crosswalk.` +
      ' Stop that program, or choose other ports, for example: npm start -- --port-base 5100',
  )
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 answers EADDRNOTAVAIL: nobody else can hold the port there.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
    server.listen({port, host, exclusive: true}, () => server.close(() => resolve(true)))
  })
}
