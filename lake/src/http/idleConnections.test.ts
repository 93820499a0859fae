import {connect, type Socket} from 'node:net'
import {expect, onTestFinished, test, vi} from 'vitest'
import {createLake} from '../index.ts'

// Nothing faster shows it: a client sees only after the promised seconds whether it is cut off.
test('a connection lives on after the idle time that the answer promises', async () => {
  const lake = await createLake({directory: ':memory:', projectId: 'p'})
  onTestFinished(() => lake.close())
  const {hostname, port} = new URL((await lake.listen({host: '127.0.0.1', port: 0})).url)
  const {socket, received} = open(hostname, Number(port))
  const answers = (): number => received().split('HTTP/1.1 200 OK').length - 1

  const ask = (): unknown => socket.write('GET /v1/ping HTTP/1.1\r\nHost: localhost\r\n\r\n')
  ask()
  await vi.waitFor(() => expect(answers()).toBe(1))
  const promisedSeconds = Number(/keep-alive: timeout=(\d+)/i.exec(received())?.[1])
  expect(promisedSeconds).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, (promisedSeconds + 2) * 1000))

  expect(socket.readyState).toBe('open')
  ask()
  await vi.waitFor(() => expect(answers()).toBe(2))
})

test('a lake that closes ends each connection with the answer to its next request', async () => {
  const lake = await createLake({directory: ':memory:', projectId: 'p'})
  const {hostname, port} = new URL((await lake.listen({host: '127.0.0.1', port: 0})).url)
  const {socket, received} = open(hostname, Number(port))
  const heads = (): string[] => received().match(/HTTP\/1\.1 [\s\S]*?\r\n\r\n/g) ?? []
  // A request that is under way keeps its connection from being closed as an idle one.
  const head = 'POST /v2025-02-19/data/query/production HTTP/1.1\r\nHost: localhost\r\n'
  socket.write(`${head}Expect: 100-continue\r\nContent-Length: 13\r\n\r\n`)
  await vi.waitFor(() => expect(heads()).toEqual(['HTTP/1.1 100 Continue\r\n\r\n']))

  const closing = lake.close()
  socket.write('{"query":"1"}')
  await vi.waitFor(() => expect(heads()).toHaveLength(2))
  socket.write('GET /v1/ping HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await vi.waitFor(() => expect(heads()).toHaveLength(3))

  expect(heads()[2]).toMatch(/^connection: close\r$/im)
  await closing
})

function open(host: string, port: number): {socket: Socket; received: () => string} {
  const socket = connect(port, host)
  onTestFinished(() => void socket.destroy())
  let text = ''
  socket.on('data', (bytes) => {
    text += bytes
  })
  return {socket, received: () => text}
}
