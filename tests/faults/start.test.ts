import {execFile} from 'node:child_process'
import {readdirSync, writeFileSync} from 'node:fs'
import {type AddressInfo, createServer} from 'node:net'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {expect, onTestFinished, test} from 'vitest'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const script = fileURLToPath(new URL('../../scripts/start/main.ts', import.meta.url))

/** Runs `npm start` to its end, which is near when something is in the way. */
async function start(...args: string[]): Promise<{code: unknown; stderr: string}> {
  return promisify(execFile)(process.execPath, [script, ...args]).then(
    ({stderr}) => ({code: 0, stderr}),
    ({code, stderr}) => ({code, stderr}),
  )
}

async function takePort(): Promise<number> {
  const server = createServer()
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function expectOneParagraph(stderr: string): void {
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(stderr.trim().split('\n\n')).toHaveLength(1)
}

test('a busy port is named, with the option that chooses others, and nothing is left behind', async () => {
  const data = temporaryFolder()
  const port = await takePort()

  const {code, stderr} = await start('--data', data, '--port-base', String(port))

  expect(code).toBe(1)
  expect(stderr).toContain(`Port ${port} (lake) is in use`)
  expect(stderr).toContain('--port-base')
  expectOneParagraph(stderr)
  expect(readdirSync(data)).toEqual([])
})

test.each([
  ['below a file system that takes no folders', '/proc/crosswalk'],
  ['below a file', join(script, 'data')],
])('a data folder %s is refused with the option that chooses another', async (_, data) => {
  const {code, stderr} = await start('--data', data)

  expect(code).toBe(1)
  expect(stderr).toContain(data)
  expect(stderr).toContain('--data DIR')
  expectOneParagraph(stderr)
})

test('a second start on the same data folder is refused and names the first', async () => {
  const data = temporaryFolder()
  writeFileSync(join(data, 'running.pid'), String(process.pid))

  const {code, stderr} = await start('--data', data)

  expect(code).toBe(1)
  expect(stderr).toContain(`process ${process.pid}`)
  expectOneParagraph(stderr)
})
