import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import type {AddressInfo} from 'node:net'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {Readable} from 'node:stream'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'
import {expect, onTestFinished, test, vi} from 'vitest'
import {runCommand} from './commands/command.ts'
import {commands} from './commands/commands.ts'
import {startTestReceiver} from './webhooks/testReceiver.ts'

const script = fileURLToPath(new URL('./cli.ts', import.meta.url))

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

async function run(args: readonly string[], input = ''): Promise<Outcome> {
  const written = {stdout: '', stderr: ''}
  const code = await runCommand(commands, args, {
    stdin: Readable.from([input]),
    print: (line) => {
      written.stdout += `${line}\n`
    },
    say: (line) => {
      written.stderr += `${line}\n`
    },
  })
  return {code, ...written}
}

function temporaryFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'lake-cli-'))
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}))
  return directory
}

async function serve(
  directory: string,
  ...args: string[]
): Promise<{url: string; child: ChildProcess}> {
  const child = spawn(process.execPath, [
    script,
    'serve',
    '--port',
    '0',
    '--data',
    directory,
    ...args,
  ])
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return {url: JSON.parse(line).listening, child}
}

const bearer = (token: string): {headers: Record<string, string>} => ({
  headers: {authorization: `Bearer ${token}`},
})

test('the program passes its arguments on and ends with the code of the command', async () => {
  const child = spawn(process.execPath, [script, 'token', 'create', '--role', 'boss'])
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])

  expect(code).toBe(1)
  expect(stderr).toBe(
    'There is no role "boss": use viewer, editor, administrator. See "token create --help".\n',
  )
})

test('everything has help, and mistakes get one line and code 1', async () => {
  const overview = await run(['--help'])
  expect(overview).toMatchObject({code: 0, stderr: ''})
  for (const name of ['serve', 'token create', 'user add', 'webhook add', 'backup FILE']) {
    expect(overview.stdout).toContain(name)
  }
  expect(await run(['token', 'create', '--help'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('--role R'),
  })

  const mistakes = [
    ['frobnicate'],
    ['token', 'create', '--data', temporaryFolder()],
    ['token', 'create', '--role', 'boss', '--data', temporaryFolder()],
    ['token', 'create', '--rolle', 'viewer'],
    ['token', 'revoke', 'nothing', '--data', temporaryFolder()],
    ['backup', '--data', temporaryFolder()],
    ['webhook', 'add', '--url', 'nowhere', '--data', temporaryFolder()],
    ['webhook', 'add', '--url', 'http://a/', '--filter', '_type ==', '--data', temporaryFolder()],
    ['serve', '--port', 'many'],
    ['serve', '--host', '0.0.0.0', '--auto-sign-in'],
    ['serve', '--cors-origin', 'http://a/b'],
  ]
  const outcomes = await Promise.all(mistakes.map((args) => run(args)))
  for (const [index, {code, stdout, stderr}] of outcomes.entries()) {
    expect([mistakes[index], code, stdout]).toEqual([mistakes[index], 1, ''])
    expect(stderr).not.toMatch(/\n {4}at /)
  }
}, 30_000)

test('a token made while the lake serves works at once, until it is revoked', async () => {
  const data = ['--data', temporaryFolder()]
  const {url} = await serve(data[1] as string)
  const ask = (token: string): Promise<Response> => fetch(`${url}/v1/users/me`, bearer(token))

  const created = await run(['token', 'create', '--role', 'editor', '--label', 'import', ...data])
  const token = created.stdout.trim()
  expect(created.stdout).toBe(`${token}\n`)
  expect(await (await ask(token)).json()).toMatchObject({role: 'editor', name: 'import'})

  const {id} = JSON.parse((await run(['token', 'list', ...data])).stdout)
  expect(await run(['token', 'revoke', id, ...data])).toMatchObject({code: 0, stdout: ''})
  expect((await ask(token)).status).toBe(401)
}, 30_000)

test('nobody else on the machine can read what the lake creates', async () => {
  const directory = join(temporaryFolder(), 'lake')
  await serve(directory)

  for (const path of [directory, join(directory, 'lake.sqlite')]) {
    expect(statSync(path).mode & 0o077).toBe(0)
  }
}, 30_000)

test('the lake stops cleanly when it is told to, and says so only by its exit code', async () => {
  const directory = temporaryFolder()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const {child} = await serve(directory)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
  }
}, 30_000)

test('a busy port, a used folder and an unwritable folder are told in one paragraph', async () => {
  const blocker = createServer().listen(0, 'localhost')
  onTestFinished(() => void blocker.close())
  await once(blocker, 'listening')
  const {port} = blocker.address() as AddressInfo
  const directory = temporaryFolder()
  const file = join(directory, 'file')
  writeFileSync(file, '')

  const busy = await run(['serve', '--port', String(port), '--data', join(directory, 'a')])
  const unwritable = await run(['serve', '--port', '0', '--data', join(file, 'lake')])
  await serve(join(directory, 'b'))
  const used = await run(['serve', '--port', '0', '--data', join(directory, 'b')])

  expect(busy).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/port is in use.*--port\.\n$/),
  })
  expect(unwritable).toMatchObject({code: 1, stderr: expect.stringMatching(/cannot be created/)})
  expect(used).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Another lake is already serving/),
  })
  for (const {stdout, stderr} of [busy, unwritable, used]) {
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }
}, 30_000)

