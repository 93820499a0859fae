import {once} from 'node:events'
import {resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {createAdaptorServer} from '@hono/node-server'
import {SiteError} from '../content/errors.ts'
import {Drafts} from './drafts.ts'
import {readPreviewEnvironment} from './environment.ts'
import {LivePages} from './livePages.ts'
import {previewApp} from './previewApp.ts'
import {PreviewPages} from './previewPages.ts'
import {loadRenderer} from './renderer.ts'

const usage = `Usage: node site/src/preview/serve.ts --dir FOLDER [--port 4322] [--host localhost]

Shows the site with drafts, inside the Presentation tool of the Studio. Prints one JSON line
{"listening":"http://…"} when ready.

  --dir D    folder that "astro build --config astro.preview.config.ts" wrote
  --port N   port to listen on; 0 picks a free one (default 4322)
  --host H   name or address to listen on (default localhost, this machine only)

SANITY_API_READ_TOKEN must be a token that reads drafts; SANITY_STUDIO_URL is where the Studio is
(default http://localhost:3333).
`

async function main(): Promise<void> {
  const {values} = parseArgs({
    options: {
      dir: {type: 'string'},
      port: {type: 'string', default: '4322'},
      host: {type: 'string', default: 'localhost'},
      help: {type: 'boolean', short: 'h', default: false},
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65535) {
    throw new SiteError(
      'environment',
      `--port is "${values.port}", but a port is a number from 0 to 65535.`,
    )
  }
  if (values.dir === undefined) {
    throw new SiteError('environment', '--dir is missing; name the folder of the built templates.')
  }
  const environment = readPreviewEnvironment(process.env)
  const build = resolve(values.dir)
  const render = await loadRenderer(build)
  const livePages = new LivePages()
  const drafts = new Drafts(environment, () => void livePages.changed())
  const pages = new PreviewPages(drafts, {render, environment})
  await drafts.start()
  const now = () => Date.now()
  const app = previewApp({environment, drafts, pages, livePages, build, now})
  // Node would bind "localhost" to whichever of its two addresses comes first.
  const hostname = values.host === 'localhost' ? '127.0.0.1' : values.host
  const server = createAdaptorServer({fetch: app.fetch, hostname})
  server.listen(port, hostname)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new SiteError('environment', listenProblem(error, port))
  })
  const address = server.address()
  const actualPort = typeof address === 'object' && address !== null ? address.port : port
  process.stdout.write(`${JSON.stringify({listening: `http://${values.host}:${actualPort}`})}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit())
}

function listenProblem(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is used by another program. Stop it, or choose another port with --port.`
  }
  return `The preview cannot listen on port ${port} (${error.message}). Choose others with --host and --port.`
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SiteError ? error.message : Object(error).stack}\n`)
  process.exitCode = 1
  setImmediate(() => process.exit())
})
