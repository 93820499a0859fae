import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import {close, createIndex, type IndexFile} from 'pagefind'
import {SiteError} from '../content/errors.ts'
import {compareText} from '../content/order.ts'
import {INDEX_FOLDER} from './searchFacets.ts'
import {mayFollow} from './searchFollows.ts'
import {stableIndex} from './stableIndex.ts'

/** The files that the search page loads; Pagefind also makes user interfaces of its own. */
const NEEDED = /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_\w+)$/

/** Pages that are indexed before the build is done, even if somebody would do it later. */
const mostAtOnce = 1_000

/**
 * Indexes the finished pages for the search page.
 *
 * Only pages that Shell.astro marks are in it, and of those only `main`. Pages are handed over in the
 * order of their addresses, so the same pages give the same files.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': ({dir, pages}) => addIndex(fileURLToPath(dir), pages.length),
    },
  }
}

/** Writes the index into a finished site, unless there are many pages and somebody does it later. */
export async function addIndex(site: string, pageCount: number): Promise<void> {
  if (mayFollow() && pageCount > mostAtOnce) return
  await Promise.all(
    (await indexSite(site)).map(async ({name, body}) => {
      const file = join(site, name)
      await mkdir(dirname(file), {recursive: true})
      await writeFile(file, body)
    }),
  )
}

/** The files of the index of a finished site, by their names in it. */
export async function indexSite(site: string): Promise<{name: string; body: Uint8Array}[]> {
  const files = await indexPages(markedPages(site))
  return files.map(({path, content}) => ({name: join(INDEX_FOLDER, path), body: content}))
}

interface MarkedPage {
  url: string
  content: string
}

/** One after the other, because all of them may not fit into memory. */
async function* markedPages(site: string): AsyncGenerator<MarkedPage> {
  const names = (await readdir(site, {recursive: true})).filter((name) => name.endsWith('.html'))
  const pages = names
    .map((name) => ({
      name,
      url: `/${name.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`,
    }))
    .sort((a, b) => compareText(a.url, b.url))
  for (const {name, url} of pages) {
    const content = await readFile(join(site, name), 'utf8')
    if (content.includes('data-pagefind-body')) yield {url, content}
  }
}

/** @throws SiteError `searchIndex` */
async function indexPages(pages: AsyncIterable<MarkedPage>): Promise<IndexFile[]> {
  try {
    const {index, errors} = await createIndex({forceLanguage: 'en'})
    if (index === undefined) throw failed(errors)
    for await (const page of pages) {
      const added = await index.addHTMLFile({...page, content: withSpaces(page.content)})
      if (added.errors.length > 0) throw failed([page.url, ...added.errors])
    }
    const made = await index.getFiles()
    if (made.errors.length > 0) throw failed(made.errors)
    return stableIndex(made.files.filter(({path}) => NEEDED.test(path)))
  } catch (error) {
    // Pagefind says in plain errors, one of them several lines long, that its program cannot run.
    throw error instanceof SiteError ? error : failed([String(error).split('\n', 1)[0] ?? ''])
  } finally {
    await close()
  }
}

/** Cells and terms stand apart on the page without a space between them; in an excerpt they need one. */
function withSpaces(html: string): string {
  return html.replace(/<\/?(?:dt|dd|th|td|span)\b[^>]*>/g, ' $& ')
}

function failed(reasons: readonly string[]): SiteError {
  return new SiteError(
    'searchIndex',
    `The search index could not be made (${reasons.join('; ')}). Run "pnpm install" again; if that does not help, Pagefind has no program for this kind of machine. No site was built.`,
  )
}
