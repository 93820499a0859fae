import {spawn} from 'node:child_process'
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {evaluate, parse} from 'groq-js'
import sharp from 'sharp'
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest'
import {bundle} from './live/bundle.ts'
import {brokenAddresses} from './testing/brokenAddresses.ts'
import {
  reference,
  type SampleDocument,
  sampleContent,
  sampleWithout,
  targetCareer,
  transitionPath,
} from './testing/sampleContent.ts'

// Slow: builds the site as people do. Only a build shows which bytes the templates
// write, whether every link and asset of them exists, and what a failure prints.

const siteFolder = fileURLToPath(new URL('..', import.meta.url))
const astro = join(siteFolder, 'node_modules/.bin/astro')
const BUILD_TIMEOUT_MS = 120_000
/** They have a script of their own beside that of every page. */
const pagesWithTasks = [
  '/careers/index.html',
  '/404.html',
  '/assessment/index.html',
  '/compare/index.html',
  '/index.html',
  '/search/index.html',
]
/** Compressed, all that a reading page loads. */
const SCRIPT_BUDGET_BYTES = 4096

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-build-'))
})
afterAll(() => rm(folder, {recursive: true}))

/** Serves queries over the documents, for as long as `use` takes. */
async function withContent<T>(
  documents: readonly SampleDocument[],
  use: (apiHost: string) => Promise<T>,
): Promise<T> {
  const server = createServer(async (request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://lake')
    if (pathname.startsWith('/images/')) {
      const [width = 1, height = 1] =
        searchParams.get('rect')?.split(',').slice(2).map(Number) ?? []
      response.writeHead(200, {'content-type': 'image/png', 'cache-control': 'max-age=31536000'})
      response.end(await plainPng(width, height))
      return
    }
    const query = searchParams.get('query') ?? ''
    const result = await (await evaluate(parse(query), {dataset: [...documents]})).get()
    response.writeHead(200, {'content-type': 'application/json'})
    response.end(JSON.stringify({result, ms: 0, query}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://localhost:${(server.address() as AddressInfo).port}`)
  } finally {
    server.close()
  }
}

function plainPng(width: number, height: number): Promise<Buffer> {
  return sharp({create: {width, height, channels: 3, background: '#2a8c82'}})
    .png()
    .toBuffer()
}

/** The sample with a picture of which editors cut off the left third. */
async function contentWithPicture(): Promise<SampleDocument[]> {
  const asset = {
    _id: 'image-abc-1200x800-png',
    _type: 'sanity.imageAsset',
    metadata: {lqip: `data:image/png;base64,${(await plainPng(20, 13)).toString('base64')}`},
  }
  const image = {
    asset: reference(asset._id),
    alt: 'A green field',
    crop: {left: 1 / 3, right: 0, top: 0, bottom: 0},
  }
  return [...sampleWithout('pm'), targetCareer({image}), asset]
}

/** The files of the site, made by the publisher's way: bundled once, and rendered in processes. */
async function renderInProcesses(codeFolder: string, variables: Record<string, string>) {
  const outDir = join(folder, 'processes')
  const script = join(siteFolder, 'src/testing/cleanBuild.ts')
  const env = {...process.env, ...variables}
  const child = spawn(process.execPath, [script, codeFolder, outDir, '1'], {
    cwd: siteFolder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
  return filesOf(outDir)
}

async function build(name: string, variables: Record<string, string>) {
  const outDir = join(folder, name)
  const child = spawn(astro, ['build', '--outDir', outDir], {
    cwd: siteFolder,
    env: {...process.env, SITE_URL: 'https://guides.test', ...variables},
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return {outDir, output, exitCode}
}

/** Contents of all files by path from the folder. */
async function filesOf(outDir: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(outDir, {recursive: true, withFileTypes: true})
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      paths.sort().map(async (path) => [path.slice(outDir.length), await readFile(path)] as const),
    ),
  )
}

/** Addresses of the scripts that a browser runs; the text of one that stands in the page itself. */
function executableScripts(html: string): string[] {
  return [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)]
    .filter(([, attributes]) => !attributes?.includes('type="application/'))
    .map(([, attributes, body]) => /src="([^"]+)"/.exec(attributes ?? '')?.[1] ?? body ?? '')
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function visibleText(html: string): string {
  return html
    .replace(/<script[^>]*>.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** Texts that structured data may only repeat from the page. */
function statements(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => statements(item, key))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, item]) => statements(item, name))
  }
  return ['name', 'headline', 'description'].includes(key) ? [String(value)] : []
}

test(
  'a build is whole, and the same twice, even at the same time',
  async () => {
    const [first, second] = await withContent(await contentWithPicture(), (SANITY_API_HOST) =>
      Promise.all([build('first', {SANITY_API_HOST}), build('second', {SANITY_API_HOST})]),
    )
    expect(first.exitCode, first.output).toBe(0)
    expect(second.exitCode, second.output).toBe(0)
    const files = await filesOf(first.outDir)
    expect(await filesOf(second.outDir)).toEqual(files)

    const pages = [...files].filter(([path]) => path.endsWith('.html'))
    expect(pages.map(([path]) => path)).toEqual([
      '/404.html',
      '/about/index.html',
      '/assessment/index.html',
      '/careers/index.html',
      '/careers/product-manager/index.html',
      '/categories/index.html',
      '/categories/product/index.html',
      '/compare/index.html',
      '/from/index.html',
      '/from/software-engineer/index.html',
      '/index.html',
      '/methodology/index.html',
      '/paths/engineer-to-manager/index.html',
      '/paths/index.html',
      '/paths/software-engineer-to-product-manager/index.html',
      '/people/ada-editor/index.html',
      '/people/index.html',
      '/roadmaps/from-code-to-product/index.html',
      '/roadmaps/index.html',
      '/search/index.html',
      '/skills/design/index.html',
      '/skills/discovery/index.html',
      '/skills/index.html',
      '/skills/metrics/index.html',
    ])
    expect(files.get('/_redirects')?.toString()).toBe(
      '/paths/engineer-to-manager/ /paths/software-engineer-to-product-manager/ 301\n',
    )
    expect(files.has('/rss.xml')).toBe(true)
    expect(files.has('/careers/product-manager/rss.xml')).toBe(true)
    const scriptsOfEveryPage = executableScripts(files.get('/about/index.html')?.toString() ?? '')
    const scriptBytes = scriptsOfEveryPage.map((path) => gzipSync(files.get(path) ?? '').length)
    expect(scriptBytes.length).toBeGreaterThan(0)
    expect(sumOf(scriptBytes)).toBeLessThanOrEqual(SCRIPT_BUDGET_BYTES)

    expect([...files.keys()].filter((path) => path.startsWith('/pagefind/fragment/'))).toHaveLength(
      pages.filter(([, bytes]) => bytes.includes('data-pagefind-body')).length,
    )

    const career = files.get('/careers/product-manager/index.html')?.toString() ?? ''
    expect(career).toMatch(/<svg[^>]*preserveAspectRatio="none"[^>]*> *<rect x="0" y="0" width="6"/)
    expect(career).toMatch(/<source srcset="[^"]*\.avif 480w, [^"]*\.avif 800w" type="image\/avif"/)
    expect(career).toMatch(
      /<img src="[^"]*\.webp"[^>]* alt="A green field"[^>]* width="800" height="800"/,
    )

    expect(brokenAddresses(files, 'https://guides.test')).toEqual([])
    for (const [path, bytes] of pages) {
      const html = bytes.toString()
      const fragments = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => `id="${id}"`)
      expect(
        fragments.filter((id) => !html.includes(id)),
        path,
      ).toEqual([])
      expect(html.match(/<h1[ >]/g), path).toHaveLength(1)
      expect(html, path).not.toMatch(/ style=|<style| on\w+="/)
      const ownScripts = executableScripts(html).filter(
        (script) => !scriptsOfEveryPage.includes(script),
      )
      expect(ownScripts.length, path).toBe(pagesWithTasks.includes(path) ? 1 : 0)
      expect(
        ownScripts.filter((script) => !files.has(script)),
        path,
      ).toEqual([])

      const data = [...html.matchAll(/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
        JSON.parse(json ?? ''),
      )
      const text = visibleText(html)
      expect(
        statements(data).filter((statement) => !text.includes(statement)),
        path,
      ).toEqual([])
    }
  },
  BUILD_TIMEOUT_MS,
)

test(
  'a site in a folder of its host keeps to it',
  async () => {
    const SITE_URL = 'https://example.org/guides/'
    const documents = await contentWithPicture()
    const {outDir, exitCode, output} = await withContent(documents, (SANITY_API_HOST) =>
      build('folder', {SANITY_API_HOST, SITE_URL}),
    )

    expect(exitCode, output).toBe(0)
    const files = await filesOf(outDir)
    expect(brokenAddresses(files, 'https://example.org/guides')).toEqual([])
    expect(files.get('/index.html')?.toString()).toContain('href="/guides/careers/"')
    expect(files.get('/_redirects')?.toString()).toMatch(/^\/guides\/paths\/.* \/guides\/paths\//)
    const paths = files.get('/_headers')?.toString().match(/^\/.*/gm)
    expect(paths).toEqual(expect.arrayContaining(['/guides/*', '/guides/search/']))
    expect(paths?.filter((path) => !path.startsWith('/guides/'))).toEqual([])
  },
  BUILD_TIMEOUT_MS,
)

/** Fields in which editors can write whatever they like. */
const FREE_TEXT = new Set([
  ...['title', 'name', 'role', 'summary', 'description', 'definition', 'claim', 'limits', 'why'],
  ...['task', 'evidence', 'goal', 'milestone', 'audience', 'text', 'heroText', 'provider'],
  ...['level1', 'level2', 'level3', 'level4', 'label'],
])

test(
  'words from content are escaped wherever they stand',
  async () => {
    const hostile = `</script>"'><img src=x onerror=alert(1)>`
    const documents = JSON.parse(JSON.stringify(sampleContent()), (key, value) =>
      FREE_TEXT.has(key) && typeof value === 'string' ? `${value} ${hostile}` : value,
    )
    const {outDir, exitCode, output} = await withContent(documents, (SANITY_API_HOST) =>
      build('hostile', {SANITY_API_HOST}),
    )

    expect(exitCode, output).toBe(0)
    for (const [path, bytes] of await filesOf(outDir)) {
      // Inside a quoted value only the quote itself is special, so values are taken out first.
      const markup = bytes.toString().replace(/="[^"]*"/g, '')
      if (/\.(html|xml)$/.test(path)) expect(markup, path).not.toContain('<img')
    }
  },
  BUILD_TIMEOUT_MS,
)

test(
  'a broken document is withheld and named, and the rest is built',
  async () => {
    const reportFile = join(folder, 'report.json')
    const documents = [...sampleWithout('path'), transitionPath({intro: 'text'})]
    const {outDir, exitCode, output} = await withContent(documents, (SANITY_API_HOST) =>
      build('broken', {SANITY_API_HOST, SITE_REPORT_FILE: reportFile}),
    )

    expect(exitCode).toBe(0)
    expect(output).toContain('transitionPath "path" withheld, field intro: Is empty.')
    expect(JSON.parse(await readFile(reportFile, 'utf8'))).toMatchObject({
      lines: [
        {documentId: 'path', field: 'intro', effect: 'withheld'},
        {documentId: 'moved', field: 'toDocument', effect: 'withheld'},
      ],
    })
    const paths = [...(await filesOf(outDir)).keys()]
    expect(paths).toContain('/careers/product-manager/index.html')
    expect(paths.filter((path) => path.startsWith('/paths/'))).toEqual(['/paths/index.html'])
  },
  BUILD_TIMEOUT_MS,
)

test(
  'without a lake the build fails with one paragraph and no stack',
  async () => {
    const SANITY_API_HOST = await withContent([], async (host) => host)
    const {exitCode, output} = await build('unreachable', {SANITY_API_HOST})

    expect(exitCode).toBe(1)
    expect(output).toContain(`at ${SANITY_API_HOST}`)
    expect(output).toContain('No site was built.')
    expect(output).not.toMatch(/^\s+at .+:\d+/m)
  },
  BUILD_TIMEOUT_MS,
)

test('code that was bundled before, and processes, make the files that a build makes', async () => {
  // Inside the site, because the code imports packages.
  const codeFolder = await mkdtemp(join(siteFolder, '.astro/kept-'))
  onTestFinished(() => rm(codeFolder, {recursive: true}))

  const [built, rendered] = await withContent(await contentWithPicture(), async (apiHost) => {
    const variables = {
      SANITY_API_HOST: apiHost,
      SITE_URL: 'https://guides.test',
      NODE_ENV: 'production',
    }
    const {outDir} = await build('built', variables)
    Object.assign(process.env, variables)
    await bundle({root: siteFolder, codeFolder, isClean: false})
    return [await filesOf(outDir), await renderInProcesses(codeFolder, variables)]
  })

  const names = new Set([...built.keys(), ...rendered.keys()])
  const isSame = (name: string) => built.get(name)?.equals(rendered.get(name) ?? Buffer.alloc(0))
  expect([...names].filter((name) => !isSame(name))).toEqual([])
  expect([...names].some((name) => name.endsWith('.avif'))).toBe(true)
  expect(names.size).toBeGreaterThan(50)
})
