import {createServer, type IncomingHttpHeaders} from 'node:http'
import type {AddressInfo} from 'node:net'
import {text} from 'node:stream/consumers'
import {onTestFinished} from 'vitest'

export interface ReceivedRequest {
  method: string
  headers: IncomingHttpHeaders
  body: string
}

/** How the receiver treats a request: a status, or cutting the connection. */
export type Reply = number | 'cut'

export interface TestReceiver {
  url: string
  requests: ReceivedRequest[]
  /** The largest number of requests that were being answered at one time. */
  mostAtOnce: () => number
}

/**
 * A real HTTP server that answers with the given replies in turn, the last one for ever.
 *
 * @param options.port - 0 picks a free one
 * @param options.delayMs - how long each answer takes
 */
export async function startTestReceiver(
  replies: readonly Reply[] = [200],
  options: {port?: number; delayMs?: number} = {},
): Promise<TestReceiver> {
  const requests: ReceivedRequest[] = []
  let open = 0
  let most = 0
  const server = createServer(async (request, response) => {
    open += 1
    most = Math.max(most, open)
    const reply = replies[Math.min(requests.length, replies.length - 1)] ?? 200
    const body = await text(request)
    requests.push({method: request.method ?? '', headers: request.headers, body})
    await new Promise((resolve) => setTimeout(resolve, options.delayMs ?? 0))
    open -= 1
    if (reply === 'cut') response.destroy()
    else response.writeHead(reply, {location: '/elsewhere'}).end(`answered ${reply}`)
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const {port} = server.address() as AddressInfo // listens on a port
  return {url: `http://127.0.0.1:${port}/hook`, requests, mostAtOnce: () => most}
}
