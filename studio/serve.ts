import {existsSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import sirv from 'sirv'

const usage = `Usage: node studio/serve.ts [--port 3333] [--host localhost] [--dir FOLDER]

Serves a built Studio. Prints one JSON line {"listening":"http://…"} when ready.

  --port N   port to listen on; 0 picks a free one (default 3333)
  --host H   name or address to listen on (default localhost, this machine only)
  --dir D    folder written by "sanity build" (default: dist beside this file)`

export interface ServeOptions {
  port: number
  host: string
  directory: string
}

/**
 * Serves the files of a built Studio until it is closed.
 *
 * Every path that is not a file is answered with the Studio's page: the Studio routes in the browser.
 * Files with a content hash in their name may be cached for ever, all others are revalidated.
 *
 * @throws Error one paragraph, if the folder holds no Studio or the port cannot be used
 */
export async function serveStudio({port, host, directory}: ServeOptions) {
  if (!existsSync(join(directory, 'index.html'))) {
    throw new Error(
      `There is no built Studio in ${directory}. Build it with "sanity build ${directory}" in the studio folder, or name another folder with --dir.`,
    )
  }
  const serveFile = sirv(directory, {
    // Files are looked up at each request, so a new build needs no restart.
    dev: true,
    etag: true,
    single: true,
    // A missing file is a 404; only the Studio's own addresses get its page.
    ignores: [/^\/static\//, /^\/favicon\.ico$/],
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
      response.setHeader(
        'Cache-Control',
        hashedFile.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const server = createServer((request, response) => {
    serveFile(request, response, () => {
      response.writeHead(404, {...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8'})
      response.end('This file is not part of the Studio.\n')
    })
  })
  await listen(server, port, host)
  const {port: actualPort} = server.address() as AddressInfo // a TCP server's address is never a path
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Vite ends the names of its files in `-` and eight characters of their content's hash. */
const hashedFile = /-[\w-]{8}\.\w+$/

const securityHeaders = {
  'Content-Security-Policy': "frame-ancestors 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        fail(
          new Error(
            `Port ${port} is used by another program. Stop it, or choose another port with --port.`,
          ),
        )
      } else if (error.code === 'EACCES') {
        fail(
          new Error(
            `This user may not listen on port ${port}. Choose a port above 1023 with --port.`,
          ),
        )
      } else fail(error)
    })
    // Node would bind "localhost" to whichever of its two addresses comes first.
    server.listen(port, host === 'localhost' ? '127.0.0.1' : host, done)
  })
}

function parseServeOptions(args: string[]): ServeOptions | 'help' {
  const {values} = parseArgs({
    args,
    options: {
      port: {type: 'string', default: '3333'},
      host: {type: 'string', default: 'localhost'},
      dir: {type: 'string', default: join(import.meta.dirname, 'dist')},
      help: {type: 'boolean', short: 'h', default: false},
    },
  })
  if (values.help) return 'help'
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65535) {
    throw new Error(`--port is "${values.port}", but a port is a number from 0 to 65535.`)
  }
  return {port, host: values.host, directory: resolve(values.dir)}
}

async function main(): Promise<void> {
  const options = parseServeOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(`${usage}\n`)
    return
  }
  const studio = await serveStudio(options)
  process.stdout.write(`${JSON.stringify({listening: studio.url})}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void studio.close())
  }
}

if (import.meta.main) {
  main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}
