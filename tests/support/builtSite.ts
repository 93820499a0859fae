import {execFile} from 'node:child_process'
import {createReadStream} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {onTestFinished} from 'vitest'
import {temporaryFolder, type WhenDone} from './temporaryFolder.ts'

const siteFolder = fileURLToPath(new URL('../../site', import.meta.url))
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

export interface BuiltSite {
  /** Where it is served, without a trailing slash. */
  url: string
  /** What was built. */
  folder: string
  /** What content asked for and the site left out, as lines of its report. */
  report: {documentId: string; field: string; reason: string}[]
}

/**
 * Builds the site from a lake and serves it as a plain file server would, until the test ends.
 *
 * @param at - folder of the host, such as `/guides`; empty for its root
 */
export async function serveBuiltSite(
  lake: {url: string; projectId: string},
  at: string,
  whenDone: WhenDone = onTestFinished,
): Promise<BuiltSite> {
  const folder = temporaryFolder(whenDone)
  const reportFile = join(temporaryFolder(whenDone), 'report.json')
  await promisify(execFile)(
    process.execPath,
    [join(siteFolder, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', folder],
    {
      cwd: siteFolder,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        SANITY_API_HOST: lake.url,
        SANITY_PROJECT_ID: lake.projectId,
        SITE_URL: `https://site.example${at}/`,
        SITE_REPORT_FILE: reportFile,
      },
    },
  )
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://site')
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    const file = name.startsWith(`${at}/`) ? join(folder, name.slice(at.length)) : ''
    readFile(file).then(
      (bytes) => {
        const type = types[extname(name)] ?? 'application/octet-stream'
        response.writeHead(200, {'content-type': type}).end(bytes)
      },
      () => {
        response.writeHead(404, {'content-type': types['.html']})
        createReadStream(join(folder, '404.html')).pipe(response)
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  whenDone(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${at}`,
    folder,
    report: JSON.parse(await readFile(reportFile, 'utf8')).lines,
  }
}
