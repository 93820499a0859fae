import {execFile, spawn} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'
import type {SanityClient} from '@sanity/client'
import {bodySize, pathData} from './pageData.ts'

const run = promisify(execFile)

/** Versions that are installed to be measured beside the publisher. */
const eleventyVersion = '3.1.8'

export interface Peer {
  name: string
  /** Renders all pages into a folder below its own. */
  build: () => Promise<void>
}

export interface PeerOptions {
  client: SanityClient
  /** An empty folder. */
  folder: string
  paths: number
  /** Of a path page of the real site, bytes. */
  pageBytes: number
}

/** What is around the words of a page: enough of it that pages are as long as the real ones. */
async function frameText({client, paths, pageBytes}: PeerOptions): Promise<string> {
  const {value} = await pathData(client, paths).next()
  const sizes: number[] = (value ?? []).map(bodySize)
  const mean = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length)
  const item = '<li><a href="/careers/">A link of the frame of every page</a></li>\n'
  return item.repeat(Math.max(0, Math.round((pageBytes - mean) / item.length)))
}

/** Hugo, from Debian's packages, which are unpacked and not installed. */
export async function hugo(options: PeerOptions): Promise<Peer> {
  const {client, folder, paths} = options
  for (const name of ['hugo', 'libsass1']) await run('apt-get', ['download', name], {cwd: folder})
  await run('sh', ['-c', 'for each in *.deb; do dpkg -x "$each" .; done'], {cwd: folder})
  const site = join(folder, 'site')
  write(
    site,
    'config.json',
    '{"baseURL":"https://guides.test/","disableKinds":["taxonomy","term","RSS","sitemap","home","section"]}',
  )
  write(
    site,
    'layouts/_default/single.html',
    `<!DOCTYPE html><html lang="en"><head><title>{{.Title}}</title></head><body><ul>${await frameText(options)}</ul><h1>{{.Title}}</h1>
{{range .Params.sections}}<section>
<h2>{{.heading}}</h2>
{{range .paragraphs}}<p>{{.}}</p>
{{end}}{{range .items}}<article>
<h3>{{.title}}</h3>
<p>{{.text}}</p>
</article>
{{end}}</section>
{{end}}</body></html>`,
  )
  for await (const batch of pathData(client, paths)) {
    for (const {slug, ...page} of batch) {
      write(site, `content/paths/${slug}.md`, `${JSON.stringify(page)}\n`)
    }
  }
  return {
    name: 'Hugo (Debian)',
    build: () =>
      runQuietly(join(folder, 'usr/bin/hugo'), ['--quiet', '--source', site], {
        cwd: folder,
        env: {...process.env, LD_LIBRARY_PATH: join(folder, 'usr/lib/x86_64-linux-gnu')},
      }),
  }
}

/** Eleventy, from npm. */
export async function eleventy(options: PeerOptions): Promise<Peer> {
  const {client, folder, paths} = options
  write(folder, 'package.json', '{"private":true}')
  const install = ['install', '--no-audit', '--no-fund', `@11ty/eleventy@${eleventyVersion}`]
  await run('npm', install, {cwd: folder})
  const pages: object[] = []
  for await (const batch of pathData(client, paths)) pages.push(...batch)
  write(folder, 'src/_data/paths.json', JSON.stringify(pages))
  write(
    folder,
    'src/path.liquid',
    `---
pagination:
  data: paths
  size: 1
  alias: path
permalink: "paths/{{ path.slug }}/"
---
<!DOCTYPE html><html lang="en"><head><title>{{ path.title | escape }}</title></head><body><ul>${await frameText(options)}</ul><h1>{{ path.title | escape }}</h1>
{% for section in path.sections %}<section>
<h2>{{ section.heading }}</h2>
{% for text in section.paragraphs %}<p>{{ text | escape }}</p>
{% endfor %}{% for item in section.items %}<article>
<h3>{{ item.title | escape }}</h3>
<p>{{ item.text | escape }}</p>
</article>
{% endfor %}</section>
{% endfor %}</body></html>`,
  )
  const command = join(folder, 'node_modules/@11ty/eleventy/cmd.cjs')
  return {
    name: 'Eleventy (npm)',
    build: () =>
      runQuietly(process.execPath, [command, '--quiet', '--input', 'src', '--output', 'out'], {
        cwd: folder,
        env: process.env,
      }),
  }
}

/** Astro's own command, on the same site and content. */
export function stockAstro({
  lakeUrl,
  siteUrl,
  folder,
}: {
  lakeUrl: string
  siteUrl: string
  folder: string
}): Peer {
  const site = join(import.meta.dirname, '../../../site')
  const astro = join(site, 'node_modules/astro/bin/astro.mjs')
  return {
    name: 'astro build',
    build: () =>
      runQuietly(process.execPath, [astro, 'build', '--root', site, '--outDir', folder], {
        cwd: site,
        env: {...process.env, SANITY_API_HOST: lakeUrl, SITE_URL: siteUrl, NODE_ENV: 'production'},
      }),
  }
}

export async function buildMs({build}: Peer): Promise<number> {
  const startedAt = performance.now()
  await build()
  return performance.now() - startedAt
}

function write(folder: string, name: string, text: string): void {
  const path = join(folder, name)
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}

/** Runs a command whose output nobody wants while it works. */
function runQuietly(
  command: string,
  args: string[],
  options: {cwd: string; env: NodeJS.ProcessEnv},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {...options, stdio: ['ignore', 'ignore', 'inherit']})
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${command} ended with ${code}; its last words are above.`))
    })
  })
}
