import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {onTestFinished} from 'vitest'

/** A site that others link to, with a page that is there, one that moved and one that is gone. */
export async function startLinkedSite() {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    if (request.url === '/moved') response.writeHead(301, {location: '/good'})
    else response.writeHead(request.url === '/good' ? 200 : 404)
    response.end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const {port} = server.address() as AddressInfo // a TCP server's address is never a path
  const host = `127.0.0.1:${port}`
  return {host, address: `http://${host}`, requests}
}
