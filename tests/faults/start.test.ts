import {execFile} from 'node:child_process'
import {existsSync, readdirSync, writeFileSync} from 'node:fs'
import {type AddressInfo, createServer} from 'node:net'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {expect, onTestFinished, test} from 'vitest'
import {freePorts} from '../../scripts/sample/freePorts.ts'
import {eventually} from '../support/browser.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const script = fileURLToPath(new URL('../../scripts/start/main.ts', import.meta.url))

const run = promisify(execFile)

/** Runs `npm start` to its end, which is near when something is in the way. */
async function start(...args: string[]): Promise<{code: unknown; stderr: string}> {
  return run(process.execPath, [script, ...args]).then(
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

test('a disk that fills up during the start is said to be full, and nothing is left running', async ({
  skip,
}) => {
  const disk = temporaryFolder()
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=302m', 'tmpfs', disk]).then(
    () => true,
    () => false,
  )
  skip(!mounted, 'a small disk can be made by root on Linux only')
  const data = join(disk, 'data')
  const lakeData = join(data, 'lake')
  const [port] = await freePorts(1)
  let hasEnded = false

  const starting = start('--data', data, '--port-base', String(port)).finally(() => {
    hasEnded = true
  })
  await eventually(async () => hasEnded || existsSync(lakeData), Boolean)
  await run('dd', ['if=/dev/zero', `of=${join(disk, 'other')}`, 'bs=4k']).catch(() => undefined)
  const {code, stderr} = await starting

  expect(code).toBe(1)
  expect(stderr).toContain(`The disk of the data folder ${data} filled up`)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(existsSync(join(data, 'running.pid'))).toBe(false)
  // Refused while a process that still runs holds a file of the disk open.
  await run('umount', [disk])
})
