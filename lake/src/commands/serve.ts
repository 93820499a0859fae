import {setFlagsFromString} from 'node:v8'
import {isLoopbackHost} from '../access/loopback.ts'
import {createLake} from '../index.ts'
import {defaultQueryLimits} from '../query/queryLimits.ts'
import {realSurroundings} from '../surroundings.ts'
import {type Command, type CommandInput, dataOption, directoryOf, UsageError} from './command.ts'
import {
  defaultDataset,
  defaultHost,
  defaultPort,
  defaultProjectId,
  logLevel,
} from './environment.ts'

export const serveCommand: Command = {
  name: 'serve',
  positionals: [],
  summary:
    'Serves the Content Lake until it is interrupted; prints {"listening":"http://…"} when ready.',
  options: {
    port: {type: 'string', value: 'N', help: `port (default ${defaultPort}; 0 picks a free one)`},
    host: {type: 'string', value: 'H', help: `address to bind to (default ${defaultHost})`},
    data: dataOption,
    'cors-origin': {
      type: 'string',
      multiple: true,
      value: 'O',
      help: 'origin of a browser application that may call the lake, e.g. http://localhost:3333 (repeatable)',
    },
    'auto-sign-in': {
      type: 'boolean',
      help: 'sign people on this machine in as administrator, without password',
    },
    'public-url': {
      type: 'string',
      value: 'U',
      help: 'address in asset URLs and sign-in links (default: where the lake listens)',
    },
    project: {type: 'string', value: 'ID', help: `project id (default ${defaultProjectId})`},
    dataset: {
      type: 'string',
      value: 'NAME',
      help: `dataset to create if it is missing (default ${defaultDataset})`,
    },
    'cache-mb': {
      type: 'string',
      value: 'N',
      help: 'memory for documents that are kept parsed, in megabytes (default 256)',
    },
    'query-seconds': {
      type: 'string',
      value: 'N',
      help: 'how long one query may take (default 60)',
    },
    private: {
      type: 'boolean',
      help: 'create that dataset private: nothing is readable without a token',
    },
  },
  run: serve,
}

async function serve(input: CommandInput): Promise<void> {
  const host = input.text('host') ?? defaultHost
  const autoSignIn = input.flag('auto-sign-in')
  if (autoSignIn && !isLoopbackHost(host)) {
    throw new UsageError(
      `--auto-sign-in would let everybody who can reach ${host} in as administrator. Leave it out and add people with "user add", or bind to localhost.`,
    )
  }
  // Else V8 lets the heap grow to four times what is in use before it looks for what is not, and
  // seldom gives that back: a search through all texts would take 250 MB more for good.
  setFlagsFromString('--heap-growing-percent=60')
  const publicUrl = input.text('public-url')
  const cacheMb = wholeNumber(input, 'cache-mb')
  const querySeconds = wholeNumber(input, 'query-seconds')
  const lake = await createLake({
    directory: directoryOf(input),
    projectId: input.text('project') ?? defaultProjectId,
    datasets: [
      {
        name: input.text('dataset') ?? defaultDataset,
        aclMode: input.flag('private') ? 'private' : 'public',
      },
    ],
    corsOrigins: input.texts('cors-origin').map(parseOrigin),
    autoSignIn,
    ...(cacheMb !== undefined && {cacheBytes: cacheMb * 1_000_000}),
    ...(querySeconds !== undefined && {
      queryLimits: {...defaultQueryLimits, timeMs: querySeconds * 1_000},
    }),
    surroundings: realSurroundings(logLevel),
    ...(publicUrl !== undefined && {publicUrl: parseOrigin(publicUrl)}),
  })
  const interrupted = untilInterrupted()
  try {
    const {url} = await lake.listen({host, port: parsePort(input.text('port'))})
    input.terminal.print(JSON.stringify({listening: url}))
    await interrupted
  } finally {
    await lake.close()
  }
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return defaultPort
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new UsageError(`--port must be a number from 0 to 65535, not "${text}".`)
}

function wholeNumber(input: CommandInput, option: string): number | undefined {
  const text = input.text(option)
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new UsageError(`--${option} must be a whole number from 1 on, not "${text}".`)
}

function parseOrigin(text: string): string {
  const url = URL.parse(text)
  const isOrigin = url !== null && url.origin !== 'null' && [url.origin, url.href].includes(text)
  if (isOrigin && /^https?:$/.test(url.protocol)) return url.origin
  throw new UsageError(
    `"${text}" is not an origin: write it as http://localhost:3333, without a path.`,
  )
}