test('a person added on the command line signs in on the page', async () => {
  const data = ['--data', temporaryFolder()]
  const {url} = await serve(data[1] as string, '--cors-origin', 'http://localhost:3333')
  const user = ['user', 'add', '--role', 'viewer', ...data]

  const generated = await run([...user, '--email', 'a@example.com'])
  const given = await run(
    [...user, '--email', 'b@example.com', '--password-stdin'],
    'a long password\n',
  )
  const short = await run([...user, '--email', 'c@example.com', '--password-stdin'], 'short')

  expect(given).toMatchObject({code: 0, stdout: ''})
  expect(short).toMatchObject({code: 1, stderr: expect.stringMatching(/at least 10 characters/)})
  for (const [email, password] of [
    ['a@example.com', generated.stdout.trim()],
    ['b@example.com', 'a long password'],
  ] as const) {
    const response = await fetch(`${url}/auth/local?origin=http://localhost:3333`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({email, password}),
    })
    expect([email, response.status]).toEqual([email, 303])
  }
}, 30_000)

test('people are listed, changed and removed', async () => {
  const data = ['--data', temporaryFolder()]
  const email = 'ada@example.com'
  await run(['user', 'add', '--email', email, '--role', 'viewer', ...data])
  const people = async (): Promise<unknown[]> =>
    (await run(['user', 'list', ...data])).stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  expect(await people()).toMatchObject([{email, name: 'ada', role: 'viewer', hasPassword: true}])

  const changed = await run([
    'user',
    'change',
    email,
    '--role',
    'editor',
    '--new-password',
    ...data,
  ])
  expect(changed.stdout.trim().length).toBeGreaterThanOrEqual(32)
  expect(await people()).toMatchObject([{email, role: 'editor'}])

  expect(await run(['user', 'remove', email, ...data])).toMatchObject({code: 0, stdout: ''})
  expect(await people()).toEqual([])
  expect(await run(['user', 'remove', email, ...data])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('"user list"'),
  })
}, 30_000)

test('a webhook is changed, disabled and told to send again', async () => {
  const data = ['--data', temporaryFolder()]
  const url = 'http://localhost:9/'
  const add = await run(['webhook', 'add', '--url', url, '--secret', 'geheim', ...data])
  const id = add.stdout.trim()

  await run(['webhook', 'change', id, '--filter', '_type == "note"', '--disable', ...data])

  const [listed] = (await run(['webhook', 'list', ...data])).stdout.split('\n')
  expect(JSON.parse(listed ?? '')).toMatchObject({
    url,
    filter: '_type == "note"',
    isDisabled: true,
    hasSecret: true,
  })
  expect(await run(['webhook', 'redeliver', id, 'nothing', ...data])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no finished delivery'),
  })
})

test('a webhook survives kill -9 of the lake: what was acknowledged is delivered', async () => {
  const directory = temporaryFolder()
  const data = ['--data', directory]
  const receiver = await startTestReceiver([503, 503, 200])
  const secretFile = join(directory, 'secret')
  writeFileSync(secretFile, 'geheim\n')
  const hook = [
    '--name',
    'site',
    '--on',
    'create,delete',
    '--projection',
    '{_id}',
    '--secret-file',
    secretFile,
  ]
  const added = await run(['webhook', 'add', '--url', receiver.url, ...hook, ...data])
  const id = added.stdout.trim()
  const token = (await run(['token', 'create', '--role', 'editor', ...data])).stdout.trim()
  const first = await serve(directory)
  const body = JSON.stringify({mutations: [{create: {_id: 'a', _type: 'note'}}]})

  const reply = await fetch(`${first.url}/v1/data/mutate/production`, {
    method: 'POST',
    body,
    ...bearer(token),
  })
  expect(reply.status).toBe(200)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  await serve(directory)

  await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThanOrEqual(3), 10_000)
  await vi.waitFor(async () => {
    const {stdout} = await run(['webhook', 'deliveries', id, ...data])
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'success',
      documentId: 'a',
      lastResult: 'answered 200',
    })
  }, 10_000)
  const listed = JSON.parse((await run(['webhook', 'list', ...data])).stdout)
  expect(listed).toMatchObject({
    id,
    name: 'site',
    operations: ['create', 'delete'],
    hasSecret: true,
  })
  expect(JSON.stringify(listed)).not.toContain('geheim')
  expect((await run(['webhook', 'remove', id, ...data])).code).toBe(0)
  expect((await run(['webhook', 'list', ...data])).stdout).toBe('')
}, 60_000)

test('a backup taken while the lake serves opens as a lake', async () => {
  const directory = temporaryFolder()
  const data = ['--data', directory]
  const {url} = await serve(directory)
  const token = (await run(['token', 'create', '--role', 'editor', ...data])).stdout.trim()
  const body = JSON.stringify({mutations: [{create: {_id: 'a', _type: 'note'}}]})
  await fetch(`${url}/v1/data/mutate/production`, {method: 'POST', body, ...bearer(token)})
  const copy = temporaryFolder()
  const file = join(copy, 'lake.sqlite')

  const saved = await run(['backup', file, ...data])
  const again = await run(['backup', file, ...data])

  expect(saved).toMatchObject({code: 0, stdout: `${file}\n`})
  expect(again).toMatchObject({code: 1, stderr: expect.stringMatching(/exists already/)})
  expect(statSync(file).mode & 0o077).toBe(0)
  const restored = await serve(copy)
  const response = await fetch(`${restored.url}/v1/data/query/production?query=*[0]._id`)
  expect(await response.json()).toMatchObject({result: 'a'})
}, 30_000)
