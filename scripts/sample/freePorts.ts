import {randomInt} from 'node:crypto'
import {createServer, type Server} from 'node:net'

/**
 * Where ports are looked for. Systems give connections that go out ports above these, and would give
 * away one that is looked up now and listened on a second later.
 */
const lowest = 20_000
const highest = 32_000
const mostTries = 200

/** Ports that nobody listens on; held open together, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>()
  for (let tries = 0; held.size < count && tries < mostTries; tries += 1) {
    const port = randomInt(lowest, highest)
    const server = held.has(port) ? undefined : await listenOn(port)
    if (server) held.set(port, server)
  }
  await Promise.all([...held.values()].map(close))
  if (held.size < count) throw new Error(`No ${count} ports are free from ${lowest} to ${highest}.`)
  return [...held.keys()]
}

/** @returns `undefined` if somebody else listens there */
function listenOn(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
