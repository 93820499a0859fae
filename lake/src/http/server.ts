import type {IncomingMessage, Server} from 'node:http'
import {type AddressInfo, createServer as createNetServer, type Server as NetServer} from 'node:net'
import type {Duplex} from 'node:stream'
import {createAdaptorServer} from '@hono/node-server'
import {type WebSocket, WebSocketServer} from 'ws'
import {LakeError} from '../errors.ts'
import {parseAddress} from './address.ts'
import {isAllowedOrigin} from './cors.ts'
import {type Fetch, serveMux} from './mux.ts'
import type {PresenceRooms} from './presence.ts'

const closingGraceMs = 2_000
const socketCheckMs = 30_000
const frameLimitBytes = 256 * 1024

/**
 * Clients are told to let a connection go after five idle seconds, but the lake waits ten minutes
 * more: a client that was too busy to notice the five seconds sends its next request on the old
 * connection, and for a request that writes a closed one is a failure that it must not repeat.
 */
const promisedIdleMs = 5_000
const furtherIdleMs = 600_000

export interface ServerOptions {
  fetch: Fetch
  presence: PresenceRooms
  corsOrigins: readonly string[]
  hasDataset: (name: string) => boolean
}

export interface LakeServer {
  /** `http://host:port`, without trailing slash. */
  url: string
  /** Ends sockets and requests; those in flight get two seconds. */
  close: () => Promise<void>
}

/**
 * Serves the API on a port: HTTP, the multiplexed event streams at `/_mux`, the presence socket.
 *
 * @param port - 0 picks a free one
 * @throws LakeError `addressUnavailable`
 */
export async function startServer(
  options: ServerOptions,
  {host, port}: {host: string; port: number},
): Promise<LakeServer> {
  // Without http2 options the adapter makes a server of node:http.
  const server = createAdaptorServer({fetch: options.fetch}) as Server
  server.keepAliveTimeout = promisedIdleMs
  server.keepAliveTimeoutBuffer = furtherIdleMs
  const sockets = new WebSocketServer({noServer: true, maxPayload: frameLimitBytes})
  server.on('upgrade', (request, socket, head) =>
    upgrade({request, socket, head}, sockets, options),
  )
  await bind(server, host, port)
  const check = setInterval(() => dropDeadSockets(sockets), socketCheckMs).unref()
  const address = server.address() as AddressInfo // not a pipe: it listens on a port
  const twin = host === 'localhost' ? await bindTwin(server, address) : undefined
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: async () => {
      clearInterval(check)
      twin?.close()
      for (const socket of sockets.clients) socket.close(1001, 'the lake is closing')
      await closeServer(server, sockets)
    },
  }
}

interface UpgradeRequest {
  request: IncomingMessage
  socket: Duplex
  head: Buffer
}

function upgrade(
  {request, socket, head}: UpgradeRequest,
  sockets: WebSocketServer,
  options: ServerOptions,
): void {
  // A client that goes away during the handshake is nothing to report.
  socket.on('error', () => socket.destroy())
  const host = request.headers.host ?? 'localhost'
  const url = URL.parse(request.url ?? '/', `http://${host}`)
  const serve = url && socketServiceAt(url, options)
  if (!serve) {
    refuse(socket, '404 Not Found')
    return
  }
  const {origin} = request.headers
  // CORS does not cover WebSockets: without this check any page could open one.
  if (origin !== undefined && !isAllowedOrigin(origin, host, options.corsOrigins)) {
    refuse(socket, '403 Forbidden')
    return
  }
  sockets.handleUpgrade(request, socket, head, (webSocket) => {
    watchSocket(webSocket)
    serve(webSocket)
  })
}

function socketServiceAt(
  url: URL,
  options: ServerOptions,
): ((socket: WebSocket) => void) | undefined {
  if (url.pathname === '/_mux')
    return (socket) => serveMux(socket, options.fetch, new URL(url.origin))
  const {apiVersion, routePath} = parseAddress(url.pathname)
  const dataset = /^\/socket\/([^/]+)$/.exec(routePath)?.[1]
  if (apiVersion === undefined || dataset === undefined || !options.hasDataset(dataset))
    return undefined
  return (socket) => options.presence.join(dataset, socket)
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const answered = new WeakSet<WebSocket>()

function watchSocket(socket: WebSocket): void {
  answered.add(socket)
  socket.on('pong', () => answered.add(socket))
  // Malformed frames close the socket; there is nothing else to do about them.
  socket.on('error', () => socket.terminate())
}

/** A socket that did not answer the last ping belongs to a machine that is asleep or gone. */
function dropDeadSockets(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) {
    if (!answered.delete(socket)) socket.terminate()
    else socket.ping()
  }
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE' ? 'the port is in use by another program' : cause.message
      reject(
        new LakeError('addressUnavailable', {
          message: `The lake cannot listen on ${host}:${port}: ${reason}. Choose another port with --port.`,
          details: {host, port},
          cause,
        }),
      )
    })
    server.listen(port, host, resolve)
  })
}

/**
 * Listens on the other address that `localhost` has, if it can. Clients try both, and one that is too
 * busy to see within a quarter of a second that the first has answered is refused by the second.
 */
function bindTwin(server: Server, {address, port}: AddressInfo): Promise<NetServer | undefined> {
  // As node:http sets it: the end of an answer would otherwise wait 40 ms for the client's word.
  const twin = createNetServer({noDelay: true}, (socket) => server.emit('connection', socket))
  return new Promise((resolve) => {
    // Machines without IPv6 have one address; where another program has the port, it keeps it.
    twin.once('error', () => resolve(undefined))
    twin.listen(port, address === '::1' ? '127.0.0.1' : '::1', () => resolve(twin))
  })
}

async function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Whoever is answered on an open connection would otherwise take the lake for one that stays.
  server.prependListener('request', (_, response) => {
    response.shouldKeepAlive = false
  })
  server.closeIdleConnections()
  const cutOff = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
  }, closingGraceMs)
  await closed
  clearTimeout(cutOff)
  sockets.close()
}
