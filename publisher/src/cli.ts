import {resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {type PublisherEnvironment, readEnvironment} from './environment.ts'
import {PublisherError, reasonOf} from './errors.ts'
import {createPublisher, type Publisher} from './index.ts'
import {DataDirectory} from './release/dataDirectory.ts'
import {rollBack} from './release/rollback.ts'

const help = `Usage: publisher serve [options]
       publisher rollback [RELEASE] [--data DIR]
       publisher plan DOCUMENT… [--port N]

rollback makes the release before the live one live again, or the one that is named; it works while
the publisher serves, and nothing undoes it until content or code change. plan asks the serving
publisher what publishing the drafts of some documents would change, and prints it as JSON.

publisher serve

Makes releases of the site from the content store and serves them. Prints one JSON line,
{"listening":"http://…"}, as soon as a release is served, then listens for webhooks.

Options
  --port N            port to serve on; 0 picks a free one (default 4321)
  --host H            address to serve on (default 127.0.0.1: this machine only)
  --data DIR          where releases are kept (default .data/publisher)
  --once              make one release, print its report as JSON, and exit
  --allow-mass-loss   let the next release have over 20 % fewer pages than the live one
  --help              this text

Environment
  SANITY_API_HOST        address of the content store (default http://localhost:3400; unset with
                         a project id of your own: hosted Sanity)
  SANITY_PROJECT_ID      project (default crosswalk)
  SANITY_DATASET         dataset (default production)
  SITE_URL               public address of the site, for canonical links
                         (default http://localhost and the port)
  SANITY_WEBHOOK_SECRET  secret that webhooks are signed with (needed unless --once)

  PUBLISHER_TOKEN        lets whoever shows it roll back, and ask what drafts would change
  SANITY_API_READ_TOKEN  may read drafts; needed for the command "plan"

Addresses
  /                      the site
  /_publisher/webhook    POST, for the content store's webhook
  /_publisher/status     what is live, being built and waiting, as JSON
  /_publisher/events     the same as server-sent events
  /_publisher/           the same for people, with a button to roll back
  /_publisher/metrics    the same for Prometheus
  /_publisher/plan       ?id=…, what publishing the drafts of documents would change; with
                         PUBLISHER_TOKEN, or a token that lets its owner read the drafts
  /healthz               200 once a release is served
`

interface ServeArguments {
  host: string
  port: number
  dataDirectory: string
  isOnce: boolean
  allowMassLoss: boolean
}

type Command =
  | {command: 'help'}
  | {command: 'serve'; options: ServeArguments}
  | {command: 'rollback'; dataDirectory: string; releaseId: string | undefined}
  | {command: 'plan'; port: number; documentIds: string[]}

process.exitCode = await main(process.argv.slice(2))

async function main(argv: string[]): Promise<number> {
  try {
    const parsed = parseArguments(argv)
    switch (parsed.command) {
      case 'help':
        process.stdout.write(help)
        return 0
      case 'rollback':
        return await goBack(parsed)
      case 'plan':
        return await askForPlan(parsed)
      case 'serve':
        return await makeOrServe(parsed.options)
    }
  } catch (error) {
    if (!(error instanceof PublisherError)) throw error
    const lines: unknown = error.details.lines
    const output = Array.isArray(lines) ? lines.map((line) => `  ${line}\n`).join('') : ''
    process.stderr.write(`${output}${error.message}\n`)
    return 1
  }
}

async function makeOrServe(options: ServeArguments): Promise<number> {
  const environment = readEnvironment(process.env, options.port)
  const projectDirectory = resolve(import.meta.dirname, '../..')
  if (!options.isOnce) requireSecret(environment)
  const publisher = await createPublisher({
    ...options,
    projectDirectory,
    environment,
    maySearchFollow: !options.isOnce,
  })
  return options.isOnce ? makeOne(publisher) : serve(publisher, options)
}

async function goBack(options: {
  dataDirectory: string
  releaseId: string | undefined
}): Promise<number> {
  const directory = await DataDirectory.inUse(options.dataDirectory)
  const {id} = await rollBack(directory, options.releaseId)
  process.stdout.write(`${JSON.stringify({releaseId: id})}\n`)
  return 0
}

async function askForPlan(options: {port: number; documentIds: string[]}): Promise<number> {
  const address = new URL(`http://localhost:${options.port}/_publisher/plan`)
  for (const id of options.documentIds) address.searchParams.append('id', id)
  const headers = {authorization: `Bearer ${process.env.PUBLISHER_TOKEN ?? ''}`}
  const response = await fetch(address, {headers}).catch((error: unknown) => {
    throw new PublisherError('publisherUnreachable', {
      message: `No publisher answers at ${address.origin} (${reasonOf(error)}). Start one, or name its port with --port.`,
      cause: error,
    })
  })
  const answer = await response.text()
  if (!response.ok) {
    const {message} = Object(JSON.parse(answer))
    throw new PublisherError('publisherUnreachable', {message: String(message)})
  }
  process.stdout.write(`${answer}\n`)
  return 0
}

async function makeOne(publisher: Publisher): Promise<number> {
  const stop = () => void publisher.close()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    process.stdout.write(`${JSON.stringify(await publisher.release())}\n`)
    return 0
  } finally {
    await publisher.close()
  }
}

/** Serves until SIGINT or SIGTERM. */
async function serve(
  publisher: Publisher,
  {host, port}: {host: string; port: number},
): Promise<number> {
  const asked = Promise.withResolvers<'asked to stop'>()
  const stop = () => asked.resolve('asked to stop')
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const {url} = await publisher.listen({host, port})
    const started = await Promise.race([publisher.start(), asked.promise])
    if (started !== 'asked to stop') {
      process.stdout.write(`${JSON.stringify({listening: url})}\n`)
      await asked.promise
    }
    return 0
  } finally {
    await publisher.close()
  }
}

function parseArguments(argv: string[]): Command {
  const {values, positionals} = readArguments(argv)
  if (values.help || argv.length === 0) return {command: 'help'}
  const [command, ...rest] = positionals
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw misuse(`--port is "${values.port}"; it must be a number from 0 to 65535.`)
  }
  if (command === 'rollback' && rest.length <= 1) {
    return {command, dataDirectory: values.data, releaseId: rest[0]}
  }
  if (command === 'plan' && rest.length > 0) return {command, port, documentIds: rest}
  if (command !== 'serve' || rest.length > 0) {
    throw misuse(`"${positionals.join(' ')}" is not a command.`)
  }
  const options = {
    host: values.host,
    port,
    dataDirectory: values.data,
    isOnce: values.once,
    allowMassLoss: values['allow-mass-loss'],
  }
  return {command, options}
}

function readArguments(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        port: {type: 'string', default: '4321'},
        host: {type: 'string', default: '127.0.0.1'},
        data: {type: 'string', default: '.data/publisher'},
        once: {type: 'boolean', default: false},
        'allow-mass-loss': {type: 'boolean', default: false},
        help: {type: 'boolean', default: false},
      },
    })
  } catch (error) {
    throw misuse(reasonOf(error))
  }
}

function requireSecret(environment: PublisherEnvironment): void {
  if (environment.webhookSecret !== undefined) return
  throw new PublisherError('configuration', {
    message:
      'SANITY_WEBHOOK_SECRET is not set, so no webhook could be trusted. Set it to the secret that the content store signs its webhook with, or use --once to make a single release.',
  })
}

function misuse(problem: string): PublisherError {
  return new PublisherError('configuration', {message: `${problem} See publisher --help.`})
}
