import {once} from 'node:events'
import {createAdaptorServer} from '@hono/node-server'
import {PublisherError, reasonOf, systemCodeOf} from '../errors.ts'

export interface Listening {
  url: string
  /** Lets running answers finish for a moment, then ends them. */
  close: () => Promise<void>
}

/** How long an answer may take to finish once the server closes. */
const graceMs = 2_000

/**
 * Serves a fetch function over HTTP.
 *
 * @param address - port 0 picks a free one
 * @throws PublisherError `portInUse`, `unlistenable`
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  {host, port}: {host: string; port: number},
): Promise<Listening> {
  const server = createAdaptorServer({fetch, hostname: host})
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw listenFailure(error, {host, port})
  }
  const address = server.address()
  const actualPort = typeof address === 'object' && address !== null ? address.port : port
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost'
  const shownHost = isLoopback ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${shownHost}:${actualPort}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      const timer = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections()
      }, graceMs)
      await closed
      clearTimeout(timer)
    },
  }
}

function listenFailure(error: unknown, {host, port}: {host: string; port: number}): PublisherError {
  if (systemCodeOf(error) === 'EADDRINUSE') {
    return new PublisherError('portInUse', {
      message: `Port ${port} on ${host} is taken by another program. Stop that program, or choose another port with --port (0 picks a free one).`,
      cause: error,
    })
  }
  return new PublisherError('unlistenable', {
    message: `The publisher cannot listen on ${host}, port ${port} (${reasonOf(error)}). Choose others with --host and --port.`,
    cause: error,
  })
}
