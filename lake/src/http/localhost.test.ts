import {createServer} from 'node:net'
import {expect, test} from 'vitest'
import {startTestLake} from './testLake.ts'

test('localhost is served on each of its addresses', async (context) => {
  if (!(await hasAddress('::1'))) return context.skip('this machine has no IPv6 loopback')
  const {lake} = await startTestLake()

  const {port} = new URL((await lake.listen({host: 'localhost', port: 0})).url)

  for (const address of ['127.0.0.1', '[::1]', 'localhost']) {
    const response = await fetch(`http://${address}:${port}/healthz`)
    expect(response.status, address).toBe(200)
    await response.arrayBuffer()
  }
  await lake.close()
  await expect(fetch(`http://[::1]:${port}/healthz`)).rejects.toThrow()
})

function hasAddress(address: string): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(0, address, () => server.close(() => resolve(true)))
  })
}
