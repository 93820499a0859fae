import {request as ask, createServer} from 'node:http'
import type {AddressInfo} from 'node:net'

/** What the way to a server does: carries, answers by itself, or breaks off. */
export type Weather = 'fine' | 'rate limited' | 'down' | 'cut off half-way'

export interface UnreliableProxy {
  url: string
  weather: Weather
  close: () => Promise<void>
}

/** Stands between a client and a server, and carries everything while the weather is fine. */
export async function unreliableProxy(target: string): Promise<UnreliableProxy> {
  const proxy: UnreliableProxy = {url: '', weather: 'fine', close: async () => {}}
  const server = createServer((request, response) => {
    if (proxy.weather === 'down') return void request.socket.destroy()
    if (proxy.weather === 'rate limited') {
      response.writeHead(429, {'content-type': 'application/json', 'retry-after': '1'})
      return void response.end('{"error":"Too many requests"}')
    }
    const isCut = proxy.weather === 'cut off half-way'
    const onward = ask(
      new URL(request.url ?? '/', target),
      {method: request.method ?? 'GET', headers: {...request.headers, host: new URL(target).host}},
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        if (isCut) {
          answer.once('data', (bytes: Buffer) => {
            response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
          })
        } else answer.pipe(response)
      },
    )
    onward.once('error', () => response.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // It listens on TCP.
  proxy.close = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return proxy
}
