import {createServer} from 'node:net'

/** Ports that nobody listens on; held open together, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({length: count}, openServer))
  await Promise.all(servers.map(({close}) => close()))
  return servers.map(({port}) => port)
}

function openServer(): Promise<{port: number; close: () => Promise<void>}> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('No port.'))
      const close = () => new Promise<void>((done) => server.close(() => done()))
      resolve({port: address.port, close})
    })
  })
}
